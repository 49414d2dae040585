"""Which searches staff hear of: those that found nothing, or nothing good."""

import pytest
from django.test import Client

from home.models import SectionPage
from search.models import MissedSearch, SearchTerm
from tests.builders import heading, make_guide, make_home, make_section, text
from tests.shared import Once

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _zebras(once: Once) -> None:
    with once():
        section = make_section(make_home())
        make_guide(section, title="Zebra stripes", body=[heading("On"), text("Lions sleep here.")])
        make_guide(section, title="Giraffe", body=[heading("On"), text("It is tall.")])
        for _ in range(6):
            make_guide(section, body=[heading("On"), text("Trees and trees.")])


@pytest.fixture
def section(db: None) -> SectionPage:
    return SectionPage.objects.get()


def noticed(client: Client, query: str, method: str = "get") -> list[str]:
    assert getattr(client, method)(f"/search/?{query}").status_code == 200
    return list(MissedSearch.objects.values_list("kind", flat=True))


@pytest.mark.parametrize(
    "query",
    [
        "q=zebra",
        "q=zebra+stripes",
        "q=zebras",
        "q=the",
        "q=",
        "",
        "q=%21",
        "stage=bereavement",
        "q=zebra+lions+zyxqvv",
    ],
)
def test_a_search_that_did_well_or_asked_nothing_is_not_noticed(client: Client, query: str) -> None:
    assert noticed(client, query) == []


@pytest.mark.parametrize("query", ["q=zyxqvv", "q=qqqwww+zyxqvv"])
def test_nothing_found_is_noticed(client: Client, query: str) -> None:
    assert noticed(client, query) == ["nothing"]


@pytest.mark.parametrize("query", ["q=trees+zyxqvv", "q=trees+qqqwww+zyxqvv"])
def test_half_of_the_words_on_no_page_is_weak(client: Client, query: str) -> None:
    assert noticed(client, query) == ["weak"]


def test_a_best_page_with_little_of_what_was_asked_is_weak(
    client: Client, section: SectionPage
) -> None:
    for word in ("umbrella", "violin", "walnut", "xylophone"):
        make_guide(section, title=word.title())
    assert noticed(client, "q=umbrella+violin+walnut+xylophone") == ["weak"]


@pytest.mark.parametrize(
    "rest", ["&page=2", "&stage=bereavement", "&as=typed", "&section=nothing-here"]
)
def test_parts_of_a_search_tell_nothing(client: Client, rest: str) -> None:
    assert noticed(client, f"q=zyxqvv{rest}") == []


def test_a_mere_look_at_the_headers_is_not_noticed(client: Client) -> None:
    assert noticed(client, "q=zyxqvv", "head") == []


def test_what_staff_have_explained_did_well(client: Client) -> None:
    SearchTerm.objects.create(phrase="zyxqvv", target="zebra")
    assert noticed(client, "q=zyxqvv") == []


def test_only_what_has_failed_is_written_down_and_not_who(client: Client) -> None:
    noticed(client, "q=Zyxqvv")
    row = MissedSearch.objects.get()
    assert (row.phrase, row.language, row.times) == ("zyxqvv", "en-gb", 1)
