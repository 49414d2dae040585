"""What is listed without words is found wherever it stands among many guides."""

from typing import Any

import pytest
from django.test import Client

from home.models import HomePage, SectionPage
from tests.builders import make_guide, make_home, make_section

pytestmark = pytest.mark.django_db

#: So few are looked at that the guides of the first section alone are more.
MOST = 3


@pytest.fixture(autouse=True)
def last(home: HomePage, section: SectionPage, monkeypatch: pytest.MonkeyPatch) -> SectionPage:
    """A section behind one with more guides than are looked at."""
    for number in range(MOST + 2):
        make_guide(section, title=f"First {number}", stages=["having-treatment"])
    last = make_section(home, "Last")
    rare = {"stages": ["bereavement"], "for_whom": ["family"]}
    make_guide(last, title="Rare", **rare)
    make_guide(last, title="Rare too", **rare | {"for_whom": ["parent"]})
    monkeypatch.setattr("search.ranking.MOST_CANDIDATES", MOST)
    return last


def shown(client: Client, query: str) -> Any:
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    return response.context


def titles(client: Client, query: str) -> list[str]:
    return [result.title for result in shown(client, query)["results"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("stage=bereavement", ["Rare", "Rare too"]),
        ("section=last", ["Rare", "Rare too"]),
        ("for=parent", ["Rare too"]),
        ("stage=bereavement&for=family", ["Rare"]),
        ("section=last&stage=bereavement&for=parent&kind=guide", ["Rare too"]),
        ("section=last&stage=having-treatment", []),
        ("stage=bereavement&kind=digest", []),
        ("stage=having-treatment", ["First 0", "First 1", "First 2"]),
    ],
)
def test_every_guide_that_fits_is_listed_in_the_order_of_the_tree(
    client: Client, query: str, expected: list[str]
) -> None:
    assert titles(client, query) == expected


def test_of_more_than_can_be_counted_it_says_so(client: Client) -> None:
    assert shown(client, "stage=having-treatment")["found"].is_capped
    assert not shown(client, "stage=bereavement")["found"].is_capped


def test_what_may_be_chosen_instead_is_offered_and_counted(client: Client) -> None:
    filters = shown(client, "stage=bereavement&for=family")["filters"]
    counts = {
        one.heading: {option.label: option.count for option in one.options} for one in filters
    }
    assert counts["For"] == {"Family and friends": 1, "Parents": 1}
    # With another stage no guide is for the family.
    assert counts["Where you are"] == {"Bereavement": 1}


def test_a_section_of_the_same_name_in_another_language_is_not_listed(
    client: Client, home: HomePage
) -> None:
    spanish = make_home("es", translation_key=home.translation_key)
    make_guide(make_section(spanish, "Last"), title="Raro")
    assert titles(client, "section=last") == ["Rare", "Rare too"]


def test_each_language_lists_its_own_section_of_a_name(client: Client, home: HomePage) -> None:
    front = make_home("es")
    before = make_section(front, "Antes")
    for n in range(MOST + 1):
        make_guide(before, title=f"Antes {n}")
    make_guide(make_section(front, "Último", slug="last"), title="Raro")
    assert titles(client, "section=last") == ["Rare", "Rare too"]
    found = client.get("/es/search/?section=last").context["results"]
    assert [result.title for result in found] == ["Raro"]


def test_a_private_section_lists_nothing(client: Client, last: SectionPage) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=last, restriction_type="login")
    assert titles(client, "section=last") == titles(client, "stage=bereavement") == []
