"""Names are words, never patterns: odd ones are harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.marking import MarkedTerm, Matcher, forms_of


def matcher(*names: str, context: tuple[str, ...] = ()) -> Matcher:
    return Matcher(
        MarkedTerm(key, name, forms_of(name, (), "en"), context=context)
        for key, name in enumerate(names)
    )


def words(text: str, *names: str) -> list[str]:
    return [text[found.start : found.end] for found in matcher(*names).find(text)]


@pytest.mark.parametrize(
    "name", ["(a+)+$", ".*", "", " ", "[", "\\", "a|b$", "%s", "---", "<b>", "$a", "x" * 10_000]
)
def test_a_name_of_signs_finds_nothing(name: str) -> None:
    assert words("a b x aaaa <b> % s a+ a+a+ --- .* [ \\ $", name, "zzz") == []


def test_signs_inside_a_name_must_be_in_the_text() -> None:
    assert words("R&D, R & D, R D, R-D", "R&D") == ["R&D", "R & D"]


def test_a_name_of_very_many_words_is_not_looked_for() -> None:
    name = " ".join(["a"] * 10_000)
    assert words(name, name, "a a") == ["a a"] * 5_000


def test_the_longest_name_at_a_place_is_found_and_none_inside_it() -> None:
    text = "breast cancer screening, breast cancer, screening"
    assert words(text, "breast", "screening", "breast cancer", "breast cancer screening") == [
        "breast cancer screening",
        "breast cancer",
        "screening",
    ]


def test_a_longer_name_whose_company_is_missing_gives_way() -> None:
    both = Matcher(
        [
            MarkedTerm(1, "stage two", ("stage two",), context=("cancer",)),
            MarkedTerm(2, "stage", ("stage",)),
        ]
    )
    assert [found.key for found in both.find("on stage two")] == [2]
    assert [found.key for found in both.find("cancer of stage two")] == [1]


def test_near_means_fifteen_words_and_not_more() -> None:
    stage = matcher("stage", context=("cancer",))
    assert stage.find("stage " + "x " * 14 + "cancer")
    assert not stage.find("stage " + "x " * 15 + "cancer")


def test_a_name_is_not_near_itself_and_its_parts_are() -> None:
    assert not matcher("stage", context=("stage",)).find("a stage")
    assert matcher("cancer stage", context=("cancer",)).find("a cancer stage")


def test_words_near_may_be_several_and_in_the_plural() -> None:
    assert matcher("stage", context=("lymph node",)).find("a stage by lymph nodes")


def test_of_two_entries_with_one_name_the_one_that_fits_is_meant() -> None:
    both = Matcher(
        [
            MarkedTerm(1, "grade", ("grade",), context=("tumour",)),
            MarkedTerm(2, "grade", ("grade",), context=("school",)),
        ]
    )
    assert [found.key for found in both.find("a school grade")] == [2]
    assert [found.key for found in both.find("a tumour grade")] == [1]


@given(st.lists(st.text(max_size=20), max_size=5), st.text(max_size=200))
def test_any_names_and_any_text_are_taken(names: list[str], text: str) -> None:
    at = 0
    for found in matcher(*names).find(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end
