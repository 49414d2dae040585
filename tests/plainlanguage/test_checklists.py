"""Items that a machine can decide, both ways; the others are left to people, with evidence."""

from dataclasses import replace

import pytest

from plainlanguage.analysis import Analysis, analyse
from plainlanguage.checklists import LABELS, Item, Structure, Table, Verdict, cci, pemat
from plainlanguage.checklists.speaking import speaks_to_reader
from plainlanguage.passages import Kind, Passage

PEMAT_AUTO = {4, 8, 9, 11, 12, 17, 19, 21, 23}
CCI_AUTO = {1, 2, 3, 5, 7, 8, 9, 11, 19}

CLEAR = analyse("# Rest\n\nRest when you can. Drink water. Call us when you feel hot.", "en")
GOOD = Structure(
    title=True,
    summary=True,
    paragraphs=9,
    headings=3,
    lists=2,
    main_message="Rest helps. Call us when you feel hot.",
    main_message_first=True,
    main_message_set_off=True,
    key_points=3,
    visual_cues=2,
    pictures=1,
    pictures_with_caption=1,
    tables=(Table(("Kind", "What it does")),),
    actions=("Ask for a card.", "Write down how you feel."),
    tools=1,
    care_cards=1,
    unknown=True,
    benefits=True,
    risks=True,
    weighs=True,
)


def many(text: str, count: int = 1, kind: Kind = Kind.PARAGRAPH) -> Analysis:
    return analyse([Passage(str(n), text, kind, "one") for n in range(count)], "en")


HARD_WORD = many("You may need a biopsy.")
LETTERS = many("The FDA acted.")
LONG_LIST = many("Rest", 8, Kind.ITEM)
NO_HEADING = many("Rest when you can, and then go on. " * 60)
LONG_PARAGRAPHS = many("Rest now. Rest then. Rest there. Rest here.", 3)
ONE_LONG_PARAGRAPH = many("Rest now. Rest then. Rest there. Rest here.")


def verdicts(items: list[Item]) -> dict[int, Verdict]:
    return {item.number: item.verdict for item in items}


def test_all_items_of_both_tools_are_listed_in_order() -> None:
    assert [item.number for item in pemat(GOOD, CLEAR)] == [*range(1, 13), *range(15, 27)]
    assert [item.number for item in cci(GOOD, CLEAR)] == [*range(1, 21)]
    assert all("informed by" in label.lower() for label in LABELS.values())


def test_nine_of_each_are_decided_and_the_others_are_for_a_person() -> None:
    for items, auto in ((pemat(GOOD, CLEAR), PEMAT_AUTO), (cci(GOOD, CLEAR), CCI_AUTO)):
        for item in items:
            decided = item.verdict is not Verdict.A_PERSON_MUST_JUDGE
            assert decided == (item.number in auto), item


def test_a_page_with_all_its_parts_meets_what_can_be_decided() -> None:
    for items, auto in ((pemat(GOOD, CLEAR), PEMAT_AUTO), (cci(GOOD, CLEAR), CCI_AUTO)):
        assert {number for number, said in verdicts(items).items() if said is Verdict.YES} == auto


@pytest.mark.parametrize(
    ("number", "structure", "analysis"),
    [
        (4, GOOD, HARD_WORD),
        (8, GOOD, LONG_PARAGRAPHS),
        (8, GOOD, LONG_LIST),
        (9, GOOD, NO_HEADING),
        (9, replace(GOOD, headings=0), CLEAR),
        (11, replace(GOOD, key_points=0), CLEAR),
        (12, replace(GOOD, visual_cues=0), CLEAR),
        (17, replace(GOOD, pictures=2), CLEAR),
        (19, replace(GOOD, tables=(Table(("A", "B", "C", "D", "E")),)), CLEAR),
        (19, replace(GOOD, tables=(Table(("What", "What it does to you later")),)), CLEAR),
        (19, replace(GOOD, tables=(Table(("What", "")),)), CLEAR),
        (19, replace(GOOD, tables=(Table(()),)), CLEAR),
        (21, replace(GOOD, actions=()), CLEAR),
        (21, replace(GOOD, actions=("Patients may ring.", "Ask us.")), CLEAR),
        (23, replace(GOOD, tools=0), CLEAR),
    ],
)
def test_pemat_items_are_not_met(number: int, structure: Structure, analysis: Analysis) -> None:
    assert verdicts(pemat(structure, analysis))[number] is Verdict.NO


