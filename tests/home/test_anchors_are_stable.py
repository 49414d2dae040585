"""The end of an address that leads to a section stays as it is once readers may have saved it."""

import pytest
from django.test import Client

from home.blocks.stream import give_anchors, sections
from home.models import GuidePage, SectionPage
from tests.blocks import GUIDE_BODY
from tests.builders import block, heading, make_guide, text
from tests.review.passing import approved, small

pytestmark = pytest.mark.django_db


def anchors(*raw: dict[str, object]) -> list[str]:
    body = give_anchors(GUIDE_BODY.to_python(list(raw)))
    return [child.value["anchor"] for child in body if child.block_type != "text"]


def test_an_anchor_is_made_from_the_words() -> None:
    assert anchors(heading("How it works, day by day")) == ["how-it-works-day-by-day"]


def test_a_second_one_of_the_same_words_is_numbered() -> None:
    assert anchors(heading("Cost"), heading("Cost"), heading("Cost")) == [
        "cost",
        "cost-2",
        "cost-3",
    ]


def test_a_number_already_taken_is_passed_over() -> None:
    taken = block("heading", {"text": "Other", "anchor": "cost-2"})
    assert anchors(heading("Cost"), heading("Cost"), taken) == ["cost", "cost-3", "cost-2"]


def test_a_new_heading_never_takes_the_anchor_of_an_older_one_below_it() -> None:
    older = block("heading", {"text": "Cost", "anchor": "cost"})
    assert anchors(heading("Cost"), older) == ["cost-2", "cost"]


def test_words_without_a_letter_to_use_still_have_an_anchor() -> None:
    assert anchors(heading("¿?"), heading("日本語")) == ["section", "section-2"]


def test_smaller_headings_and_blocks_with_headings_have_one_too() -> None:
    part = block("subheading", {"text": "On the day", "anchor": ""})
    unknown = block("unknown", {"heading": "Not known", "anchor": "", "text": "<p>It.</p>"})
    assert anchors(part, unknown) == ["on-the-day", "not-known"]


def test_an_anchor_survives_a_reworded_heading(section: SectionPage) -> None:
    body = GUIDE_BODY.clean(GUIDE_BODY.to_python([heading("How it works"), text("So.")]))
    guide = make_guide(section, body=body)
    guide.body[0].value["text"] = "How the medicine works"
    small(guide.save_revision()).publish()
    body = GuidePage.objects.get(pk=guide.pk).body
    assert [s.anchor for s in sections(give_anchors(body))] == ["how-it-works"]


def test_checking_a_body_stores_its_anchors() -> None:
    cleaned = GUIDE_BODY.clean(GUIDE_BODY.to_python([heading("One"), heading("One")]))
    stored = GUIDE_BODY.get_prep_value(cleaned)
    assert [child["value"]["anchor"] for child in stored] == ["one", "one-2"]


def test_publishing_from_code_stores_them_too(section: SectionPage) -> None:
    guide = make_guide(section, live=False, body=[heading("One"), text("So.")])
    approved(guide.save_revision()).publish()
    live = GuidePage.objects.get(pk=guide.pk)
    for page in (live, live.get_latest_revision_as_object()):
        assert page.body.raw_data[0]["value"]["anchor"] == "one"


def test_what_the_contents_link_to_is_on_the_page(client: Client, section: SectionPage) -> None:
    guide = make_guide(section, body=[heading("Cost"), text("A."), heading("Cost"), text("B.")])
    page = client.get(guide.url).content.decode()
    for anchor in ("cost", "cost-2", "about-this-page"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
