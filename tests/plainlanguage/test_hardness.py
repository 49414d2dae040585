"""How hard a sentence is, and which terms made it so."""

from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlanguage.coefficients import CONSTANT, EACH, PLAIN
from plainlanguage.hardness import hardness
from plainlanguage.hardness_terms import Term, is_abbreviation, terms
from plainlanguage.leaving_out import Phrases
from plainlanguage.tokens import words
from plainlanguage.wordlists import frequency

EASY = "Ask your nurse."
PLAINER = "This drug helps your own body find and kill cancer cells."
HARD = "Pembrolizumab is a humanised monoclonal antibody that inhibits PD-1 on T lymphocytes."


def _terms(text: str, language: str = "en") -> dict[Term, float]:
    return terms(words(text), language, set())


def test_sentences_are_put_in_the_order_that_people_would() -> None:
    assert 1 <= hardness(EASY).score < hardness(PLAINER).score < hardness(HARD).score <= 6


def test_the_score_is_the_sum_that_can_be_worked_out_by_hand() -> None:
    rarities = sorted((6.5 - frequency(word, "en") for word in ("biopsy", "hurts")), reverse=True)
    medical, uncommon = rarities
    rare_share = sum(frequency(word, "en") < 3 for word in ("biopsy", "hurts")) / 2
    expected = (
        CONSTANT
        + EACH[Term.MEDICAL] * medical
        + EACH[Term.UNCOMMON] * uncommon * 0.75
        + EACH[Term.VERY_UNCOMMON] * rare_share
        + EACH[Term.SHORT] * 8
    )
    assert hardness("Biopsy hurts.").score == pytest.approx(expected)


def test_only_the_ten_rarest_different_words_count() -> None:
    ten = "abacus lagoon tundra walrus turnip goblet trowel nutmeg thimble quarry"
    as_often = _terms(f"{ten} {ten} {ten}")
    assert _terms(ten)[Term.UNCOMMON] == as_often[Term.UNCOMMON]
    assert _terms(f"{ten} the garden")[Term.UNCOMMON] == as_often[Term.UNCOMMON]


def test_each_term_counts_what_it_says() -> None:
    assert _terms("The metastasis")[Term.MEDICAL] > 0
    assert _terms("The walrus")[Term.MEDICAL] == 0
    assert _terms("The MRI")[Term.ABBREVIATIONS] > 0
    assert _terms("The scan")[Term.ABBREVIATIONS] == 0
    assert _terms("One gene, two genomes")[Term.LABORATORY] == pytest.approx(log1p(2))
    assert _terms("The adenocarcinoma of the lung")[Term.VERY_UNCOMMON] == pytest.approx(1 / 5)
    assert [_terms("word " * count)[Term.SHORT] for count in (1, 9, 10, 40)] == [9, 1, 0, 0]


def test_a_hyphenated_word_is_as_many_words() -> None:
    assert _terms("X-ray")[Term.SHORT] == 8
    assert _terms("anti-inflammatory drugs")[Term.MEDICAL] > 0


@pytest.mark.parametrize("word", ["MRI", "mRNA", "U.S", "HER2", "CD8", "T"])
def test_an_abbreviation_has_capitals_or_digits(word: str) -> None:
    assert is_abbreviation(word, "en")


@pytest.mark.parametrize("word", ["Paris", "scan", "12", "I", "A", "3.5", "x"])
def test_other_words_are_no_abbreviations(word: str) -> None:
    assert not is_abbreviation(word, "en")


@pytest.mark.parametrize("text", ["CALL YOUR DOCTOR NOW", "1st and 22nd, 3.5 in the 1980s"])
def test_shouting_and_numbers_are_no_abbreviations(text: str) -> None:
    assert _terms(text)[Term.ABBREVIATIONS] == 0


def test_a_letter_is_an_abbreviation_where_it_is_no_word() -> None:
    assert _terms("A T cell")[Term.ABBREVIATIONS] > 0
    assert not is_abbreviation("Y", "es")
    assert _terms("p is n")[Term.UNCOMMON] == _terms("is")[Term.UNCOMMON]


def test_defined_words_make_nothing_hard_but_keep_the_length() -> None:
    text = "You may have neutropenia today."
    left_out = hardness(text, without={"neutropenia"})
    assert left_out.score < hardness(text).score
    assert left_out.reasons == ()
    assert left_out == hardness("You may have 12 today.")


def test_words_made_ready_once_serve_every_sentence() -> None:
    phrases = Phrases({"monoclonal antibody", "pembrolizumab"})
    once = hardness(words(HARD), "en", phrases)
    assert once == hardness(HARD, "en", {"monoclonal antibody", "pembrolizumab"})
    assert once.score < hardness(HARD).score


def test_the_reasons_are_what_is_beyond_a_plain_sentence_largest_first() -> None:
    values = _terms(HARD)
    beyond = {
        term: EACH[term] * (values[term] - PLAIN[term]) for term in Term if term is not Term.SHORT
    }
    total = sum(share for share in beyond.values() if share > 0)
    reasons = hardness(HARD).reasons
    assert {reason.term: reason.share for reason in reasons} == {
        str(term): pytest.approx(share / total) for term, share in beyond.items() if share > 0
    }
    shares = [reason.share for reason in reasons]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)
    assert hardness(EASY).reasons == ()


def test_every_term_has_its_numbers() -> None:
    assert set(EACH) == set(PLAIN) == set(Term)
    assert {term for term in Term if EACH[term] < 0} == {Term.SHORT}


def test_spanish_sentences_are_put_in_order_by_spanish_words() -> None:
    easy = hardness("Pregunte a su médico.", "es")
    hard = hardness("La quimioterapia neoadyuvante reduce la masa tumoral prequirúrgica.", "es")
    assert easy.score < hard.score
    assert "medical words" in {reason.term for reason in hard.reasons}


@given(st.text(max_size=120), st.sampled_from(["en", "es"]))
def test_any_text_has_a_score_from_1_to_6(text: str, language: str) -> None:
    assert 1 <= hardness(text, language, {"a"}).score <= 6
