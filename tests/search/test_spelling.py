"""The nearest word, and how near it is."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from search import spelling
from search.spelling import Candidate, distance, may_be_misspelt, nearest

WORD = st.text(st.sampled_from("abcé'"), max_size=8)


def slow(a: str, b: str) -> int:
    """The distance straight from its definition (optimal string alignment)."""

    @cache
    def from_prefixes(i: int, j: int) -> int:
        if not (i and j):
            return i + j
        ways = [
            from_prefixes(i - 1, j) + 1,
            from_prefixes(i, j - 1) + 1,
            from_prefixes(i - 1, j - 1) + (a[i - 1] != b[j - 1]),
        ]
        if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
            ways.append(from_prefixes(i - 2, j - 2) + 1)
        return min(ways)

    return from_prefixes(len(a), len(b))


@given(WORD, WORD)
def test_the_distance_is_that_of_the_definition(a: str, b: str) -> None:
    assert distance(a, b) == slow(a, b)


@given(WORD, WORD)
def test_the_distance_is_the_same_both_ways(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)


@given(WORD, WORD)
def test_only_a_word_itself_is_no_edit_away(a: str, b: str) -> None:
    assert (distance(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))


@given(st.text(min_size=1), st.lists(st.text(min_size=1), max_size=5))
def test_the_nearest_is_a_candidate_that_is_near_enough(word: str, others: list[str]) -> None:
    candidates = [Candidate(other, 1, other, 3, same_sound=False) for other in others]
    chosen = nearest(word, candidates)
    if chosen is not None:
        assert chosen in candidates
        assert distance(word, chosen.word) <= spelling.most_edits(word)


def candidate(word: str, documents: int = 3, *, same_sound: bool = False) -> Candidate:
    return Candidate(word, 1, word, documents, same_sound)


def test_the_more_frequent_of_two_equally_near() -> None:
    chosen = nearest("scen", [candidate("seen", 2), candidate("scan", 50)])
    assert chosen is not None
    assert chosen.word == "scan"


def test_the_nearer_before_the_more_frequent() -> None:
    chosen = nearest("chemotherpy", [candidate("chemotherapy", 2), candidate("hemotherapy", 90)])
    assert chosen is not None
    assert chosen.word == "chemotherapy"


def test_nothing_near_is_nothing() -> None:
    assert nearest("zebra", [candidate("chemotherapy", 900)]) is None


def test_numbers_genes_and_short_words_are_left_as_they_are() -> None:
    assert not any(map(may_be_misspelt, ["her2", "5fu", "ca19", "psa", "", "'''"]))
    assert may_be_misspelt("nausae")
