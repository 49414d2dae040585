"""The A to Z: every page by its title and its other names, in each language."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from home.models import HomePage, SectionPage
from search import a_to_z
from search.models import Name
from tests.builders import make_digest, make_guide, make_home, make_section, make_standard
from tests.hiding import PUBLISHED, WAYS, Way

pytestmark = pytest.mark.django_db

Names = Callable[[int], None]


def shown(client: Client, query: str = "", prefix: str = "") -> Any:
    response = client.get(f"{prefix}/a-to-z/?{query}")
    assert response.status_code == 200
    return response


def lines(client: Client, query: str = "", prefix: str = "") -> dict[str, list[str]]:
    """The names below each letter, as they are read."""
    page = shown(client, query, prefix).content.decode()
    sections = re.findall(r'<section class="names".*?</section>', page, re.DOTALL)
    return {
        strip_tags(section[: section.index("</h2>")]).strip(): [
            " ".join(strip_tags(item).split()) for item in re.findall("<li>(.*?)</li>", section)
        ]
        for section in sections
    }


def links(client: Client, query: str = "") -> list[str]:
    bar = re.search(r'<nav class="letters".*?</nav>', shown(client, query).content.decode(), re.S)
    assert bar
    return re.findall(r"<a [^>]*>([^<]*)</a>", bar[0])


@pytest.fixture
def many(section: SectionPage) -> Names:
    """So many names more, of one guide, from A on."""

    def make(count: int) -> None:
        guide = make_guide(section, title="Zebra", slug="zebra")
        Name.objects.bulk_create(
            Name(document_id=guide.pk, language="en-gb", label=name, normal=name, is_title=False)
            for name in (f"{'abcdefghij'[number % 10]}{number:05}" for number in range(count))
        )

    return make


def test_pages_stand_under_the_first_letter_of_their_titles_and_other_names(
    client: Client, home: HomePage
) -> None:
    section = make_section(home, "Treatment")
    make_guide(section, title="Bowel screening", also_called=["The poo test"])
    make_guide(section, title="Éclairs", slug="eclairs")
    make_guide(section, title="“Brave” is no help", slug="brave")
    make_guide(section, title="5 a day")
    make_guide(section, title="Ångström, for one", slug="angstrom")
    assert lines(client) == {
        "0-9": ["5 a day"],
        "A": ["Ångström, for one"],
        "B": ["Bowel screening", "“Brave” is no help"],
        "E": ["Éclairs"],
        "T": ["The poo test: see Bowel screening", "Treatment"],
    }
    assert links(client) == ["0-9", "A", "B", "E", "T"]


def test_each_leads_to_its_page(client: Client, section: SectionPage) -> None:
    guide = make_guide(section, title="Bowel screening", also_called=["The poo test"])
    page = shown(client).content.decode()
    assert page.count(f'<a href="{guide.url}">Bowel screening</a>') == 2
    assert 'href="#letter-b"' in page
    assert 'id="letter-b"' in page


def test_lists_and_pages_about_the_site_are_there_but_not_the_front_nor_each_digest(
    client: Client, home: HomePage
) -> None:
    make_digest(home, title="August 2020")
    make_standard(home, "Privacy")
    assert lines(client) == {"D": ["Digest"], "P": ["Privacy"]}


def test_each_language_has_its_own(client: Client, section: SectionPage, home: HomePage) -> None:
    front = make_home("es", translation_key=home.translation_key)
    make_guide(make_section(front, "Ánimo"), title="Ñame", also_called=["Yam"])
    assert lines(client) == {"I": ["Immunotherapy"]}
    assert lines(client, prefix="/es").keys() == {"A", "N", "Y"}
    assert lines(client, prefix="/es")["N"] == ["Ñame"]


def names_of(client: Client, home: HomePage, way: Way) -> str:
    fields, hide = way
    section = make_section(home)
    place = make_section(home, "Private") if way is WAYS["below a private page"] else section
    names = {"title": "Zyxqtitle", "also_called": ["Yxzqname"]}
    hide(make_guide(place, **(names | fields)))
    return str(lines(client))


@pytest.mark.parametrize("way", WAYS)
def test_what_readers_may_not_see_is_not_there(client: Client, home: HomePage, way: str) -> None:
    found = names_of(client, home, WAYS[way])
    assert "Immunotherapy" in found
    assert "zyxq" not in found.lower()
    assert "yxzq" not in found.lower()
    assert not {"Z", "Y"} & set(links(client))


def test_the_same_page_published_is_there(client: Client, home: HomePage) -> None:
    found = names_of(client, home, PUBLISHED)
    assert "Zyxqtitle" in found
    assert "Yxzqname: see Zyxqtitle" in found


def test_a_site_without_pages_says_so(client: Client, home: HomePage) -> None:
    assert lines(client) == {}
    assert "There are no pages here yet." in shown(client).content.decode()


def test_a_few_names_are_all_on_one_page_whatever_the_letter(client: Client, many: Names) -> None:
    many(a_to_z.MOST_AT_ONCE - 2)
    assert len(lines(client)) == 11
    assert lines(client, "letter=c") == lines(client)


def test_of_many_names_one_letter_is_shown(client: Client, many: Names) -> None:
    many(a_to_z.MOST_AT_ONCE - 1)
    assert lines(client).keys() == {"A"}
    assert lines(client, "letter=z") == {"Z": ["Zebra"]}
    assert lines(client, "letter=Z") == {"Z": ["Zebra"]}
    page = shown(client, "letter=z").content.decode()
    assert '<a href="?letter=z" aria-current="true">Z</a>' in page
    assert '/a-to-z/?letter=z">' in page, "each letter is a page of its own to a search engine"
    assert links(client) == [*"ABCDEFGHI", "J", "Z"]


@pytest.mark.parametrize(
    "query",
    [
        *("letter=q", "letter=", "letter=zz", "letter=%00", "letter=%ff", "letter=1", "letter=%25"),
        *("letter=0-9", "letter=%F0%9F%92%8A", "letter=" + "a" * 100_000, "letter=a&page=-1"),
        *("letter=a&page=99999", "page=" + "9" * 5000, "page=%00", "page=1.5", "letter[]=z"),
    ],
)
def test_an_unknown_letter_gets_the_first_there_is(client: Client, many: Names, query: str) -> None:
    many(a_to_z.MOST_AT_ONCE)
    assert lines(client, query).keys() == {"A"}


def test_ten_thousand_names_take_no_more_queries_than_five(client: Client, many: Names) -> None:
    many(5)

    def queries(query: str = "") -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            shown(client, query)
        return len(captured)

    few = queries()
    assert few <= 12
    Name.objects.filter(is_title=False).delete()
    pk = Name.objects.get(normal="zebra").document_id
    Name.objects.bulk_create(
        Name(document_id=pk, language="en-gb", label=f"a{n}", normal=f"a{n:05}", is_title=False)
        for n in range(10_000)
    )
    assert queries("letter=a&page=3") == few
    first, third = (lines(client, f"letter=a&page={page}")["A"] for page in (1, 3))
    assert len(first) == len(third) == a_to_z.A_PAGE
    assert third[0] == "a1000: see Zebra"
    assert 'href="?letter=a&amp;page=4"' in shown(client, "letter=a&page=3").content.decode()


def test_every_page_leads_there(client: Client, section: SectionPage) -> None:
    make_home("es", translation_key=section.get_parent().translation_key)
    for address in ("/", section.url, "/search/?q=x", "/none/"):
        assert 'href="/a-to-z/"' in client.get(address).content.decode()
    assert 'href="/es/a-to-z/"' in client.get("/es/").content.decode()


def test_it_sets_nothing_and_is_the_same_for_everyone(client: Client, section: SectionPage) -> None:
    plain = client.get("/a-to-z/")
    other = client.get("/a-to-z/", headers={"accept-language": "es", "cookie": "a=b"})
    assert plain.content == other.content
    assert not plain.cookies


def test_what_stands_before_the_colon_of_a_title_is_no_line_of_its_own(
    client: Client, section: SectionPage
) -> None:
    make_guide(section, title="Wigs: choosing and wearing one")
    assert lines(client)["W"] == ["Wigs: choosing and wearing one"]


def in_sitemap(client: Client) -> dict[str, dict[str, str]]:
    """The addresses of the A to Z, each with those in other languages."""
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    urls = ElementTree.fromstring(client.get("/sitemap.xml").content).iterfind("s:url", names)
    found = {
        url.findtext("s:loc", "", names).removeprefix(settings.PORTAL_BASE_URL): {
            link.attrib["hreflang"]: link.attrib["href"].removeprefix(settings.PORTAL_BASE_URL)
            for link in url.iterfind("x:link", names)
        }
        for url in urls
    }
    return {address: others for address, others in found.items() if "a-to-z" in address}


def test_the_sitemap_has_it_in_each_language_that_has_names(client: Client, home: HomePage) -> None:
    assert in_sitemap(client) == {}
    make_section(home)
    assert in_sitemap(client) == {"/a-to-z/": {}}
    front = make_home("es", translation_key=home.translation_key)
    assert in_sitemap(client) == {"/a-to-z/": {}}
    make_section(front, "Inmunoterapia")
    both = {"en-gb": "/a-to-z/", "x-default": "/a-to-z/", "es": "/es/a-to-z/"}
    assert in_sitemap(client) == {"/a-to-z/": both, "/es/a-to-z/": both}


@pytest.mark.parametrize("way", WAYS)
def test_pages_that_readers_may_not_see_put_it_in_no_sitemap(
    client: Client, home: HomePage, way: str
) -> None:
    fields, hide = WAYS[way]
    hide(make_guide(make_section(home, "Hidden", live=False), **fields))
    assert in_sitemap(client) == {}
