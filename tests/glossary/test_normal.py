"""Search asks for a term with its own normal form: the two must be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.normal import DIGITS, letter_of, normal, tidy
from search import normalise


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("CAR T-cell", "car t cell"),
        ("Oncología", "oncologia"),
        ("Hodgkin’s disease", "hodgkin's disease"),
        ("PD-L1", "pd l1"),
        ("  a_b  ", "a b"),
        ("…", ""),
    ],
)
def test_spellings_of_one_word_have_one_form(text: str, form: str) -> None:
    assert normal(text) == form


@given(st.text(max_size=60))
def test_it_is_the_form_that_search_asks_with(text: str) -> None:
    assert normal(text) == normalise.phrase(text)


@given(st.text(max_size=60))
def test_what_is_tidied_can_be_kept_by_the_database(text: str) -> None:
    assert tidy(text).isprintable() or not tidy(text)
    assert tidy(tidy(text)) == tidy(text)


def test_what_nobody_sees_leaves_no_second_space() -> None:
    assert tidy("a \x1b\rb\u200b c") == "a b c"


def test_digits_stand_under_one_letter() -> None:
    assert (letter_of("5 a day"), letter_of("biopsy"), letter_of("")) == (DIGITS, "b", "")
