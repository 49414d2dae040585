"""Whatever is searched for: an ordinary page, soon, without a cookie, with what was typed kept."""

import time
from html import escape
from urllib.parse import quote, unquote

import pytest
from django.test import Client

from search.query import LONGEST_QUERY, MOST_WORDS
from tests.builders import make_guide, make_home, make_section
from tests.portal.hostile import QUERIES
from tests.shared import Once

pytestmark = pytest.mark.django_db
#: Seconds, on a machine that does other things as well. Alone it takes a twentieth of it.
PATIENCE = 5

NASTY = {
    "NUL": "works%00works",
    "control characters": "works%01%02%1b[31m%7f",
    "a lone surrogate": "works+%ED%A0%80",
    "invalid UTF-8": "works+%ff%fe%c3%28",
    "a megabyte": "w" * 1_000_000,
    "a megabyte of words": "works+" * 170_000,
    "ten thousand words": "+".join(f"word{n}" for n in range(10_000)),
    "ten thousand misspellings": "+".join(f"worxks{n % 90}x" for n in range(10_000)),
    "only stop words": "the+of+and+to",
    "stop words without end": "the+" * 5_000,
    "tsquery": quote("works & !works | (works <-> works):* <2> 'a' \\ : ' ''"),
    "tsquery, broken": quote("((((works &&& || !! :*ABCD <-> <999999>"),
    "SQL": quote("'; DROP TABLE search_word; -- works %s %(words)s %% $1 $$ /*"),
    "format strings": quote("{condition} {0} %(lexemes)s {{fits}} ${7*7} {{7*7}}"),
    "LIKE": quote("%_%_%_%\\%"),
    "a regular-expression bomb": quote("(a+)+$" + "a" * 1_500 + "!"),
    "another": quote("a" * 900 + " " + "suicid" * 150),
    "apostrophes": quote("'" * 2_000),
    "words of crisis, nearly": quote("want to " * 250),
    "right to left": "%E2%80%AEskrow+%D7%A2%D7%91%D7%A8%D7%99%D7%AA",
    "emoji": quote("🎗️👩🏽‍⚕️ works 💊" * 20),
    "accents without end": "a" + "%CC%81" * 600,
    "ligatures that grow": quote("ﷺ" * 600),
    "markup": quote("</title></script><img src=x onerror=alert(1)>"),
    "a word too long for a dictionary": "pneumono" * 100,
}


@pytest.fixture(scope="module", autouse=True)
def _site(once: Once) -> None:
    with once():
        home = make_home()
        make_home("es", translation_key=home.translation_key)
        make_guide(make_section(home), title="How it works")


def ordinary(client: Client, address: str) -> str:
    start = time.process_time()
    response = client.get(address)
    assert time.process_time() - start < PATIENCE
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    told = response.content.decode()
    assert 'id="q"' in told
    assert "\x00" not in told
    return told


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("rest", ["", "&as=typed"])
@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_a_hostile_search_gets_an_ordinary_page(
    client: Client, words: str, rest: str, prefix: str
) -> None:
    told = ordinary(client, f"{prefix}/search/?q={words}{rest}")
    for markup in ("<img src=x", "</title></script>"):
        assert markup not in told


@pytest.mark.parametrize("query", QUERIES)
def test_a_hostile_query_string_gets_an_ordinary_page(client: Client, query: str) -> None:
    ordinary(client, f"/search/?{query}")


@pytest.mark.parametrize("words", ["tsquery", "SQL", "markup", "LIKE"])
def test_what_was_typed_is_kept_to_the_letter(client: Client, words: str) -> None:
    told = ordinary(client, f"/search/?q={NASTY[words]}")
    assert f'value="{escape(unquote(NASTY[words]))}"' in told


@pytest.mark.parametrize(
    "words", ["a megabyte", "a megabyte of words", "ten thousand words", "stop words without end"]
)
def test_what_was_too_long_is_cut_and_says_so(client: Client, words: str) -> None:
    told = ordinary(client, f"/search/?q={NASTY[words]}")
    assert "That was long, so we searched for the first" in told
    kept = told.split('id="q"')[1].split('value="')[1].split('"')[0]
    assert 0 < len(kept.encode()) <= LONGEST_QUERY
    assert len(told) < 400_000


def test_a_frightened_paragraph_is_no_such_thing(client: Client) -> None:
    told = ordinary(client, "/search/?q=" + "works+" * MOST_WORDS)
    assert "That was long" not in told
    assert "How it works" in told


@pytest.mark.parametrize("number", ["0", "-1", "9999", "99999999999", "1e9", "%D9%A1", "%00", "x"])
def test_an_absurd_page_is_one_there_is(client: Client, number: str) -> None:
    assert "How it works" in ordinary(client, f"/search/?q=works&page={number}")


@pytest.mark.parametrize(
    "rest",
    [
        "stage=x",
        "for=x",
        "kind=x",
        "kind=%00",
        "section=%00",
        "section='",
        "as=x",
        "stage[]=worried",
    ],
)
def test_an_unknown_filter_is_no_filter(client: Client, rest: str) -> None:
    assert "How it works" in ordinary(client, f"/search/?q=works&{rest}")


def test_an_unknown_section_finds_nothing_and_can_be_taken_off(client: Client) -> None:
    told = ordinary(client, "/search/?q=works&section=no-such")
    assert "We found nothing for this" in told
    assert 'href="?q=works"' in told
