"""A section: its guides by stage of care, where to start, and what a missing translation shows."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from home.choices import Stage
from home.models import HomePage, SectionPage
from home.models.section import GUIDES_A_STAGE
from tests.builders import block, make_guide, make_home, make_section

pytestmark = pytest.mark.django_db


def shown(client: Client, section: SectionPage) -> Any:
    response = client.get(section.url)
    assert response.status_code == 200
    return response.context


def grouped(client: Client, section: SectionPage) -> dict[str, list[str]]:
    groups = shown(client, section)["stage_groups"]
    return {group.stage: [guide.title for guide in group.guides] for group in groups}


def test_guides_are_grouped_by_stage_in_the_order_of_care(
    client: Client, section: SectionPage
) -> None:
    make_guide(section, title="Grief", stages=["bereavement"])
    make_guide(section, title="Both", stages=["having-treatment", "worried"])
    make_guide(section, title="Tests", stages=["worried"])
    found = grouped(client, section)
    assert found == {
        "worried": ["Both", "Tests"],
        "having-treatment": ["Both"],
        "bereavement": ["Grief"],
    }
    assert list(found) == [stage for stage in Stage.values if stage in found]


def test_a_stage_is_cut_at_its_limit_and_leads_to_the_rest(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    for number in range(GUIDES_A_STAGE + 1):
        make_guide(section, title=f"N{number}", stages=["worried"])
    make_guide(section, stages=["bereavement"])
    worried, bereavement = shown(client, section)["stage_groups"]
    assert [guide.title for guide in worried.guides] == [f"N{n}" for n in range(GUIDES_A_STAGE)]
    assert worried.is_cut
    assert not bereavement.is_cut
    [rest] = re.findall(r'href="([^"]*)">All guides for this time', client.get(section.url).text)
    assert rest == "/search/?stage=worried&amp;section=immunotherapy"
    elsewhere = make_guide(make_section(home, "Support"), title="Far", stages=["worried"])
    listed = client.get(f"{unescape(rest)}&page=2").text
    assert f">N{GUIDES_A_STAGE}<" in listed
    assert elsewhere.url not in listed


def test_start_here_keeps_the_order_picked_and_skips_what_is_not_published(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    first, hidden, last = (
        make_guide(section, title=title, live=title != "Hidden")
        for title in ("First", "Hidden", "Last")
    )
    elsewhere = make_guide(make_section(home, "Support"), title="Elsewhere")
    picks = [last.pk, hidden.pk, elsewhere.pk, first.pk]
    section.start_here = [block("guide", pk) for pk in picks]
    section.save()
    assert [guide.title for guide in shown(client, section)["start_here"]] == ["Last", "First"]


def test_a_section_shows_its_own_guides_only(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    make_guide(make_section(home, "Support"), title="Elsewhere")
    assert grouped(client, section) == {}
    assert client.get(section.url).status_code == 200


def test_home_lists_the_sections_in_tree_order(client: Client, home: HomePage) -> None:
    for title in ("One", "Two", "Three"):
        make_section(home, title)
    sections = client.get("/").context["sections"]
    assert [section.title for section in sections] == ["One", "Two", "Three"]


def spanish_of(home: HomePage, section: SectionPage) -> SectionPage:
    front = make_home("es", translation_key=home.translation_key)
    return make_section(front, "Inmunoterapia", translation_key=section.translation_key)


def test_a_spanish_section_without_guides_shows_the_english_ones(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    guide = make_guide(section, title="Only in English")
    make_guide(section, title="Not even there", live=False)
    make_guide(section, title="And another")
    spanish = spanish_of(home, section)
    context = shown(client, spanish)
    assert context["english_section"].title == section.title
    assert [guide.title for guide in context["english_guides"]] == [
        "Only in English",
        "And another",
    ]
    page = client.get(spanish.url).content.decode()
    assert f'href="{guide.url}"' in page
    assert '<ul class="guides" lang="en">' in page


def test_a_spanish_section_with_guides_shows_those_alone(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    make_guide(section, title="Only in English")
    spanish = spanish_of(home, section)
    make_guide(spanish, title="En español")
    context = shown(client, spanish)
    assert context["english_guides"] == []
    assert "Only in English" not in client.get(spanish.url).content.decode()


def test_the_english_section_is_not_offered_while_it_is_hidden(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    make_guide(section)
    spanish = spanish_of(home, section)
    section.unpublish()
    assert shown(client, spanish)["english_guides"] == []


def test_an_empty_english_section_offers_nothing_in_its_place(
    client: Client, section: SectionPage
) -> None:
    assert not shown(client, section).get("english_section")
