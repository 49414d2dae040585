"""The list of words: by letter, and found by part of a word."""

import json
import re
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import strip_tags
from wagtail.models import Locale

from glossary import word_list
from glossary.models import Term
from home.models import HomePage
from tests.builders import make_home
from tests.portal.hostile import QUERIES
from tests.words import make_term

pytestmark = pytest.mark.django_db


def shown(client: Client, query: str = "", prefix: str = "") -> str:
    response = client.get(f"{prefix}/words/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def lines(client: Client, query: str = "") -> dict[str, list[str]]:
    """The words below each heading, as they are read."""
    sections = re.findall(r'<section class="names".*?</section>', shown(client, query), re.DOTALL)
    return {
        " ".join(strip_tags(section[: section.index("</h2>")]).split()): re.findall(
            r'<a href="/words/[^"]+">([^<]*)</a>', section
        )
        for section in sections
    }


def test_words_stand_under_their_letters_with_their_definitions(
    client: Client, home: HomePage
) -> None:
    for name in ("biopsy", "éclair test", "5-FU", "Bone scan"):
        make_term(name, variants=[f"other {name}"])
    assert lines(client) == {"0-9": ["5-FU"], "B": ["biopsy", "Bone scan"], "E": ["éclair test"]}
    page = shown(client)
    assert 'href="#letter-b"' in page
    assert 'id="letter-b"' in page
    assert 'href="#letter-c"' not in page
    assert "What biopsy means." in page
    assert "Also: other biopsy" in page


def test_without_words_it_says_so(client: Client, home: HomePage) -> None:
    assert "There are no words here yet." in shown(client)


@pytest.mark.parametrize("typed", ["bio", "BIO", "bió", " bio "])
def test_part_of_a_word_finds_it_first_where_it_begins_so(
    client: Client, home: HomePage, typed: str
) -> None:
    for name in ("liquid biopsy", "biopsy", "scan"):
        make_term(name)
    assert list(lines(client, f"q={typed}").values()) == [["biopsy"], ["liquid biopsy"]]


def test_every_way_it_is_written_finds_a_word(client: Client, home: HomePage) -> None:
    make_term("neutropenia", variants=["low white cells"])
    make_term("metastasis")
    assert list(lines(client, "q=low+wh").values()) == [["neutropenia"]]
    assert list(lines(client, "q=metastases").values()) == [["metastasis"]]


def test_a_word_that_is_not_there_gets_ways_on(client: Client, home: HomePage) -> None:
    make_term("biopsy")
    page = shown(client, "q=xyz")
    assert "We explain no word like this yet" in page
    assert 'href="/search/?q=xyz"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_whatever_is_asked_gets_an_ordinary_page(client: Client, home: HomePage) -> None:
    make_term("biopsy")
    for query in QUERIES:
        for name in ("q", "letter", "page"):
            asked = query.replace("q=", f"{name}=")
            for language in ("", "/es"):
                response = client.get(f"{language}/words/?{asked}")
                assert response.status_code == 200, asked
                assert b"<script>alert" not in response.content, asked


@pytest.mark.parametrize("typed", ["%", "_", "\\", "%25bio"])
def test_signs_of_the_database_are_only_signs(client: Client, home: HomePage, typed: str) -> None:
    make_term("scan")
    assert lines(client, f"q={typed}") in ({}, {"S": ["scan"]})
    assert word_list.find("en-gb", typed).contains == []


def many(count: int) -> None:
    locale = Locale.objects.get(language_code="en-gb")
    Term.objects.bulk_create(
        Term(
            locale=locale,
            translation_key=uuid4(),
            name=name,
            slug=name,
            sort_key=name,
            forms=[name],
            definition="Something.",
        )
        for name in (f"{'abc'[number % 3]}{number:05}" for number in range(count))
    )


def test_a_long_list_is_shown_a_letter_at_a_time(client: Client, home: HomePage) -> None:
    many(word_list.MOST_AT_ONCE)
    assert set(lines(client)) == {"A", "B", "C"}
    many_more = make_term("zebra")
    assert set(lines(client)) == {"A"}
    assert lines(client, "letter=z") == {"Z": [many_more.name]}
    assert set(lines(client, "letter=q")) == {"A"}
    assert '/words/?letter=z">' in shown(client, "letter=z"), "a page of its own to a search engine"


def test_a_long_letter_is_shown_in_pages(client: Client, home: HomePage) -> None:
    many(3 * (word_list.A_PAGE + 10))
    first, second = lines(client, "letter=a")["A"], lines(client, "letter=a&page=2")["A"]
    assert (len(first), len(second)) == (word_list.A_PAGE, 10)
    assert not set(first) & set(second)
    assert 'href="?letter=a&amp;page=2"' in shown(client, "letter=a")


def test_machines_get_the_set_of_the_words_shown(client: Client, home: HomePage) -> None:
    make_term("biopsy")
    stated = json.loads(re.findall(r"ld\+json\">(.*?)</script>", shown(client))[0])
    assert stated["@type"] == "DefinedTermSet"
    (term,) = stated["hasDefinedTerm"]
    assert term["url"] == f"{settings.PORTAL_BASE_URL}/words/biopsy/"


def test_every_page_leads_there(client: Client, home: HomePage) -> None:
    make_home("es", translation_key=home.translation_key)
    assert 'href="/words/"' in client.get("/").content.decode()
    assert 'href="/es/words/"' in client.get("/es/").content.decode()


def in_sitemap(client: Client) -> dict[str, set[str]]:
    """The addresses of words, each with those in other languages."""
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    urls = ElementTree.fromstring(client.get("/sitemap.xml").content).iterfind("s:url", names)
    found = {
        url.findtext("s:loc", "", names): {
            link.attrib["href"] for link in url.iterfind("x:link", names)
        }
        for url in urls
    }
    base = settings.PORTAL_BASE_URL
    return {
        address.removeprefix(base): {other.removeprefix(base) for other in others}
        for address, others in found.items()
        if "/words/" in address
    }


def test_the_sitemap_has_the_lists_and_the_words(client: Client, home: HomePage) -> None:
    assert in_sitemap(client) == {}
    term = make_term("biopsy")
    make_term("a draft", live=False)
    assert in_sitemap(client) == {"/words/": set(), "/words/biopsy/": set()}
    make_term("biopsia", "es", translation_key=term.translation_key)
    lists, both = {"/words/", "/es/words/"}, {"/words/biopsy/", "/es/words/biopsia/"}
    assert in_sitemap(client) == dict.fromkeys(lists, lists) | dict.fromkeys(both, both)
