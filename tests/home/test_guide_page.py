"""What a guide shows around its text."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from home.models import GuidePage, HomePage, SectionPage
from home.reading import count_words, reading_minutes
from tests.builders import block, heading, make_guide, make_section, text

pytestmark = pytest.mark.django_db


def shown(client: Client, page: Page) -> dict[str, Any]:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.context


def titles(pages: Any) -> list[str | None]:
    return [page and page.title for page in pages]


def test_the_contents_list_the_sections_in_order(client: Client, section: SectionPage) -> None:
    items = {"heading": "Questions to ask", "anchor": "", "items": ["Why?", "How?", "When?"]}
    warning = {"heading": "No heading of a section", "text": "<p>Ask.</p>"}
    body = [
        heading("How it works"),
        block("subheading", {"text": "A part", "anchor": ""}),
        block("warning", warning),
        block("questions", items),
    ]
    contents = shown(client, make_guide(section, body=body))["contents"]
    assert [(item.text, item.anchor) for item in contents] == [
        ("How it works", "how-it-works"),
        ("Questions to ask", "questions-to-ask"),
        ("About this page", "about-this-page"),
    ]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_reading_takes_whole_minutes(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


def test_reading_time_counts_all_that_is_read(client: Client, section: SectionPage) -> None:
    steps = [{"title": "One", "text": "word " * 100}, {"title": "Two", "text": "word " * 100}]
    body = [text("word " * 150), block("steps", {"heading": "", "items": steps})]
    guide = make_guide(section, body=body)
    assert guide.reading_minutes == 2
    assert "2 minutes to read" in client.get(guide.url).content.decode()


def test_markup_and_page_ids_are_not_words(section: SectionPage) -> None:
    link = '<a linktype="page" id="12">here</a>'
    guide = make_guide(section, summary="Two words", key_points=[], body=[text(f"Look {link}")])
    assert count_words(guide.texts()) == 4


def test_neighbours_are_the_guides_before_and_after_in_the_section(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    first, second, third = (make_guide(section, title=f"N{n}") for n in (1, 2, 3))
    make_guide(make_section(home, "Support"), title="Elsewhere")

    def beside(page: GuidePage) -> list[str | None]:
        context = shown(client, page)
        return titles([context["previous_guide"], context["next_guide"]])

    assert beside(first) == [None, "N2"]
    assert beside(second) == ["N1", "N3"]
    assert beside(third) == ["N2", None]
    assert f'href="{third.url}"' in client.get(second.url).content.decode()


def test_neighbours_skip_what_readers_may_not_see(client: Client, section: SectionPage) -> None:
    first = make_guide(section, title="First")
    make_guide(section, live=False)
    last = make_guide(section, title="Last")
    assert shown(client, first)["next_guide"].title == "Last"
    assert shown(client, last)["previous_guide"].title == "First"


def test_hand_picked_guides_come_in_the_order_picked(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    far = make_guide(make_section(home, "Support"), title="Far")
    near = make_guide(section, title="Near")
    picked = [block("guide", near.pk), block("guide", far.pk)]
    guide = make_guide(section, related=picked)
    assert titles(shown(client, guide)["related_guides"]) == ["Near", "Far"]
    guide.related = picked[::-1]
    guide.save()
    assert titles(shown(client, guide)["related_guides"]) == ["Far", "Near"]


def test_without_picks_a_few_guides_of_the_section_are_related(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    make_guide(make_section(home, "Support"), title="Far")
    guides = [make_guide(section, title=f"N{n}") for n in range(6)]
    assert titles(shown(client, guides[1])["related_guides"]) == ["N0", "N2", "N3"]


def test_a_guide_deleted_after_it_was_picked_is_left_out(
    client: Client, section: SectionPage
) -> None:
    gone, kept = make_guide(section), make_guide(section, title="Kept")
    guide = make_guide(section, related=[block("guide", gone.pk), block("guide", kept.pk)])
    gone.delete()
    assert titles(shown(client, guide)["related_guides"]) == ["Kept"]


def test_breadcrumbs_lead_back_to_the_front(client: Client, guide: GuidePage) -> None:
    crumbs = shown(client, guide)["breadcrumbs"]
    assert [(crumb.title, crumb.url) for crumb in crumbs] == [
        ("Plain answers", "/"),
        ("Immunotherapy", "/immunotherapy/"),
        ("Checkpoint inhibitors", ""),
    ]


def test_a_link_in_the_text_leads_to_the_other_guide(client: Client, section: SectionPage) -> None:
    other = make_guide(section)
    link = f'<a linktype="page" id="{other.pk}">the other</a>'
    guide = make_guide(section, body=[heading("On"), text(f"See {link}.")])
    assert f'<a href="{other.url}">the other</a>' in client.get(guide.url).content.decode()


def test_a_guide_says_who_it_is_for_when_and_that_nobody_checked_it(
    client: Client, section: SectionPage
) -> None:
    told = {"for_whom": ["parent", "patient"], "stages": ["living-with", "worried"]}
    guide = make_guide(section, also_called=["Another name"], **told)
    page = client.get(guide.url).content.decode()
    assert "Patients, Parents" in page
    assert "Worried, or being tested, Living with cancer that cannot be cured" in page
    assert "Another name" in page
    assert page.count("No clinician has checked this page yet.") >= 2
