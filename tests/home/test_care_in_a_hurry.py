"""What someone in a hurry needs is never folded away, skipped over, or sent elsewhere."""

from typing import Any

import pytest

from home.models import SectionPage
from home.publishing import problems
from tests.blocks import GUIDE_BODY, complaints
from tests.builders import block, heading, make_guide

pytestmark = pytest.mark.django_db


def card(after: str = "") -> dict[str, Any]:
    value = {"urgency": "urgent", "heading": "Call if:", "items": ["it hurts"], "after": after}
    return block("care_card", value)


def do_list(words: str) -> dict[str, Any]:
    return block("do_list", {"heading": words, "items": ["rest", "drink"]})


@pytest.mark.parametrize(
    "after", ["See https://example.org for more.", "Call your doctor if this happens."]
)
def test_the_sentence_below_a_card_is_held_to_the_rules_of_the_card(after: str) -> None:
    assert list(complaints(GUIDE_BODY, [card(after)])) == ["0.after"]
    assert complaints(GUIDE_BODY, [card("Say that you have had immunotherapy.")]) == {}


def test_a_list_below_a_card_has_a_heading() -> None:
    assert list(complaints(GUIDE_BODY, [card(), do_list("")])) == ["1"]
    assert complaints(GUIDE_BODY, [card(), do_list("While you wait")]) == {}
    assert complaints(GUIDE_BODY, [card(), heading("Next"), do_list("")]) == {}


@pytest.mark.parametrize("number", ["999", "911", "112"])
def test_an_emergency_number_is_not_folded_away(number: str) -> None:
    folded = {"heading": "More", "text": f"<p>Call {number}.</p>"}
    assert list(complaints(GUIDE_BODY, [block("expander", folded)])) == ["0.text"]
    folded = {"heading": "More", "text": "<p>In 2017 it was approved.</p>"}
    assert complaints(GUIDE_BODY, [block("expander", folded)]) == {}


def test_a_summary_that_is_too_long_is_not_published(section: SectionPage) -> None:
    guide = make_guide(section)
    assert problems(guide) == {}
    guide.summary = "a" * 251
    assert "summary" in problems(guide)
