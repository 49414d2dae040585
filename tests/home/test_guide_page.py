"""What a guide shows around its text."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from wagtail.models import Page

from home.models import GuidePage, HomePage, SectionPage
from home.reading import count_words, reading_minutes
from review.models import Reference
from review.references import NumberedReference, WayBack
from tests.builders import block, cited, heading, make_guide, make_reference, make_section, text
from tests.review.reading import checked_until

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


def test_a_guide_picked_twice_comes_once(client: Client, section: SectionPage) -> None:
    one, other = make_guide(section, title="One"), make_guide(section, title="Other")
    picked = [block("guide", pk) for pk in (other.pk, one.pk, other.pk)]
    assert titles(shown(client, make_guide(section, related=picked))["related_guides"]) == [
        "Other",
        "One",
    ]


def test_without_picks_a_few_guides_of_the_section_are_related(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    make_guide(make_section(home, "Support"), title="Far")
    guides = [make_guide(section, title=f"N{n}") for n in range(6)]
    assert titles(shown(client, guides[1])["related_guides"]) == ["N0", "N2", "N3"]


def test_guides_whose_check_is_late_leave_their_places_to_others(
    client: Client, section: SectionPage
) -> None:
    for n in range(6):
        checked_until(make_guide(section, title=f"Late {n}"), date(2025, 6, 4))
    make_guide(section, title="In time")
    guide = make_guide(section)
    assert titles(shown(client, guide)["related_guides"]) == ["In time"]


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


# --- What it rests on ---


def test_references_say_what_they_are_and_lead_there(client: Client, section: SectionPage) -> None:
    trial = make_reference(
        title="A trial",
        authors="First Author and others",
        publisher="A journal",
        url="https://example.org/trial",
        doi="10.1234/abc",
        pmid="12345678",
        year=2020,
        kind="randomised-trial",
        funder="A public fund",
        accessed="2024-05-01",
    )
    guide = make_guide(section, sources=cited(trial, make_reference()))
    page = client.get(guide.url).content.decode()
    listed = page[page.index('<ol class="sources">') :]
    said = " ".join(strip_tags(listed[: listed.index("</ol>")]).split())
    assert said == (
        "A trial. First Author and others. A journal, 2020. Randomised trial."
        " Paid for by A public fund. Read by us on 1 May 2024. PMID 12345678, DOI 10.1234/abc"
        " A fact sheet. A public body."
    )
    for address in (trial.url, trial.doi_address, trial.pmid_address):
        assert f'<a href="{address}">' in listed
    assert f'<li id="reference-{trial.pk}">' in listed


def test_a_retracted_one_is_marked(client: Client, section: SectionPage) -> None:
    reference = make_reference(retracted_on="2026-05-01")
    page = client.get(make_guide(section, sources=cited(reference)).url).content.decode()
    assert "Retracted on 1 May 2026: its publisher has taken it back." in page


def test_a_document_listed_twice_is_shown_once(client: Client, section: SectionPage) -> None:
    reference = make_reference()
    guide = make_guide(section, sources=cited(reference, reference))
    assert len(shown(client, guide)["references"]) == 1


def test_more_references_take_no_more_queries(client: Client, section: SectionPage) -> None:
    many = [make_reference(url=f"https://example.org/{number}") for number in range(30)]
    few = make_guide(section, sources=cited(*many[:1]))
    guide = make_guide(section, sources=cited(*many))
    counts = []
    for page in (few, few, guide):
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_ways_back_to_the_text_have_names_of_their_own() -> None:
    reference = Reference(pk=7, title="A trial", publisher="A journal", url="https://example.org")
    once = NumberedReference(1, reference, (WayBack(0, "cites-7-1"),))
    twice = NumberedReference(2, reference, (WayBack(1, "cites-7-1"), WayBack(2, "cites-7-2")))
    for item, names in (
        (once, ["back to the text, where it cites source 1"]),
        (twice, [f"back to the text {n}, where it cites source 2" for n in (1, 2)]),
    ):
        html = render_to_string("review/references.html", {"references": [item]})
        links = re.findall(r'<a class="way-back" href="#cites-7-\d">(.*?)</a>', html, re.DOTALL)
        heard = [re.sub(r'<span aria-hidden="true">.*?</span>', "", link) for link in links]
        assert [" ".join(strip_tags(link).split()) for link in heard] == names
