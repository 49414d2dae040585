"""What is stored of a page, from any text whatever."""

import re

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search import normalise
from search.index import entries
from search.index.analysis import LONGEST, stems
from search.index.reading import Content, Text
from search.index.weighing import Usual

USUAL = Usual(500, 4)
#: All that PostgreSQL can hold: no NUL, no halves of characters.
STORABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
HOSTILE = st.text(st.sampled_from("ab’'`´\\:*&|!()<>\"%{}_-. \n\té½ﬁİßǅ\u202e\u0301\u200b疲😀"))
ANY = STORABLE | HOSTILE


def content(title: str, names: list[str], texts: list[str]) -> Content:
    return Content("en-gb", title, names, [Text(text, 1) for text in texts])


def entry_of(page: Content, stem_of: dict[str, str] | None = None) -> entries.Entry:
    parts = entries.folded_words(page)
    known = {word: word for part in parts for word in part} if stem_of is None else stem_of
    return entries.entry(page, parts, known, USUAL)


def positions(vector: str) -> list[int]:
    at = re.findall(r"(?<=')(?::)([\dA,]+)", vector)
    return [int(number.rstrip("A")) for places in at for number in places.split(",")]


@given(ANY, st.lists(ANY, max_size=3), st.lists(ANY, max_size=3))
def test_any_text_makes_an_entry(title: str, names: list[str], texts: list[str]) -> None:
    page = content(title, names, texts)
    made = entry_of(page)
    assert set(made.words.values()) == set(made.impacts)
    assert all(impact > 0 for impact in made.impacts.values())
    assert made.length == sum(map(len, entries.folded_words(page)[1 + len(names) :]))
    assert len({normal for _, normal, _ in made.names}) == len(made.names)
    assert all(0 < place < 16_384 for place in positions(made.vector))


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(ANY, min_size=1, max_size=4))
def test_postgresql_takes_any_entry_and_keeps_its_stems(texts: list[str]) -> None:
    page = content(texts[0], [], texts[1:])
    folded = {word for part in entries.folded_words(page) for word in part}
    made = entry_of(page, stems(folded, "en-gb"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(%s::tsvector)", [made.vector])
        (stored,) = cursor.fetchone()
        cursor.execute("SELECT left(dmetaphone(word), 8) FROM unnest(%s::text[]) word", [[*folded]])
    assert set(stored) == set(made.impacts)


@pytest.mark.django_db
@given(stem=st.text(st.sampled_from("a'\\:*&|!()<> \"é"), min_size=1))
@settings(deadline=None, max_examples=60)
def test_a_hostile_stem_is_quoted(stem: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array((%s || ':1')::tsvector)", [entries.quoted(stem)])
        assert cursor.fetchone()[0] == [stem]
        cursor.execute("SELECT numnode(%s::tsquery)", [entries.quoted(stem)])
        assert cursor.fetchone()[0] == 1


@pytest.mark.django_db
def test_a_very_long_page_is_searched_to_its_end() -> None:
    """Beyond the last position that PostgreSQL keeps, words are found, but have no neighbours."""
    words = [f"{chr(0x4E00 + number % 20_000)}{'x' * (number % 30)}" for number in range(30_000)]
    page = content("Long", [], [" ".join(words), "finally"])
    made = entry_of(page)
    assert "finally" in made.impacts
    assert max(positions(made.vector)) < 16_384
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [made.vector])


@pytest.mark.django_db
def test_the_longest_of_all_stems_make_no_vector_that_postgresql_refuses() -> None:
    words = [f"{number:05}{'😀疲'[1] * 35}" for number in range(15_000)]
    made = entry_of(content("Wide", [], [" ".join(words)]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [made.vector])
    assert len(made.impacts) == len(words) + 1


def test_words_of_different_texts_are_no_neighbours() -> None:
    made = entry_of(content("one two", ["three"], ["four"]))
    assert made.vector == "'one':1A 'two':2A 'three':8A 'four':14"


def test_words_longer_than_any_are_left_out() -> None:
    made = entry_of(content("a" * (LONGEST + 1), [], ["b" * LONGEST]))
    assert list(made.impacts) == ["b" * LONGEST]


@given(ANY)
def test_the_quick_way_to_fold_is_the_same(text: str) -> None:
    slow = [normalise.fold(word) for word in normalise.words(text)]
    assert entries._folded(text) == slow


@given(ANY)
@example("0‘_")
def test_a_normal_form_is_its_own(text: str) -> None:
    assert normalise.phrase(normalise.phrase(text)) == normalise.phrase(text)


@given(ANY)
def test_a_normal_form_has_no_signs_and_no_capitals(text: str) -> None:
    normal = normalise.phrase(text)
    assert normal == " ".join(normal.split())
    assert not re.search(r"[A-Z`’‘\"\\:&|!()<>*]", normal)


@given(st.text(), st.text())
def test_words_are_found_on_either_side_of_a_space(first: str, second: str) -> None:
    apart = normalise.words(first) + normalise.words(second)
    assert normalise.words(f"{first} {second}") == apart
