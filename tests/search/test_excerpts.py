"""The sentence that is shown of a page, and which of its words are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.excerpts import LONGEST, excerpt

PAGE = """How zebras live
Zebras run. A zebra that rests watches for lions.
Lions
A lion sleeps. Café owners do not.
"""


def marked(text: str, *forms: str, otherwise: str = "About it.") -> str:
    found = excerpt(text, frozenset(forms), otherwise)
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in found.parts)


@pytest.mark.parametrize(
    ("forms", "shown"),
    [
        (["lions", "lion"], "A zebra that rests watches for [lions]."),
        (["zebra", "zebras"], "[Zebras] run."),
        (["zebra", "zebras", "lions"], "A [zebra] that rests watches for [lions]."),
        (["cafe"], "[Café] owners do not."),
        (["nowhere"], "About it."),
        ([], "About it."),
    ],
)
def test_the_sentence_with_the_most_of_the_words_is_shown(forms: list[str], shown: str) -> None:
    assert marked(PAGE, *forms) == shown


def test_a_sentence_says_more_than_a_heading_or_a_cell() -> None:
    assert marked("Bowel (colorectal)\nThe bowel is long.", "bowel", "colorectal") == (
        "The [bowel] is long."
    )
    assert marked("Bowel (colorectal)\nOther.", "bowel", "colorectal") == "[Bowel] ([colorectal])"


def test_a_long_sentence_is_cut_round_the_word_and_between_words() -> None:
    shown = marked("Once " * 100 + "a zebra " + "came " * 100 + ".", "zebra")
    assert "[zebra]" in shown
    assert shown.startswith("… Once")
    assert shown.endswith("came …")
    assert len(shown) <= LONGEST + 6


def test_only_whole_words_are_marked() -> None:
    assert marked("The art of a party.", "art") == "The [art] of a party."


def test_a_word_is_marked_however_it_is_written() -> None:
    assert marked("İstanbul’s CAFÉS, and Wegener’s café.", "cafe", "cafes", "wegener") == (
        "İstanbul’s [CAFÉS], and [Wegener’s] [café]."
    )


def test_what_a_page_says_cannot_be_markup() -> None:
    found = excerpt("A <b>zebra & lion.", frozenset(["zebra"]), "")
    assert found.html == "A &lt;b&gt;<mark>zebra</mark> &amp; lion."


@given(st.text(max_size=600), st.frozensets(st.from_regex(r"\w+", fullmatch=True)))
def test_any_text_at_all_makes_an_excerpt_of_its_own_words(
    text: str, forms: frozenset[str]
) -> None:
    found = excerpt(text, forms, "")
    assert len(found.text) <= LONGEST + 4
    assert all(word in text for word in found.text.strip("… ").split())
