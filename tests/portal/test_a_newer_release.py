"""While a newer release migrates the database, processes of this one still serve readers."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client

from home.models import HomePage, PortalSettings, SectionPage
from review.models import Publication
from search.models import SearchTerm
from tests.builders import cited, make_digest, make_guide, make_reference
from tests.review.reading import publication
from tests.search.index_help import COMMITTING, elsewhere
from tests.words import make_term

pytestmark = COMMITTING

#: A connection prepares what it has been asked more often than this (`prepare_threshold`), and a
#: prepared statement must go on giving the same columns.
OFTEN = 8
TABLES = [
    "home_portalsettings",
    "review_reference",
    "review_publication",
    "review_reviewrecord",
    "review_decision",
    "wagtailcore_revision",
    "search_searchterm",
    "search_document",
    "glossary_term",
    "wagtailcore_page",
    "wagtailcore_site",
    "wagtailcore_locale",
    "home_guidepage",
    "home_sectionpage",
    "home_digestpage",
]


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def migrate() -> Iterator[Callable[[], None]]:
    """As another process does: psycopg forgets what a connection prepared that alters a table."""

    def alter(what: str) -> None:
        elsewhere(lambda: [execute(f"ALTER TABLE {table} {what}") for table in TABLES])

    yield lambda: alter("ADD COLUMN newer integer")
    alter("DROP COLUMN IF EXISTS newer")


def test_columns_that_this_release_does_not_know_change_nothing(
    client: Client, home: HomePage, section: SectionPage, migrate: Callable[[], None]
) -> None:
    PortalSettings.objects.create(site=home.get_site(), name="Named so")
    make_term("works")
    SearchTerm.objects.create(phrase="chemo", target="works")
    guide = make_guide(section, sources=cited(make_reference()))
    for _ in range(2):
        guide.save_as_loaded()
        guide.refresh_from_db()
    first = Publication.objects.filter(page_id=guide.pk).earliest("pk")
    earlier = publication(guide, "safety", first.at, revision=first.revision, sentence="It is so.")
    digest = make_digest(home)
    addresses = ["/", section.url, guide.url, digest.url, "/search/?q=chemo", "/words/works/"]
    addresses += [f"{guide.url}history/", f"{guide.url}history/{earlier.pk}/"]
    for _ in range(OFTEN):
        before = [client.get(address).content for address in addresses]
    assert b"Named so" in before[0]
    assert b"This is an old version" in before[-1]
    migrate()
    for address, content in zip(addresses, before, strict=True):
        assert client.get(address).content == content, address
