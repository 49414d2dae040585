"""Percentages, mixed formats and words for chance are found, with a way to say it."""

from fractions import Fraction

import pytest

from plainlanguage.findings import Weight
from plainlanguage.page import read_page
from plainlanguage.passages import Kind, Passage
from plainlanguage.rules.formats import denominators, mixed_numbers
from plainlanguage.rules.frequencies import as_frequency
from plainlanguage.rules.percentages import percentages
from plainlanguage.rules.vague_risk import vague_risks
from tests.plainlanguage.finding import findings, mend, words

# What is written, and what to write for it.
PERCENTAGES = [
    ("About 33% of people feel sick.", "33%", "1 in 3"),
    ("It happens to 12.5% of people.", "12.5%", "1 in 8"),
    ("In 14.3 % of women it came back.", "14.3 %", "1 in 7"),
    ("Some 20 per cent had a rash.", "20 per cent", "1 in 5"),
    ("Some 40 percent had a rash.", "40 percent", "2 in 5"),
    ("Of all patients, 75% were well.", "75%", "3 in 4"),
    ("7% had a fever.", "7%", "7 in 100"),
    ("It is seen in 0.1% of people.", "0.1%", "1 in 1,000"),
    ("It is seen in 0.3% of people.", "0.3%", "3 in 1,000"),
    ("Side effects stop treatment in 2%.", "2%", "1 in 50"),
    ("About 12.7% had pain.", "12.7%", "13 in 100"),
    ("It helps 20% to 30% of people.", "20% to 30%", "20 to 30 in 100"),
    ("It helps 20-30% of people.", "20-30%", "20 to 30 in 100"),
    ("The chance is 0.25 for each child.", "0.25", "1 in 4"),
    ("A risk of about 0.02 was found.", "0.02", "1 in 50"),
]
NO_PERCENTAGES = [
    "About 1 in 3 people feel sick.",
    "Use a 5% glucose solution.",
    "You may have 0.9% saline by drip.",
    "Call if your oxygen level is below 92%.",
    "Your HbA1c was 6.5%.",
    "Rub in 1% hydrocortisone cream.",
    "No test is 100% sure.",
    "The risk is 0%.",
    "Take 0.5 mg at night.",
    "A temperature of 38.5 °C counts as a fever.",
    "The lump is 2.5 cm across.",
    "She was aged 2.5 when it began.",
    "Version 2.1 of this page is from 2024.",
    "It costs 3.20 pounds.",
    "A chance of 0.5 mg too much.",
    "The study ran from 2015 to 2020.",
    "The difference was small (95% confidence interval, 1 to 3).",
]
CHANGES = [
    "The drug reduced the risk by 33%.",
    "The risk was 20% lower.",
    "Deaths fell by 12.5 per cent.",
    "There was a 50% reduction.",
    "It improves survival by up to 15%.",
    "People who smoke have a 30% higher risk.",
]


@pytest.mark.parametrize(("text", "expected", "instead"), PERCENTAGES)
def test_a_share_is_said_in_people(text: str, expected: str, instead: str) -> None:
    [finding] = findings(percentages, text)
    assert (finding.words, finding.values["instead"]) == (expected, instead)
    assert f"“{instead}”" in mend(finding)


@pytest.mark.parametrize("text", NO_PERCENTAGES)
def test_strengths_results_and_sizes_are_left_alone(text: str) -> None:
    assert words(percentages, text) == []


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_asks_for_both_numbers(text: str) -> None:
    [finding] = findings(percentages, text)
    assert finding.weight == Weight.IMPORTANT
    assert "before and the number after" in mend(finding)


def test_spanish_percentages_are_said_the_spanish_way() -> None:
    [finding] = findings(percentages, "Ocurre en el 12,5 por ciento.", language="es")
    assert finding.values["instead"] == "1 de cada 8"
    assert not findings(percentages, "Suero con un 5% de glucosa: 5% glucosa.", language="es")[1:]


@pytest.mark.parametrize("percent", ["0", "100", "250", "0.0", "1.1234567", "x", ""])
def test_what_is_no_share_of_people_has_no_frequency(percent: str) -> None:
    assert as_frequency(percent) is None


def test_a_frequency_is_never_far_from_what_was_said() -> None:
    for tenths in range(1, 1000):
        said = Fraction(tenths, 1000)
        share = as_frequency(f"{tenths / 10:.1f}")
        assert share is not None
        # Half a person in a hundred, or a small part of what was given.
        assert abs(Fraction(*share) - said) <= max(Fraction(1, 200), said * Fraction(3, 100))


def test_between_two_shares_each_is_said_in_people() -> None:
    low, high = findings(percentages, "Between 20% and 30% felt better.")
    assert (low.values["instead"], high.values["instead"]) == ("1 in 5", "3 in 10")


MIXED = [
    ("It helps 1 in 5 people. It harms 10%.", "10%"),
    ("It helps 20%. It harms 1 in 10.", "1 in 10"),
    ("About 2/3 of people sleep badly, and 1 in 4 feels sick.", "1 in 4"),
    ("The odds are 3 to 1. It helps 1 in 4.", "1 in 4"),
    ("One in five felt sick (20%).", "20%"),
    ("It came back in 5 out of 100 people, or 5 per cent.", "5 per cent"),
    ("1 in 8 women get it. In men it is 0.1%.", "0.1%"),
]
NOT_MIXED = [
    "It helps 1 in 5 people and harms 1 in 10.",
    "It helps 20% and harms 10%.",
    "It helps 1 in 5 people. Use a 5% glucose solution.",
    "Come on 3/4 and stay 2 days.",
    "Half of them felt better, and 1 in 4 felt worse.",
    "Take 2 in 24 hours. It helps 20%.",
    "The trial took 3 in 2019. Later 20% came back.",
    "No numbers here.",
]


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_two_ways_to_give_a_chance_are_found_once(text: str, expected: str) -> None:
    assert words(mixed_numbers, text) == [expected]
    first, second = text.split(".", 1) if ". " in text else (text, "")
    if second:
        assert words(mixed_numbers, first + ".", second.strip()) == [expected]


