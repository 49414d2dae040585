"""What machines ask for by name is well formed and says what is so."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from home.models import GuidePage, HomePage, PortalSettings
from tests.builders import make_digest, make_home, make_section

pytestmark = pytest.mark.django_db

BASE = settings.PORTAL_BASE_URL
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
}
#: Text pasted from slides has a vertical tab where a line ends.
AWKWARD = "Pain & “<relief>”\x0bhere\x1f\uffff"


def xml(client: Client, address: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(address).content)


def test_robots_may_read_the_pages_but_not_the_results(client: Client, home: HomePage) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert {"Disallow: /search/", "Disallow: /es/search/", "Disallow: /staff/"} <= set(lines)
    assert "Disallow: /" not in lines
    assert f"Sitemap: {BASE}/sitemap.xml" in lines


def test_robots_are_kept_out_of_a_process_for_staff(
    client: Client, home: HomePage, settings: object
) -> None:
    settings.PORTAL_ROLE = "staff"  # type: ignore[attr-defined]
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()
    assert client.get("/").headers["X-Robots-Tag"] == "noindex"


def test_the_sitemap_lists_every_page_once(client: Client, guide: GuidePage) -> None:
    home = guide.get_parent().get_parent().specific
    digest = make_digest(home)
    found = [loc.text for loc in xml(client, "/sitemap.xml").iterfind("s:url/s:loc", NS)]
    pages = ["/", "/immunotherapy/", guide.url, "/digest/", digest.url, "/a-to-z/"]
    assert found == [f"{BASE}{page}" for page in pages]


def test_the_sitemap_pairs_translations_both_ways(client: Client, guide: GuidePage) -> None:
    section = guide.get_parent().specific
    front = make_home("es", translation_key=section.get_parent().translation_key)
    make_section(front, "Inmunoterapia", translation_key=section.translation_key)
    pairs = {}
    for url in xml(client, "/sitemap.xml").iterfind("s:url", NS):
        links = url.iterfind("x:link", NS)
        pairs[url.findtext("s:loc", namespaces=NS)] = {
            link.get("hreflang"): link.get("href") for link in links
        }
    english, spanish = f"{BASE}/immunotherapy/", f"{BASE}/es/inmunoterapia/"
    both = {"en-gb": english, "x-default": english, "es": spanish}
    assert pairs[f"{BASE}/immunotherapy/"] == pairs[f"{BASE}/es/inmunoterapia/"] == both
    assert pairs[f"{BASE}{guide.url}"] == {}


def test_the_sitemap_says_when_a_page_changed(client: Client, guide: GuidePage) -> None:
    guide.save_revision().publish()
    guide.refresh_from_db()
    changed = xml(client, "/sitemap.xml").findall("s:url/s:lastmod", NS)[-1].text
    assert changed is not None
    assert changed[:10] == guide.last_published_at.date().isoformat()


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_browser_can_add_our_search(client: Client, home: HomePage, prefix: str) -> None:
    make_home("es")
    response = client.get(f"{prefix}/opensearch.xml")
    kind = response.headers["Content-Type"]
    assert kind.startswith("application/opensearchdescription+xml")
    url = ElementTree.fromstring(response.content).find("o:Url", NS)
    assert url is not None
    assert url.get("template") == f"{BASE}{prefix}/search/?q={{searchTerms}}"
    page = client.get(f"{prefix}/").content.decode()
    assert (
        f'type="application/opensearchdescription+xml" title="Handrail" href="{prefix}/op' in page
    )


@pytest.mark.parametrize("address", ["/sitemap.xml", "/opensearch.xml", "/feed.xml"])
def test_awkward_words_leave_them_well_formed(
    client: Client, guide: GuidePage, address: str
) -> None:
    home = guide.get_parent().get_parent().specific
    PortalSettings.objects.create(site=home.get_site(), name=AWKWARD, tagline=AWKWARD)
    make_digest(home, title=AWKWARD, slug="awkward", summary=AWKWARD)
    told = "".join(xml(client, address).itertext())
    assert address == "/sitemap.xml" or AWKWARD[:10] in told


def test_pages_name_the_feed_of_their_language(client: Client, home: HomePage) -> None:
    make_home("es")
    for prefix in ("", "/es"):
        page = client.get(f"{prefix}/").content.decode()
        assert 'type="application/atom+xml"' in page
        assert f'href="{prefix}/feed.xml">' in page


@pytest.mark.parametrize("address", ["/favicon.ico", "/apple-touch-icon.png", "/error.css"])
def test_what_browsers_ask_for_by_a_fixed_name_is_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_the_canonical_address_has_no_query(client: Client, guide: GuidePage) -> None:
    page = client.get(f"{guide.url}?from=a-friend").content.decode()
    assert f'<link rel="canonical" href="{BASE}{guide.url}">' in page
    assert "a-friend" not in page
