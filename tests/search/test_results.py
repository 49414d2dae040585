"""What a search finds, and how it is narrowed."""

from typing import Any

import pytest
from django.test import Client

from home.models import HomePage, SectionPage
from tests.builders import (
    block,
    heading,
    make_digest,
    make_guide,
    make_home,
    make_section,
    make_standard,
    text,
)

pytestmark = pytest.mark.django_db


def found(client: Client, query: str, prefix: str = "") -> list[str]:
    return [page.title for page in shown(client, query, prefix)["results"]]


def shown(client: Client, query: str, prefix: str = "") -> Any:
    response = client.get(f"{prefix}/search/?{query}")
    assert response.status_code == 200
    return response.context


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "About zebras"},
        {"summary": "What a zebra is."},
        {"also_called": ["Striped horse", "Zebra"]},
        {"key_points": [block("point", p) for p in ("Zebras run.", "Two.", "Three.")]},
        {"body": [heading("A zebra"), text("It runs.")]},
        {"body": [heading("How"), text("It is a <b>zebra</b>.")]},
        {"body": [block("questions", {"heading": "Ask", "items": ["A zebra?", "B?", "C?"]})]},
    ],
)
def test_a_guide_is_found_by_its_words(
    client: Client, section: SectionPage, fields: dict[str, Any]
) -> None:
    guide = make_guide(section, **fields)
    make_guide(section, title="Something else")
    assert found(client, "q=zebra") == [guide.title]
    assert found(client, "q=ZEBRA") == [guide.title]


def test_a_title_counts_for_more_than_the_text(client: Client, section: SectionPage) -> None:
    make_guide(section, title="Other", body=[heading("How"), text("A zebra is here.")])
    make_guide(section, title="Zebras")
    assert found(client, "q=zebra") == ["Zebras", "Other"]


def test_one_word_of_several_is_enough_and_more_count_for_more(
    client: Client, section: SectionPage
) -> None:
    make_guide(section, title="Zebra")
    make_guide(section, title="Zebra crossing")
    assert found(client, "q=zebra+crossing+nowhere") == ["Zebra crossing", "Zebra"]


def test_digests_sections_and_pages_about_the_site_are_found_but_not_the_front(
    client: Client, home: HomePage
) -> None:
    front = make_home("es", title="Cebras")
    assert front.live
    home.lead = "All about zebras."
    home.save()
    make_section(home, "Zebra section")
    make_digest(home, summary="A zebra month.")
    make_standard(home, "Zebra privacy")
    assert set(found(client, "q=zebra")) == {"Zebra section", "August 2020", "Zebra privacy"}


def test_other_languages_are_not_found(client: Client, section: SectionPage) -> None:
    make_guide(section, title="Zebra in English")
    make_guide(make_section(make_home("es"), "Inmunoterapia"), title="Zebra en español")
    assert found(client, "q=zebra") == ["Zebra in English"]
    assert found(client, "q=zebra", "/es") == ["Zebra en español"]


@pytest.fixture
def three(section: SectionPage) -> None:
    make_guide(section, title="Zebra A", stages=["worried"], for_whom=["patient", "parent"])
    make_guide(section, title="Zebra B", stages=["worried", "bereavement"], for_whom=["family"])
    make_guide(section, title="Zebra C", stages=["bereavement"], for_whom=["family"])


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("q=zebra", "ABC"),
        ("q=zebra&stage=worried", "AB"),
        ("q=zebra&for=family", "BC"),
        ("q=zebra&stage=worried&for=family", "B"),
        ("q=zebra&stage=end-of-life", ""),
        ("q=nothing&stage=worried", ""),
        ("stage=worried", "AB"),
        ("for=parent", "A"),
        ("", ""),
        ("stage=nonsense", ""),
    ],
)
def test_filters_narrow_and_combine(client: Client, three: None, query: str, titles: str) -> None:
    assert sorted(found(client, query)) == [f"Zebra {letter}" for letter in titles]


def test_choices_say_how_many_they_would_leave(client: Client, three: None) -> None:
    stages, audiences = shown(client, "q=zebra")["filters"]
    assert [option.count for option in stages.options] == [2, 2]
    assert {str(option.label): option.count for option in audiences.options} == {
        "Patients": 1,
        "Family and friends": 2,
        "Parents": 1,
    }
    for option in (*stages.options, *audiences.options):
        assert len(found(client, option.url.removeprefix("?"))) == option.count


def test_a_filter_in_use_is_shown_and_can_be_taken_off(client: Client, three: None) -> None:
    context = shown(client, "q=zebra&stage=worried&for=family")
    labels = [str(active.label) for active in context["active_filters"]]
    assert labels == ["Worried, or being tested", "Family and friends"]
    without = [active.remove_url.removeprefix("?") for active in context["active_filters"]]
    assert [len(found(client, query)) for query in without] == [2, 2]
    assert [o.label for f in context["filters"] for o in f.options if o.is_active] == labels
