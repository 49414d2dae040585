"""What people act on is never changed as if it were wording, and some pages must say what is not
known."""

from typing import Any

import pytest

from home.models import GuidePage, HomePage, SectionPage
from home.publishing import missing_parts, problems
from review.edit_kinds import EditKind, least_kind
from tests.blocks import GUIDE_BODY
from tests.builders import (
    DIGEST_ITEM,
    block,
    guide_fields,
    heading,
    make_digest,
    make_guide,
    make_staff,
    text,
)
from tests.forms import create, only_guide, sign_in
from tests.home.marked import claim, make_fact, stated

pytestmark = pytest.mark.django_db

CARD = {"urgency": "urgent", "heading": "Call us if:", "items": ["you are hot"], "after": ""}
WEIGH = {"heading": "B", "anchor": "", "benefits": ["It may work."], "risks": ["You may itch."]}
UNKNOWN = {"heading": "U", "anchor": "", "text": "<p>Who it helps.</p>"}
CLAIM = {"statement": "It helps.", "strength": "early", "reference": 5}
CLAIM |= {"design": "", "endpoint": ""}


def kind_of_change(before: list[Any], after: list[Any]) -> EditKind | None:
    old, new = (GuidePage(**guide_fields(title="One", body=body)) for body in (before, after))
    careful = old.careful_texts() != new.careful_texts()
    return least_kind(old.texts(), new.texts(), careful=careful)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (block("care_card", CARD), block("care_card", CARD | {"items": ["you are warm"]})),
        (block("care_card", CARD), block("care_card", CARD | {"urgency": "emergency"})),
        (block("dont_list", {"heading": "", "items": ["run", "jump"]}),
         block("dont_list", {"heading": "", "items": ["run", "hop"]})),
        (block("warning", {"heading": "Stop", "text": "<p>Ask us.</p>"}),
         block("warning", {"heading": "Stop", "text": "<p>Tell us.</p>"})),
        (block("benefits_and_risks", WEIGH),
         block("benefits_and_risks", WEIGH | {"risks": ["You may ache."]})),
        (block("unknown", UNKNOWN), block("unknown", UNKNOWN | {"text": "<p>Whom it helps.</p>"})),
        (block("chance", {"number": 20, "words": "Of a few."}),
         block("chance", {"number": 30, "words": "Of a few."})),
        (block("claim", CLAIM), block("claim", CLAIM | {"strength": "strong"})),
        (block("claim", CLAIM), block("claim", CLAIM | {"reference": 6})),
        (text(claim("It helps", "early", 5)), text(claim("It helps", "strong", 5))),
        (text(claim("It helps", "early", 5)), text(claim("It helps", "early", 6))),
        (text(claim("It helps", "early", 5)), text("It helps")),
        (text("Call " + '<embed embedtype="fact" id="98"/>'),
         text("Call " + '<embed embedtype="fact" id="99"/>')),
    ],
)  # fmt: skip
def test_a_change_in_what_people_act_on_is_one_of_meaning_at_least(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert kind_of_change([before], [after]) == EditKind.MEANING
    assert kind_of_change([before], [before]) is None


def test_a_change_in_a_paragraph_can_be_one_of_wording() -> None:
    card = block("care_card", CARD)
    assert kind_of_change([text("It helps."), card], [text("It works."), card]) == EditKind.TYPO


def test_the_same_words_saved_again_by_the_editor_are_the_same() -> None:
    loaded = block("warning", {"heading": "Stop", "text": "<p>Ask <b>us</b> &quot;now&quot;.</p>"})
    again = block(
        "warning", {"heading": "Stop", "text": '<p data-block-key="x1">Ask <b>us</b> "now".</p>'}
    )
    list_again = CARD | {"items": [{"type": "item", "value": "you are hot", "id": "1"}]}
    assert kind_of_change([loaded], [again]) is None
    assert kind_of_change([block("care_card", CARD)], [block("care_card", list_again)]) is None


def test_how_strong_a_finding_is_and_what_it_means_today_are_careful(home: HomePage) -> None:
    digest = make_digest(home)
    before = digest.careful_texts()
    for change in ({"evidence": "strong"}, {"means_today": "<p>Stop it.</p>"}):
        digest.items = [block("item", DIGEST_ITEM | change)]
        assert digest.careful_texts() != before
    digest.items = [block("item", DIGEST_ITEM | {"headline": "A test was cleared"})]
    assert digest.careful_texts() == before


# --- What a guide about a treatment or a test must say ---

_BOTH = [block("unknown", UNKNOWN), block("benefits_and_risks", WEIGH)]


@pytest.mark.parametrize("risk", ["treatment", "screening"])
def test_a_guide_about_a_treatment_or_a_test_says_what_may_go_wrong_and_what_is_not_known(
    section: SectionPage, risk: str
) -> None:
    body = [heading("How"), text("So.")]
    for there, named in (
        ([], ("What we do not know yet", "Benefits and risks")),
        (_BOTH[:1], ("Benefits and risks",)),
        (_BOTH[1:], ("What we do not know yet",)),
    ):
        guide = make_guide(section, risk=risk, body=[*body, *there], live=False)
        message = problems(guide)["body"]
        assert all(name in message for name in named)
    whole = make_guide(section, risk=risk, body=[*body, *_BOTH], live=False)
    assert not problems(whole)


def test_other_guides_need_neither(section: SectionPage) -> None:
    assert not missing_parts(make_guide(section, risk="explainer", live=False))


def test_the_editor_is_told_at_the_body_and_a_draft_is_not_held_up(section: SectionPage) -> None:
    client = sign_in(make_staff("Publisher"))
    sent = {"risk": "treatment", "edit_kind": "meaning", "edit_sentence": "New."}
    answer = create(client, section, **sent, **{"action-submit": "1"})
    [error] = answer.context["form"].errors.as_data()["body"]
    assert "What we do not know yet" in str(error.non_block_errors.as_text())
    assert "What we do not know yet" in answer.content.decode().split("w-slim-header")[-1]
    assert not GuidePage.objects.exists()
    create(client, section, **sent)
    assert only_guide().risk == "treatment"


def test_facts_in_text_are_read_in_words(section: SectionPage) -> None:
    fact = make_fact(wording="38 °C or more")
    guide = make_guide(section, body=[text(f"Call at {stated(fact)}.")])
    assert "Call at 38 °C or more." in " ".join(guide.texts())
    assert GUIDE_BODY.get_searchable_content(guide.body) == ["Call at 38 °C or more."]
