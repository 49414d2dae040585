"""Whatever a query string holds, the outcome is an ordinary query."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from home.choices import Audience, Stage
from search.facets import Kind
from search.query import DEEPEST_PAGE, LONGEST_QUERY, MOST_WORDS, Query, parse


def parsed(query: str) -> Query:
    return parse(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=side+effects", "side effects"),
        ("q=%20%20side%09%0aeffects%20", "side effects"),
        ("q=a%00b%01c", "abc"),
        ("q=caf%C3%A9", "café"),
        ("q=%E2%80%AEevil", "evil"),
        ("q=%ff", ""),
        ("q=%ff+caf%ff", "� caf�"),
        ("q=a&q=b", "b"),
        ("q=", ""),
        ("", ""),
    ],
)
def test_words_are_cleaned(query: str, words: str) -> None:
    assert parsed(query).words == words


def test_what_was_typed_is_kept_for_the_search_box() -> None:
    assert parsed("q=%20Side   Effects%20").typed == "Side   Effects"


@pytest.mark.parametrize(
    ("query", "words", "told"),
    [
        ("+".join(["word"] * MOST_WORDS), MOST_WORDS, ""),
        ("+".join(["word"] * (MOST_WORDS + 1)), MOST_WORDS, f"first {MOST_WORDS} words"),
        ("a" * LONGEST_QUERY, 1, ""),
        ("a" * (LONGEST_QUERY + 1), 1, "first 1 word "),
        ("a" * 1_000_000, 1, "first 1 word "),
        ("é" * LONGEST_QUERY, 1, "first 1 word "),
    ],
)
def test_a_long_query_is_cut_and_says_so(query: str, words: int, told: str) -> None:
    found = parsed(f"q={query}")
    assert len(found.words.split()) == words
    assert len(found.typed.encode()) <= LONGEST_QUERY
    assert (told in found.notice) if told else found.notice == ""


@pytest.mark.parametrize("stage", Stage.values)
def test_every_stage_is_a_filter(stage: str) -> None:
    assert parsed(f"stage={stage}").chosen == {"stage": stage}


@pytest.mark.parametrize("audience", Audience.values)
def test_every_audience_is_a_filter(audience: str) -> None:
    assert parsed(f"for={audience}").chosen == {"for": audience}


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_of_page_is_a_filter(kind: str) -> None:
    assert parsed(f"kind={kind}").chosen == {"kind": kind}


def test_any_section_may_be_a_filter() -> None:
    assert parsed("section=support-and-care").chosen == {"section": "support-and-care"}


@pytest.mark.parametrize(
    "query",
    [
        *("stage=none", "stage=WORRIED", "stage=%00", "stage=", "for=x", "kind=x", "kind=GUIDE"),
        *("section=", "section=a%00", "section=a/b", "section='", "section=" + "a" * 256),
    ],
)
def test_an_unknown_filter_is_no_filter(query: str) -> None:
    assert parsed(query).is_empty


@pytest.mark.parametrize(
    ("page", "number"),
    [
        *(("1", 1), ("2", 2), ("500", 500), ("501", DEEPEST_PAGE), ("9999", DEEPEST_PAGE)),
        *(("0", 1), ("-1", 1), ("", 1), ("x", 1), ("1.5", 1), ("10000", 1), ("%D9%A1", 1)),
        *(("%C2%B2", 1), ("1e3", 1), ("+2", 1), ("9" * 5000, 1)),
    ],
)
def test_a_page_number_is_bounded(page: str, number: int) -> None:
    assert parsed(f"page={page}").page == number


def test_the_address_of_a_query_leads_back_to_it() -> None:
    query = parsed(
        "q=side+effects%26more&stage=worried&for=parent&kind=guide&section=a&as=typed&page=3"
    )
    again = parsed(query.address(page="3").removeprefix("?"))
    assert again == query
    assert again.as_typed


def test_a_change_to_a_query_starts_at_its_first_page_and_keeps_the_rest() -> None:
    query = parsed("q=a&stage=worried&for=parent&page=3")
    assert query.address(stage="") == "?q=a&for=parent"
    assert query.address(**{"for": "family"}) == "?q=a&stage=worried&for=family"


@given(st.text(max_size=400), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_text_at_all_makes_a_query(words: str, stage: str, audience: str, page: str) -> None:
    parameters = QueryDict(mutable=True)
    parameters.update({"q": words, "stage": stage, "for": audience, "page": page})
    query = parse(parameters)
    assert query.typed.isprintable()
    assert query.words.encode().decode() == query.words
    assert len(query.typed.encode()) <= LONGEST_QUERY
    assert len(query.words.split()) <= MOST_WORDS
    assert query.chosen.get("stage", Stage.WORRIED) in Stage.values
    assert query.chosen.get("for", Audience.PARENT) in Audience.values
    assert 1 <= query.page <= DEEPEST_PAGE
    again = parse(QueryDict(query.address(page=str(query.page)).removeprefix("?")))
    assert (again.words, again.chosen, again.page) == (query.words, query.chosen, query.page)
