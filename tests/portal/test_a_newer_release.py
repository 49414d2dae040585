"""While a newer release migrates the database, processes of this one still serve readers."""

import pytest
from django.db import connection
from django.test import Client

from home.models import HomePage, PortalSettings, SectionPage
from search.models import SearchTerm
from tests.builders import cited, make_digest, make_guide, make_reference
from tests.words import make_term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

#: A connection prepares what it has been asked more often than this (`prepare_threshold`), and a
#: prepared statement must go on giving the same columns.
OFTEN = 8


@pytest.mark.parametrize(
    "table",
    [
        "home_portalsettings",
        "review_reference",
        "search_searchterm",
        "glossary_term",
        "wagtailcore_page",
        "home_guidepage",
        "home_sectionpage",
        "home_digestpage",
    ],
)
def test_a_column_that_this_release_does_not_know_changes_nothing(
    client: Client, home: HomePage, section: SectionPage, table: str
) -> None:
    PortalSettings.objects.create(site=home.get_site(), name="Named so")
    make_term("works")
    SearchTerm.objects.create(phrase="chemo", target="works")
    guide = make_guide(section, sources=cited(make_reference()))
    digest = make_digest(home)
    addresses = ["/", section.url, guide.url, digest.url, "/search/?q=chemo", "/words/works/"]
    for _ in range(OFTEN):
        before = [client.get(address).content for address in addresses]
    assert b"Named so" in before[0]
    with connection.cursor() as cursor:
        # What waits for the end of the transaction would keep the table as it is.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} ADD COLUMN newer integer")
    assert [client.get(address).content for address in addresses] == before
