"""A page costs a handful of queries, and no more when the site grows."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from glossary.vocabulary import vocabulary
from home.models import HomePage, SectionPage
from tests.builders import (
    DIGEST_ITEM,
    block,
    heading,
    make_digest,
    make_guide,
    make_home,
    make_section,
    make_standard,
    text,
)
from tests.many import make_many
from tests.words import make_term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

MOST = 12
KINDS = {
    "home": "/",
    "section": "/immunotherapy/",
    "guide": "/immunotherapy/middle/",
    "digest list": "/digest/",
    "digest": "/digest/june/",
    "page about the site": "/privacy/",
    "search": "/search/?q=works",
    "search, second page": "/search/?q=works&page=2",
    "search by stage": "/search/?stage=just-diagnosed&for=patient&q=works",
    "search that finds nothing": "/search/?q=zyxq",
    "no page": "/no-such-page/",
    "no page in Spanish": "/es/immunotherapy/middle/",
    "Spanish section": "/es/inmunoterapia/",
    "feed": "/feed.xml",
    "sitemap": "/sitemap.xml",
    "opensearch": "/opensearch.xml",
}


@pytest.fixture
def full_site(home: HomePage, section: SectionPage) -> SectionPage:
    """One of each page, each with all that makes it look something up."""
    others = [make_guide(section) for _ in range(4)]
    picked = [block("guide", guide.pk) for guide in others]
    links = "".join(f'<a linktype="page" id="{guide.pk}">x</a>' for guide in others)
    action = {"heading": "Do", "anchor": "", "items": ["Go."], "link_text": "On", "url": ""}
    body = [heading("On"), text(links)]
    body += [block("action", action | {"page": guide.pk}) for guide in others]
    make_guide(section, slug="middle", related=picked, body=body)
    section.start_here = picked[:3]
    section.save()
    items = [block("item", DIGEST_ITEM | {"guide": guide.pk}) for guide in others]
    for month, slug in (("2020-05-01", "may"), ("2020-06-01", "june"), ("2020-07-01", "july")):
        make_digest(home, month=month, slug=slug, items=items)
    make_standard(home, body=body)
    make_term("works")
    # A process reads the words of a language once, as it does templates: `test_words_in_pages`.
    vocabulary("en-gb")
    spanish = make_home("es", translation_key=home.translation_key)
    make_section(spanish, "Inmunoterapia", translation_key=section.translation_key)
    for number in range(5):
        make_section(home, f"Section {number}")
    return section


def queries(client: Client, address: str) -> int:
    """As a process that has just started would ask."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    # What stands for BEGIN and COMMIT inside a test's own transaction asks for nothing.
    marks = ("SAVEPOINT", "RELEASE SAVEPOINT")
    return sum(not query["sql"].startswith(marks) for query in captured)


def test_no_kind_of_page_takes_more_queries_than_its_budget_with_twenty_guides_or_many(
    client: Client, full_site: SectionPage
) -> None:
    make_many(full_site, 20)
    few = {kind: queries(client, address) for kind, address in KINDS.items()}
    over = {kind: count for kind, count in few.items() if count > MOST}
    assert not over
    make_many(full_site, 1980)
    assert client.get(KINDS["search"]).context["total"] > 20
    many = {kind: queries(client, address) for kind, address in KINDS.items()}
    assert many == few


def test_each_of_those_pages_is_what_it_says(client: Client, full_site: SectionPage) -> None:
    missing = {kind for kind, address in KINDS.items() if client.get(address).status_code == 404}
    assert missing == {"no page", "no page in Spanish"}


def test_more_links_blocks_and_findings_take_no_more_queries(
    client: Client, full_site: SectionPage
) -> None:
    guides = make_many(full_site, 20)
    links = "".join(f'<a linktype="page" id="{guide.pk}">x</a>' for guide in guides)
    middle, short = (make_guide(full_site, body=[heading("On"), text(t)]) for t in (links, "none"))
    assert queries(client, middle.url) <= queries(client, short.url) + 1
    items = [block("item", DIGEST_ITEM | {"guide": guide.pk}) for guide in guides]
    home = full_site.get_parent().specific
    long, single = (
        make_digest(home, month=month, title=month, items=items[:count])
        for month, count in (("2021-01-01", 20), ("2021-02-01", 1))
    )
    assert queries(client, long.url) == queries(client, single.url)