@pytest.mark.parametrize("text", NOT_MIXED)
def test_one_way_to_give_a_chance_is_left_alone(text: str) -> None:
    assert words(mixed_numbers, text) == []


DIFFERENT = [
    ("It helps 1 in 8 people and harms 3 in 100.", ["3 in 100"]),
    ("It helps 1 in 5. It harms 1 out of 20. It kills 1 in 5.", ["1 out of 20"]),
    ("One in ten had pain, and two in five felt sick.", ["two in five"]),
    ("It is seen in 3 of every 1,000 women and 1 in 100 men.", ["1 in 100"]),
    ("1 in 2, 1 in 3 and 1 in 4.", ["1 in 3", "1 in 4"]),
    ("About 5 people in 100 felt sick, 1 in 50 had a rash.", ["1 in 50"]),
    ("9 per 1000 had it, and 1 per 100 needed care.", ["1 per 100"]),
]
SAME = [
    "It helps 10 in 100 people and harms 3 in 100.",
    "It helps 1 in 8 people. Take 2 in 24 hours.",
    "It helps 1 in 8 people. It began with 12 in 2020.",
    "Phase 1 in 20 hospitals, and 1 in 8 people.",
    "It helps 1 in 8. She was 1 in a million, and one in 8.",
    "1 in 8 had stage 3 in 2 places.",
    "One in ten had pain, and 3 in 10 felt sick.",
    "Come at 10 in the morning. 1 in 8 do.",
]


@pytest.mark.parametrize(("text", "expected"), DIFFERENT)
def test_different_denominators_are_found(text: str, expected: list[str]) -> None:
    assert words(denominators, text) == expected


@pytest.mark.parametrize("text", SAME)
def test_the_same_denominator_and_other_numbers_are_left_alone(text: str) -> None:
    assert words(denominators, text) == []


def test_the_same_number_of_people_is_worked_out() -> None:
    [finding] = findings(denominators, "It harms 3 in 100 people and helps 1 in 5.")
    assert mend(finding) == "Here that is “20 in 100”."


def test_numbers_far_apart_matter_less_than_numbers_side_by_side() -> None:
    [near] = findings(denominators, "It harms 3 in 100 and helps 1 in 8.")
    [far] = findings(denominators, "It harms 3 in 100.", "It helps 1 in 8.")
    items = [Passage(text, text, Kind.ITEM, "list") for text in ("3 in 100 itch", "1 in 8 ache")]
    [listed] = denominators(read_page(items, "en"))
    assert (near.weight, far.weight) == (Weight.IMPORTANT, Weight.DETAIL)
    assert listed.weight == Weight.IMPORTANT


VAGUE = [
    ("Serious side effects are rare.", "rare"),
    ("A rash is common.", "common"),
    ("You are likely to lose your hair.", "likely"),
    ("It is unlikely to come back.", "unlikely"),
    ("There is a low risk of bleeding.", "a low risk"),
    ("The high risk of infection lasts for weeks.", "The high risk"),
    ("There is a small chance that it spreads.", "a small chance"),
    ("The risk is low.", "risk is low"),
    ("It rarely causes harm.", "rarely"),
    ("Pain is very common after surgery.", "very common"),
    ("The chance of a cure is good: a good chance.", "a good chance"),
    ("Hair loss is uncommon.", "uncommon"),
    ("Rare but serious problems can occur.", "Rare"),
    ("Infection is a common side effect.", "common"),
    ("Your chances are very high.", "chances are very high"),
]
NOT_VAGUE = [
    "Serious side effects are rare: 1 in 1,000 people.",
    "A rash is common. It affects 20 in 100 people.",
    "Around 30% get a rash, so it is common.",
    "This is a rare cancer.",
    "Neuroblastoma is the most common solid tumour outside the brain.",
    "It is more common in men.",
    "Older people are more likely to get it.",
    "You have a common cold.",
    "These are common questions.",
    "What do they have in common?",
    "It is common to feel afraid.",
    "Worry and sadness are common.",
    "People at high risk of lung cancer may have scans.",
    "Children with high-risk neuroblastoma have more treatment.",
    "Rarely used words are left out.",
    "Half of people get it, so it is likely.",
    "How likely is it to come back?",
    "The trial was at a high risk of bias.",
]


@pytest.mark.parametrize(("text", "expected"), VAGUE)
def test_a_word_for_chance_without_a_number_is_found(text: str, expected: str) -> None:
    assert words(vague_risks, text) == [expected]


@pytest.mark.parametrize("text", NOT_VAGUE)
def test_chance_with_a_number_and_other_senses_are_left_alone(text: str) -> None:
    assert words(vague_risks, text) == []


def test_spanish_words_for_chance_both_ways() -> None:
    assert words(vague_risks, "Es muy frecuente.", language="es") == ["muy frecuente"]
    assert words(vague_risks, "El riesgo bajo de sangrado.", language="es") == ["riesgo bajo"]
    assert not words(vague_risks, "Es frecuente: 1 de cada 5 personas.", language="es")
    assert not words(vague_risks, "Es más frecuente en hombres.", language="es")
    assert not words(vague_risks, "La tristeza es frecuente.", language="es")
