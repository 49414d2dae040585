"""The reading measures give the published answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlanguage.measures import fernandez_huerta, inflesz, lix, measure, smog

PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
MAT = "The cat sat on the mat."


@pytest.mark.parametrize(
    ("text", "ease", "grade"), [(PLATYPUS, 37.5, 11.3), (MAT, 116, -1.45), ("Go.", 121.22, -3.40)]
)
def test_flesch_and_flesch_kincaid(text: str, ease: float, grade: float) -> None:
    """Wikipedia, "Flesch-Kincaid readability tests": the first sentence with its counts (13 words,
    24 syllables), the second, and the highest ease and lowest grade there can be."""
    found = measure([text], "en")
    assert found.reading_ease == pytest.approx(ease, abs=0.2)
    assert found.grade == pytest.approx(grade, abs=0.05)


@pytest.mark.parametrize(
    ("a_sentence", "short_form"),
    [(1, 8.47), (2, 10.74), (3, 12.48), (4, 13.95), (5, 15.24), (6, 16.41), (7, 17.49)],
)
def test_smog(a_sentence: int, short_form: float) -> None:
    """Grades by McLaughlin's short form for 1 to 7 polysyllables a sentence, published by
    Nirmaldasan, "Special SMOG Grading Revisited" (2011); the exact form is 0.129 and 4.3% of the
    root above it, which is half a grade to three quarters here."""
    assert smog(a_sentence * 30, 30) == pytest.approx(
        short_form + 0.129 + 0.043 * (short_form - 3), abs=0.02
    )
    assert smog(a_sentence * 7, 7) == pytest.approx(smog(a_sentence * 30, 30))


def test_lix() -> None:
    """M. Bjerre, "Tjek din lix": 20 words a sentence and 20 per cent long words make 40."""
    assert lix(words=200, sentences=10, long_words=40) == 40


def test_lix_counts_words_of_seven_letters_as_long() -> None:
    found = measure(["Nurses explain why it is, don't-be."], "en")
    assert (found.words, found.long_words) == (6, 1)
    assert found.lix == pytest.approx(6 + 100 / 6)


def test_smog_counts_words_of_three_syllables() -> None:
    found = measure(["Nurses explain chemotherapy and medicine."], "en")
    assert found.polysyllables == 2
    assert found.smog == smog(2, 1)


def test_spanish_formulas_at_counts_worked_by_hand() -> None:
    """No worked example is published with its counts. 100 words in 5 sentences of 200 syllables:
    206.84 - 0.60 x 200 - 1.02 x 20, and 206.835 - 62.3 x 2 - 20."""
    assert fernandez_huerta(100, 5, 200) == pytest.approx(66.44)
    assert inflesz(100, 5, 200) == pytest.approx(62.235)


def test_shorter_sentences_are_easier_in_spanish() -> None:
    """As Law (2011) says, F must be words a sentence, or the opposite comes out."""
    assert fernandez_huerta(100, 10, 200) > fernandez_huerta(100, 5, 200)


def test_each_language_has_its_own_measures() -> None:
    english, spanish = measure([MAT], "en"), measure(["El gato come. Duerme la siesta."], "es")
    assert english.grade is not None
    assert english.smog is not None
    assert english.inflesz is english.fernandez_huerta is None
    assert (spanish.words, spanish.sentences, spanish.syllables) == (6, 2, 10)
    assert spanish.inflesz == pytest.approx(206.835 - 62.3 * 10 / 6 - 3)
    assert spanish.lix is not None
    assert spanish.grade is spanish.smog is None


@pytest.mark.parametrize("texts", [[], [""], ["...", " \n"]])
def test_nothing_to_read_has_no_measure(texts: list[str]) -> None:
    found = measure(texts, "en")
    assert (found.words, found.grade, found.lix) == (0, None, None)


def test_a_sentence_does_not_run_from_one_text_into_the_next() -> None:
    assert measure(["What to bring", "Your tablets"], "en").sentences == 2


def test_a_defined_word_is_a_short_word_and_not_a_missing_one() -> None:
    text = "You will have chemotherapy and radiotherapy."
    as_written = measure([text], "en")
    without = measure([text], "en", {"chemotherapy", "radiotherapy"})
    assert (as_written.words, without.words) == (6, 6)
    assert (as_written.syllables, without.syllables) == (14, 6)
    assert (as_written.polysyllables, without.polysyllables) == (2, 0)
    assert (as_written.long_words, without.long_words) == (2, 0)


def test_a_defined_phrase_is_left_out_only_whole_and_longest_first() -> None:
    text = "Interstitial brachytherapy is brachytherapy."
    assert measure([text], "en", {"interstitial brachytherapy"}).polysyllables == 1
    assert measure([text], "en", {"interstitial cell"}).polysyllables == 3
    both = {"interstitial", "interstitial brachytherapy"}
    assert measure([text], "en", both).polysyllables == 1


def test_defined_words_are_found_however_they_are_written() -> None:
    assert measure(["CHEMOTHERAPY, Patient’s"], "en", {"chemotherapy", "patient's"}).syllables == 2


@given(st.lists(st.text(max_size=80), max_size=3), st.sampled_from(["en", "es"]))
def test_any_text_is_measured(texts: list[str], language: str) -> None:
    found = measure(texts, language, {"a", "a b"})
    assert found.sentences <= found.words <= found.syllables
