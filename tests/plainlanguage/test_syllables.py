"""How many syllables words have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlanguage.syllables import english, syllables

ENGLISH = {
    1: "the make baked through strength don't eyes",
    2: "wanted doctor table breathing didn't tumour cancer prism naïve café",
    3: "biopsy hospital lymphoma prognosis",
    4: "state-of-the-art metastasis oncologist immunity radiation",
    5: "chemotherapy radiotherapy",
    6: "immunotherapy",
}
SPANISH = {
    1: "y o que muy rey bien dios",
    2: "cáncer país días hueso leche guerra cuidar búho ciudad ahumar",
    3: "célula teatro pingüino construía guitarra cohete",
    4: "lingüística vehículo tratamiento medicina",
    5: "quimioterapia oncología",
}
SPOKEN = {
    "MRI": 3,
    "MRIs": 3,
    "mRNA": 4,
    "DNA": 3,
    "HER2": 2,
    "PD-1": 3,
    "X-ray": 2,
    "W": 3,
    "PET": 1,
    "NOT": 1,
    "STOP": 1,
    "3.5": 1,
    "1,000": 1,
}


def _each(table: dict[int, str]) -> list[tuple[str, int]]:
    return [(word, number) for number, words in table.items() for word in words.split()]


@pytest.mark.parametrize(("word", "number"), _each(ENGLISH))
def test_english_words(word: str, number: int) -> None:
    assert syllables(word, "en") == number


@pytest.mark.parametrize(("word", "number"), _each(SPANISH))
def test_spanish_words_by_the_rules_of_their_spelling(word: str, number: int) -> None:
    assert syllables(word, "es") == number


@pytest.mark.parametrize(("word", "number"), SPOKEN.items())
def test_abbreviations_are_spelled_and_numbers_are_one(word: str, number: int) -> None:
    assert syllables(word, "en") == number


def test_spanish_letters_have_spanish_names() -> None:
    assert syllables("ADN", "es") == 4
    assert syllables("TAC", "es") == 1


def test_the_widest_known_letters_decide() -> None:
    table = {"/e/": 1, "k/e/$": 0, "=anemone": 4}
    assert english.count("make", table) == 1
    assert english.count("maker", table) == 2
    assert english.count("make", table | {"mak/e/$": 1}) == 2
    assert english.count("anemone", table) == 4


@pytest.mark.parametrize("language", ["en", "es"])
@given(word=st.text(max_size=12))
def test_whatever_it_is_has_one_or_more(language: str, word: str) -> None:
    assert syllables(word, language) >= 1
