"""A page of search asks no more of the database than any other page may."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from home.models import HomePage, SectionPage
from search.models import MissedSearch, SearchTerm
from tests.builders import make_guide, make_home, make_section

pytestmark = pytest.mark.django_db

MOST = 12
#: Address, and what of the page's text shows that it is of this kind.
PAGES = {
    "results": ("/search/?q=chemotherapy", "2 results"),
    "a page that is called so": ("/search/?q=wigs", "1 result"),
    "filters": ("/search/?q=chemotherapy&stage=just-diagnosed&for=patient", "chip-off"),
    "filters without words": ("/search/?stage=just-diagnosed", "3 results"),
    "a page too late": ("/search/?q=chemotherapy&page=400", "2 results"),
    "corrected": ("/search/?q=chemoterapy", "<strong>chemotherapy</strong>"),
    "corrected, a page too late": ("/search/?q=chemoterapy&page=400", "2 results"),
    "a space left out": ("/search/?q=bloodtest", "<strong>blood test</strong>"),
    "a synonym": ("/search/?q=chemo", "<em>chemotherapy</em>"),
    "a promoted answer": ("/search/?q=trial", "Start here"),
    "nothing": ("/search/?q=zyxqvv", "Tell us it is missing"),
    "nothing, near words": ("/search/?q=imunotherapee&as=typed", ">immunotherapy</a>"),
    "nothing with these filters": ("/search/?q=zyxqvv&stage=just-diagnosed", "Take a filter off"),
    "results in the other language": ("/search/?q=tratamiento", "There are also results in"),
    "a crisis": ("/search/?q=i+want+to+die", "Please tell someone now"),
    "only stop words": ("/search/?q=the", "We found nothing"),
    "nothing asked": ("/search/", "Start from a subject"),
    "suggestions": ("/search/suggestions/?q=che", "Chemotherapy"),
    "suggestions, misspelt": ("/search/suggestions/?q=chemotherappy", "Chemotherapy"),
    "A to Z": ("/a-to-z/", "letter-c"),
}


@pytest.fixture(autouse=True)
def _site(home: HomePage, section: SectionPage) -> None:
    make_guide(section, title="Chemotherapy", also_called=["Wigs"])
    make_guide(section, title="After chemotherapy")
    make_guide(section, title="A blood test", summary="Immunotherapy needs a test.")
    spanish = make_home("es", translation_key=home.translation_key)
    make_guide(make_section(spanish, "Inmunoterapia"), title="Tratamiento")
    SearchTerm.objects.create(phrase="chemo", target="chemotherapy")
    SearchPromotion.objects.create(
        query=Query.get("trial"), external_link_url="https://example.org/", external_link_text="Go"
    )


def asked(client: Client, address: str) -> list[str]:
    """The statements of a page, as a process asks them that has just started."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    # What stands for BEGIN and COMMIT inside a test's own transaction asks for nothing.
    marks = ("SAVEPOINT", "RELEASE SAVEPOINT")
    return [query["sql"] for query in captured if not query["sql"].startswith(marks)]


@pytest.mark.parametrize(("address", "shows"), PAGES.values(), ids=PAGES)
def test_no_page_of_search_takes_more_queries_than_its_budget(
    client: Client, address: str, shows: str
) -> None:
    assert shows in client.get(address).content.decode()
    statements = asked(client, address)
    assert len(statements) <= MOST, "\n".join(statements)


def test_a_search_that_found_nothing_is_counted_within_it(client: Client) -> None:
    asked(client, "/search/?q=zyxqvv")
    assert MissedSearch.objects.get().phrase == "zyxqvv"


def test_no_statement_is_asked_twice(client: Client) -> None:
    for address, _ in PAGES.values():
        if "page=400" not in address:  # asked for the page that is there, once its number is known
            statements = asked(client, address)
            assert len(statements) == len(set(statements)), address
