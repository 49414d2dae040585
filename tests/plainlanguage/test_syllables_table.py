"""The table of English syllables is learned from one half of a dictionary."""

from pathlib import Path

import pytest

from plainlanguage.syllables import english, make_english

DICTIONARY = """\
bake B EY1 K
baker B EY1 K ER0 # a comment
bake(2) B EY1 K EH0
'bout B AW1 T
d.c. D IY2 S IY1
lake L EY1 K
make M EY1 K
taken T EY1 K AH0 N
"""
ENTRIES = {"bake": 1, "baker": 2, "lake": 1, "make": 1, "taken": 2}


def test_a_word_has_the_syllables_of_its_first_pronunciation(tmp_path: Path) -> None:
    file = tmp_path / "cmudict.dict"
    file.write_text(DICTIONARY)
    assert make_english.entries(file) == ENTRIES


def test_words_that_begin_alike_are_in_the_same_half() -> None:
    forms = ("treat", "treats", "treated", "treatment", "treatments")
    assert len({make_english.is_learned(word) for word in forms}) == 1
    assert {make_english.is_learned(word) for word in ("biopsy", "cancer", "nurse")} == {
        True,
        False,
    }


def test_a_silent_letter_is_learned_with_its_surroundings() -> None:
    table = make_english.table(make_english.learn(ENTRIES.items()))
    assert {word: english.count(word, table) for word in ENTRIES} == ENTRIES
    assert english.count("shake", table) == 1
    assert english.count("shaken", table) == 2


def test_surroundings_that_only_repeat_narrower_ones_are_not_kept() -> None:
    kept = make_english.table(make_english.learn(ENTRIES.items()))
    assert kept
    for key, syllables in kept.items():
        others = {other: value for other, value in kept.items() if other != key}
        before, run, behind = key.split("/")
        assert make_english._narrower(before, run, behind, others) != syllables


def test_common_words_that_are_wrong_are_listed_whole() -> None:
    kept = {"k/e/$": 0}
    assert make_english.wrong({"karaoke": 4, "make": 1, "zzyzxoke": 3}, kept) == {"=karaoke": 4}


@pytest.mark.parametrize(
    ("word", "syllables"), [("business", 2), ("people", 2), ("science", 2), ("area", 3)]
)
def test_the_shipped_table_knows_common_words(word: str, syllables: int) -> None:
    assert english.count(word, english.shipped()) == syllables
