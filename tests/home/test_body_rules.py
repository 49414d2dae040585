"""Rules that span the blocks of a body, and links to a page that need one."""

from typing import Any

import pytest

from home.models import GuidePage
from tests.blocks import GUIDE_BODY, complaints
from tests.builders import block, heading, text

pytestmark = pytest.mark.django_db


def card(urgency: str) -> dict[str, Any]:
    value = {"urgency": urgency, "heading": "Call if:", "items": ["you are worried"], "after": ""}
    return block("care_card", value)


def warning(words: str) -> dict[str, Any]:
    return block("warning", {"heading": words, "text": "<p>Ask.</p>"})


def subheading(words: str) -> dict[str, Any]:
    return block("subheading", {"text": words, "anchor": ""})


def named(words: str, anchor: str) -> dict[str, Any]:
    return block("heading", {"text": words, "anchor": anchor})


QUESTIONS = block("questions", {"heading": "Ask", "anchor": "", "items": ["Why?", "When?", "How?"]})
INSET = block("inset", {"text": "<p>A fact.</p>"})

FINE = {
    "one care card of each urgency": [card("non_urgent"), card("urgent"), card("emergency")],
    "two warnings": [warning("One thing"), warning("Another thing")],
    "a heading after a care card": [card("urgent"), heading("Then"), text("More.")],
    "a block with a heading of its own after a care card": [card("urgent"), QUESTIONS],
    "a care card at the end": [heading("One"), text("More."), card("urgent")],
    "a smaller heading in a section": [heading("One"), subheading("Part")],
    "a smaller heading in a section that is a block": [QUESTIONS, subheading("Part")],
    "the same words twice, as the second anchor is numbered": [heading("One"), heading("One")],
}
WRONG: dict[str, tuple[list[dict[str, Any]], str, str]] = {
    "two care cards of one urgency": (
        [card("urgent"), card("emergency"), card("urgent")],
        "2.urgency",
        "already",
    ),
    "three warnings": (
        [warning("One thing"), warning("Another thing"), warning("A third thing")],
        "2.heading",
        "At most two",
    ),
    "text after a care card": ([card("urgent"), text("More.")], "1", "heading above"),
    "an inset after a care card": ([card("urgent"), INSET], "1", "heading above"),
    "a smaller heading before any section": (
        [text("First."), subheading("Part"), heading("One")],
        "1.text",
        "section heading first",
    ),
    "an anchor used twice": (
        [named("One", "same"), named("Two", "same")],
        "1.anchor",
        "has this anchor",
    ),
}


@pytest.mark.parametrize("case", FINE)
def test_a_good_body_passes(case: str) -> None:
    assert complaints(GUIDE_BODY, FINE[case]) == {}


@pytest.mark.parametrize("case", WRONG)
def test_a_bad_body_is_told_where_and_why(case: str) -> None:
    body, place, message = WRONG[case]
    found = complaints(GUIDE_BODY, body)
    assert found.keys() == {place}
    assert message in found[place]


@pytest.mark.parametrize("case", WRONG)
def test_a_draft_may_hold_it(case: str) -> None:
    assert complaints(GUIDE_BODY, WRONG[case][0], draft=True) == {}


def test_a_body_must_hold_something_to_be_published() -> None:
    assert complaints(GUIDE_BODY, []) == {"": "This field is required."}
    assert complaints(GUIDE_BODY, [], draft=True) == {}


ACTION = {"heading": "Go", "anchor": "go", "items": ["Ask."], "link_text": "On", "url": ""}


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({}, set()),
        ({"link_text": ""}, {"link_text"}),
        ({"url": "https://example.org/"}, {"page", "url"}),
    ],
)
def test_an_action_leads_to_a_page_or_an_address_in_words(
    guide: GuidePage, changes: dict[str, str], places: set[str]
) -> None:
    value = ACTION | {"page": guide.pk} | changes
    action = GUIDE_BODY.child_blocks["action"]
    assert complaints(action, value).keys() == places
    assert complaints(action, value, draft=True) == {}
