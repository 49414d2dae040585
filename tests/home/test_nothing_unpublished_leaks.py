"""The words, address and id of a guide that readers may not see are on no public address.

The published one shows in all the places that the hidden one must stay away from.
"""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from home.models import HomePage, SectionPage
from tests.builders import (
    DIGEST_ITEM,
    block,
    guide_fields,
    heading,
    make_digest,
    make_guide,
    make_home,
    make_section,
    make_standard,
    text,
)
from tests.hiding import PUBLISHED, WAYS, Way

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

STEM = "zyxq"
ID = 918273645
SLUG = "zyxq-slug"
#: A search filter that only the guide could bring up.
ITS_STAGE_OFFERED = re.compile(r"stage=bereavement&amp;|&amp;stage=bereavement")
GUIDE: dict[str, Any] = {
    "pk": ID,
    "title": "Zyxqtitle",
    "slug": SLUG,
    "summary": "Zyxqsummary.",
    "seo_title": "Zyxqseo",
    "search_description": "Zyxqdescription",
    "also_called": ["Zyxqname"],
    "key_points": [block("point", f"Zyxqpoint {n}.") for n in (1, 2, 3)],
    "body": [block("heading", {"text": "Zyxqheading", "anchor": "zyxq"}), text("Zyxqbody works.")],
    "stages": ["bereavement"],
}
SEARCHED = ("zyxqtitle", "zyxqsummary", "zyxqbody", "zyxqpoint", "zyxqname", "zyxqheading")


def link(pk: int) -> str:
    return f'before <a linktype="page" id="{pk}">this</a> after'


def pointing_body(pk: int) -> list[dict[str, Any]]:
    action = {"heading": "Do", "items": ["Go."], "link_text": "On", "page": pk, "url": ""}
    return [heading("On"), text(link(pk)), block("action", action | {"anchor": ""})]


def build(home: HomePage, way: Way) -> dict[str, str]:
    """A site in which everything that can point at the guide does. What each place is: address."""
    fields, hide = way
    section = make_section(home, start_here=[block("guide", fields.get("pk", ID))])
    place = make_section(home, "Private") if way is WAYS["below a private page"] else section
    before = make_guide(section)
    guide = make_guide(place, **(GUIDE | fields))
    before.related, before.body = [block("guide", guide.pk)], pointing_body(guide.pk)
    before.save()
    after = make_guide(section)
    item = DIGEST_ITEM | {"guide": guide.pk, "means_today": f"<p>{link(guide.pk)}</p>"}
    digest = make_digest(home, items=[block("item", item)])
    about = make_standard(home, body=pointing_body(guide.pk))
    spanish: SectionPage = make_section(
        make_home("es", translation_key=home.translation_key),
        "Inmunoterapia",
        translation_key=section.translation_key,
    )
    own = guide.url
    hide(guide)
    return {
        "home": home.url,
        "section": section.url,
        "guide before": before.url,
        "guide after": after.url,
        "digest list": digest.get_parent().url,
        "digest": digest.url,
        "page about the site": about.url,
        "itself": own,
        "its Spanish address": f"/es{own}",
        "Spanish section": spanish.url,
        "Spanish home": "/es/",
        "feed": "/feed.xml",
        "sitemap": "/sitemap.xml",
        "robots": "/robots.txt",
        "opensearch": "/opensearch.xml",
        "by stage": "/search/?stage=bereavement",
        "by audience": "/search/?for=patient",
        "a common word": "/search/?q=works",
        **{f"search {word}": f"/search/?q={word}" for word in SEARCHED},
    }


def places_it_shows(client: Client, addresses: dict[str, str]) -> set[str]:
    found = set()
    for name, address in addresses.items():
        response = client.get(address)
        told = f"{response.content.decode()}{response.headers.items()}".lower()
        if name.startswith("search") or name.startswith("it"):
            # The reader's own words and address are given back to them.
            told = told.replace(address.removeprefix("/search/?q="), "").replace(SLUG, "")
        if STEM in told or str(ID) in told or ITS_STAGE_OFFERED.search(told):
            found.add(name)
    return found


@pytest.mark.parametrize("way", WAYS)
def test_a_hidden_guide_shows_nowhere(client: Client, home: HomePage, way: str) -> None:
    assert places_it_shows(client, build(home, WAYS[way])) == set()


def test_a_published_guide_shows_in_all_those_places(client: Client, home: HomePage) -> None:
    addresses = build(home, PUBLISHED)
    silent = {"home", "digest list", "feed", "robots", "opensearch", "Spanish home"}
    assert places_it_shows(client, addresses) == addresses.keys() - silent
    before = client.get(addresses["guide before"]).content.decode()
    assert before.count(SLUG) >= 4, "next, related, link in the text, link of the action"


@pytest.mark.parametrize("way", WAYS)
def test_its_address_answers_as_one_that_never_existed(
    client: Client, home: HomePage, way: str
) -> None:
    own = build(home, WAYS[way])["itself"]
    never = own.replace(SLUG, "zyxq-none")
    hidden, absent = client.get(own), client.get(never)
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content.replace(own.encode(), b"") == absent.content.replace(never.encode(), b"")


def test_changes_not_yet_published_show_nowhere(client: Client, home: HomePage) -> None:
    def change(page: Page) -> None:
        for name in GUIDE.keys() - {"pk", "stages"}:
            setattr(page, name, GUIDE[name])
        page.save_revision()

    plain = guide_fields(slug="plain", title="Plain") | {"seo_title": "", "also_called": []}
    addresses = build(home, (plain | {"pk": 5, "search_description": ""}, change))
    assert client.get(addresses["itself"]).status_code == 200
    assert places_it_shows(client, addresses) == set()
