"""What a page tells machines about itself: valid, true, and unable to run as script."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localtime
from wagtail.models import Page

from home.models import HomePage, SectionPage
from tests.builders import (
    SOURCE,
    block,
    cited,
    make_digest,
    make_guide,
    make_reference,
    make_section,
    make_standard,
)

pytestmark = pytest.mark.django_db

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = '</script><script>alert("1")</script><!--&<script'


def said(client: Client, page: Page) -> dict[str, dict[str, Any]]:
    """The things the page describes, by type."""
    [data] = DATA.findall(client.get(page.url).content.decode())
    told = json.loads(data)
    assert told["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in told["@graph"]}


def test_a_guide_describes_itself(client: Client, section: SectionPage) -> None:
    fields = {"title": "Fatigue", "summary": "Being tired.", "also_called": ["Tiredness"]}
    guide = make_guide(section, **fields)
    guide.save_revision().publish()
    guide.refresh_from_db()
    thing = said(client, guide)["MedicalWebPage"]
    assert thing["name"] == "Fatigue"
    assert thing["description"] == "Being tired."
    assert thing["keywords"] == ["Tiredness"]
    assert thing["inLanguage"] == "en-gb"
    assert thing["url"] == f"{settings.PORTAL_BASE_URL}{guide.url}"
    assert thing["dateModified"] == localtime(guide.last_published_at).date().isoformat()


def test_its_references_are_its_citations(client: Client, section: SectionPage) -> None:
    trial = make_reference(
        title="A trial",
        url="https://example.org/trial",
        doi="10.1234/x",
        authors="A. B.",
        year=2022,
    )
    taken_back = make_reference(
        title="Another", url="https://example.org/back", retracted_on="2024-05-01"
    )
    guide = make_guide(section, sources=cited(trial, make_reference(), taken_back))
    [first, second, third] = said(client, guide)["MedicalWebPage"]["citation"]
    assert first == {
        "@type": "CreativeWork",
        "name": "A trial",
        "url": "https://example.org/trial",
        "sameAs": ["https://doi.org/10.1234/x"],
        "creditText": "A. B.",
        "publisher": {"@type": "Organization", "name": SOURCE["publisher"]},
        "datePublished": "2022",
    }
    assert second.keys() == {"@type", "name", "url", "publisher"}
    assert third["creativeWorkStatus"] == "Retracted"


def test_its_sections_have_the_addresses_of_the_contents(
    client: Client, section: SectionPage
) -> None:
    guide = make_guide(section)
    parts = said(client, guide)["MedicalWebPage"]["hasPart"]
    assert parts[0]["url"] == f"{settings.PORTAL_BASE_URL}{guide.url}#how-it-works"


def test_the_way_to_it_is_told(client: Client, section: SectionPage) -> None:
    crumbs = said(client, make_guide(section, title="Fatigue"))["BreadcrumbList"]
    names = [(item["position"], item["name"]) for item in crumbs["itemListElement"]]
    assert names == [(1, "Plain answers"), (2, "Immunotherapy"), (3, "Fatigue")]


def test_a_digest_cites_its_sources(client: Client, home: HomePage) -> None:
    [citation] = said(client, make_digest(home))["Article"]["citation"]
    assert citation["url"] == "https://example.org/release"


def test_nothing_says_that_anyone_reviewed_it(client: Client, section: SectionPage) -> None:
    home = section.get_parent().specific
    for page in (make_guide(section), make_digest(home), make_standard(home), section, home):
        text = client.get(page.url).content.decode()
        for word in ("reviewedBy", "lastReviewed", "aggregateRating", '"author"'):
            assert word not in text, page


def test_nothing_is_said_of_what_is_empty(client: Client, section: SectionPage) -> None:
    def values(thing: Any) -> list[Any]:
        inner = thing.values() if isinstance(thing, dict) else thing
        if not isinstance(thing, dict | list):
            return []
        return [*inner, *(found for value in inner for found in values(value))]

    found = values(said(client, make_guide(section, also_called=[], sources=[])))
    assert not [value for value in found if value in ("", None, [], {})]


@pytest.mark.parametrize("field", ["title", "summary", "seo_title", "search_description"])
def test_words_cannot_close_the_script(client: Client, section: SectionPage, field: str) -> None:
    guide = make_guide(section, slug="hostile", **{field: HOSTILE})
    plain = make_guide(section, slug="plain")
    # As many scripts as without the hostile words, and the data still whole.
    assert scripts(client, guide) == scripts(client, plain)
    thing = said(client, guide)["MedicalWebPage"]
    if field != "seo_title":
        assert thing["name" if field == "title" else "description"] == HOSTILE


def test_neither_can_those_of_sources_names_headings_and_sections(
    client: Client, home: HomePage
) -> None:
    section = make_section(home, HOSTILE, slug="hostile")
    source = make_reference(title=HOSTILE, publisher=HOSTILE, authors=HOSTILE)
    body = [block("heading", {"text": HOSTILE, "anchor": ""})]
    hostile = make_guide(section, sources=cited(source), also_called=[HOSTILE], body=body)
    thing = said(client, hostile)["MedicalWebPage"]
    assert thing["keywords"] == [HOSTILE]
    assert thing["citation"][0]["name"] == HOSTILE
    assert thing["hasPart"][0]["name"] == HOSTILE
    assert scripts(client, hostile) == scripts(client, make_guide(section, slug="plain"))


def scripts(client: Client, page: Page) -> int:
    text = client.get(page.url).content.decode()
    assert "alert(" not in re.sub(DATA, "", text).replace("alert(&quot;", "")
    return len(re.findall(r"<script", text))


def test_its_days_are_those_that_the_page_says(client: Client, section: SectionPage) -> None:
    # Half past midnight in a London summer: in UTC, the day before.
    changed = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    guide = make_guide(section, last_published_at=changed)
    assert said(client, guide)["MedicalWebPage"]["dateModified"] == "2026-06-02"
    assert "2 June 2026" in client.get(guide.url).text
