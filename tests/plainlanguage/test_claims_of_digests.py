"""What a digest reports of a study says what a reader needs to weigh it."""

import pytest

from plainlanguage.analysis import analyse
from plainlanguage.findings import Rule
from plainlanguage.page import read_page
from plainlanguage.passages import Passage
from plainlanguage.rules.claims import claims
from tests.plainlanguage.finding import words

WHOLE = (
    "A randomised trial in 412 people, paid for by a charity, found that fewer felt sick: 10 in 100"
    " instead of 20 in 100."
)
SIZE, KIND, WHOM, NUMBERS, PAID = (
    Rule.CLAIM_SIZE,
    Rule.CLAIM_KIND,
    Rule.CLAIM_SUBJECTS,
    Rule.CLAIM_NUMBERS,
    Rule.CLAIM_FUNDER,
)
FOUR = {SIZE, KIND, WHOM, PAID}

# A text, and what is missing from it.
CLAIMS = [
    (WHOLE, set()),
    ("A study shows that tea helps.", FOUR),
    ("Researchers found that tea helps.", FOUR),
    ("Scientists have discovered a new protein.", FOUR),
    ("New research suggests that walking helps.", FOUR),
    ("A study of 30 people found that tea helps.", {KIND, PAID}),
    ("A study in mice found that tea helps.", {SIZE, KIND, PAID}),
    ("A survey of 900 nurses, funded by a union, found that all were tired.", set()),
    ("A phase 2 trial showed that it shrank tumours in 20 of 60 patients.", {PAID}),
    ("Cells in a laboratory, research suggests, grow slower.", {SIZE, PAID}),
    ("The drug cut deaths by half.", {NUMBERS}),
    ("It was twice as likely to work.", {NUMBERS}),
    ("The trial found a 30% reduction.", FOUR | {NUMBERS}),
    ("The risk halved.", {NUMBERS}),
    ("The risk halved, from 2 in 100 people to 1 in 100.", set()),
    ("The study reported 25 per cent fewer deaths.", FOUR | {NUMBERS}),
    ("The study did not show that tea helps.", FOUR),
]
NO_CLAIMS = [
    "The FDA approved a blood test in August 2020.",
    "Ask your team about this risk.",
    "What did the study find?",
    "A trial of the medicine has begun in 3 hospitals.",
    "The law can lead to more studies in children.",
    "Not a study. This was a decision by the FDA.",
    "The rule takes effect in May.",
    "Nobody knows yet.",
]


def missing(*passages: Passage, language: str = "en") -> set[Rule]:
    return {finding.rule for finding in claims(read_page(passages, language))}


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_what_a_report_of_a_study_leaves_out_is_found(text: str, expected: set[Rule]) -> None:
    if "did not show" in text:
        expected = FOUR
    assert missing(Passage("1.what", text, group="1")) == expected


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_text_that_reports_no_study_is_left_alone(text: str) -> None:
    assert words(claims, text) == []


@pytest.mark.parametrize(
    ("field", "rule"),
    [("people", SIZE), ("kind_of_study", KIND), ("studied_in", WHOM), ("who_paid", PAID)],
)
def test_a_field_of_the_item_says_it(field: str, rule: Rule) -> None:
    text = Passage("1.what", "Research suggests that tea helps.", group="1")
    said = Passage(f"1.{field}", "The source does not say", group="1")
    empty = Passage(f"1.{field}", "", group="1")
    of_another = Passage(f"2.{field}", "The source does not say", group="2")
    assert missing(text, said) == FOUR - {rule}
    assert missing(text, empty) == FOUR
    assert missing(text, of_another) == FOUR


def test_each_item_is_weighed_alone() -> None:
    first = Passage("1.what", WHOLE, group="1")
    second = Passage("2.what", "A study shows that tea helps.", group="2")
    found = list(claims(read_page([first, second], "en")))
    assert {finding.place for finding in found} == {"2.what"}
    assert {finding.words for finding in found} == {"study shows"}


def test_spanish_reports_both_ways() -> None:
    bare = Passage("1", "Un estudio muestra que el té ayuda.")
    whole = Passage(
        "1",
        "Un ensayo aleatorizado con 412 personas, financiado por el estado, mostró que ayuda.",
    )
    assert missing(bare, language="es") == FOUR
    assert missing(whole, language="es") == set()


def test_only_digests_are_asked() -> None:
    text = "A study shows that tea helps."
    assert not [each for each in analyse(text, "en").findings if each.rule in FOUR]
    found = analyse(text, "en", digest=True).findings
    assert {each.rule for each in found} >= FOUR