@pytest.mark.parametrize(
    ("number", "structure", "analysis"),
    [
        (1, replace(GOOD, main_message=""), CLEAR),
        (1, replace(GOOD, main_message="One. Two. Three. Four."), CLEAR),
        (1, replace(GOOD, main_message="Rest " * 21), CLEAR),
        (2, replace(GOOD, main_message_first=False), CLEAR),
        (2, replace(GOOD, main_message=""), CLEAR),
        (3, replace(GOOD, main_message_set_off=False), CLEAR),
        (5, replace(GOOD, actions=(), care_cards=0), CLEAR),
        (7, GOOD, HARD_WORD),
        (7, GOOD, LETTERS),
        (8, replace(GOOD, lists=0), CLEAR),
        (8, GOOD, LONG_LIST),
        (9, replace(GOOD, headings=0), CLEAR),
        (9, GOOD, NO_HEADING),
        (11, replace(GOOD, unknown=False), CLEAR),
        (19, replace(GOOD, benefits=False), CLEAR),
        (19, replace(GOOD, risks=False), CLEAR),
    ],
)
def test_cci_items_are_not_met(number: int, structure: Structure, analysis: Analysis) -> None:
    assert verdicts(cci(structure, analysis))[number] is Verdict.NO


def test_what_holds_mostly_holds() -> None:
    assert verdicts(pemat(GOOD, ONE_LONG_PARAGRAPH))[8] is Verdict.YES
    pictures = replace(GOOD, pictures=5, pictures_with_caption=4)
    assert verdicts(pemat(pictures, CLEAR))[17] is Verdict.YES


def test_items_about_what_a_page_does_not_have_do_not_apply() -> None:
    bare = replace(GOOD, pictures=0, pictures_with_caption=0, tables=(), weighs=False)
    assert verdicts(pemat(bare, CLEAR))[17] is Verdict.NOT_APPLICABLE
    assert verdicts(pemat(bare, CLEAR))[19] is Verdict.NOT_APPLICABLE
    assert verdicts(cci(bare, CLEAR))[19] is Verdict.NOT_APPLICABLE


def test_a_very_short_page_needs_no_headings_and_no_summary() -> None:
    short = replace(GOOD, paragraphs=2, headings=0, key_points=0)
    said = verdicts(pemat(short, CLEAR))
    assert {said[number] for number in (8, 9, 11)} == {Verdict.NOT_APPLICABLE}
    assert verdicts(pemat(short, NO_HEADING))[9] is Verdict.NO
    assert verdicts(pemat(replace(short, paragraphs=3), CLEAR))[9] is Verdict.NO


def test_evidence_can_be_said_for_every_item() -> None:
    for structure in (GOOD, Structure()):
        for item in (*pemat(structure, HARD_WORD), *cci(structure, HARD_WORD)):
            assert "{" not in item.evidence.format(**item.values)
            assert item.asks.endswith("?")
    [words] = [item for item in pemat(GOOD, HARD_WORD) if item.number == 4]
    assert words.evidence.format(**words.values) == "Words not explained when first used: 1."


SPEAKING = [
    ("Ask your team.", "en"),
    ("You can say no.", "en"),
    ("Write it down.", "en"),
    ("do not drive", "en"),
    ("Keep a list by the phone.", "en"),
    ("A friend can drive you.", "en"),
    ("Pregunte a su equipo.", "es"),
    ("Anote los síntomas.", "es"),
    ("Usted puede decir que no.", "es"),
]
NOT_SPEAKING = [
    ("Patients may ring the ward.", "en"),
    ("The team decides.", "en"),
    ("", "en"),
    ("Exercise helps.", "en"),
    ("El equipo decide.", "es"),
    ("Ask your team.", "de"),
]


@pytest.mark.parametrize(("line", "language"), SPEAKING)
def test_a_line_that_speaks_to_the_reader_is_known(line: str, language: str) -> None:
    assert speaks_to_reader(line, language)


@pytest.mark.parametrize(("line", "language"), NOT_SPEAKING)
def test_a_line_about_others_is_known(line: str, language: str) -> None:
    assert not speaks_to_reader(line, language)
