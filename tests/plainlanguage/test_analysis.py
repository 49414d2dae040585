"""A text is analysed as a whole: findings in order, measures both ways, the hardest sentences."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlanguage.analysis import DIGEST_RULES, MOST_HARDEST, RULES, analyse
from plainlanguage.findings import Finding, Rule
from plainlanguage.page import folded
from plainlanguage.passages import Kind, Passage

TEXT = """# Before your scan

Some 33% of people are told to rest. A biopsy may be taken, and it is not uncommon that the team
asks you to wait for some hours in a quiet room so that nobody disturbs you while the medicine
settles.

She lost her battle. He suffers from cancer. It is a miracle. Side effects are rare.

- Click here.
"""

#: Pieces that rules look for, mixed with what hostile text is made of.
PIECES = st.sampled_from(
    [
        *(
            "33%",
            "12.5 per cent",
            "1 in 8",
            "3 out of 100",
            "0.5 mg",
            "is taken by",
            "not uncommon",
        ),
        *("battle", "cure", "a miracle", "FDA", "(MRI)", "biopsy", "suffers from", "Breakthrough"),
        *("click here", "study shows", "Dr.", "e.g.", "\n\n", ". ", "! ", "? ", "…", "“", "”", "İ"),
        *("- ", "# ", "9" * 30, "a" * 50, "not " * 9, "\u00ad", "\u0301", "\u200d", "ﬃ", "ß", "٣%"),
        *("fue tomada por", "12,5 por ciento", "1 de cada 8", "no hay cura", "haga clic aquí"),
        *("is is is", "((((", "))))", "called ", ", or ", "stands for", "–", ":", ";", ", which"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(PIECES, st.text(string.printable, max_size=8)), max_size=40).map(" ".join),
)
LANGUAGES = st.sampled_from(["en", "es", "en-gb", "de", ""])
PASSAGES = st.lists(
    st.builds(
        Passage,
        place=st.sampled_from(["1.what", "2.people", "x", ""]),
        text=TEXTS,
        kind=st.sampled_from(Kind),
        group=st.sampled_from(["", "list", "1"]),
        links=st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90)), max_size=3).map(tuple),
    ),
    max_size=8,
)
DEFINED = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=5)


def found(text: str) -> dict[Rule, list[str]]:
    rules: dict[Rule, list[str]] = {}
    for finding in analyse(text, "en").findings:
        rules.setdefault(finding.rule, []).append(finding.words)
    return rules


def test_a_text_is_read_with_every_rule() -> None:
    rules = found(TEXT)
    assert rules[Rule.PERCENTAGE] == ["33%"]
    assert rules[Rule.PASSIVE] == ["are told", "be taken"]
    assert rules[Rule.UNDEFINED_WORD] == ["biopsy"]
    assert rules[Rule.DOUBLE_NEGATIVE] == ["not uncommon"]
    assert rules[Rule.WAR_WORDS] == ["battle"]
    assert rules[Rule.BLAME] == ["suffers from"]
    assert rules[Rule.HYPE] == ["miracle"]
    assert rules[Rule.VAGUE_RISK] == ["rare"]
    assert rules[Rule.LINK_TEXT] == ["Click here"]
    assert len(rules[Rule.LONG_SENTENCE]) == len(rules[Rule.LONG_PARAGRAPH]) == 1


def test_findings_stand_in_the_order_of_the_text() -> None:
    order = [(int(finding.place), finding.start) for finding in analyse(TEXT, "en").findings]
    assert order == sorted(order)
    assert len(order) > 9


def test_measures_are_given_with_and_without_the_words_of_the_page() -> None:
    text = "Chemotherapy can help. Chemotherapy takes time."
    analysis = analyse(text, "en", defined=["chemotherapy"])
    assert analysis.as_written.grade is not None
    assert analysis.without_defined.grade is not None
    assert analysis.without_defined.grade < analysis.as_written.grade
    assert not analysis.findings


def test_the_five_hardest_sentences_come_hardest_first() -> None:
    hard = "Myelosuppression necessitates haematological surveillance throughout chemotherapy."
    easy = " ".join(f"You can rest on day {number}." for number in range(8))
    hardest = analyse(f"# {hard}\n\n{easy}\n\n{hard}", "en").hardest
    assert len(hardest) == MOST_HARDEST
    assert (hardest[0].text, hardest[0].place) == (hard, "5")
    scores = [each.hardness.score for each in hardest]
    assert scores == sorted(scores, reverse=True)
    assert hardest[0].hardness.reasons


def test_an_empty_text_has_nothing_to_mend() -> None:
    for text in ("", " \n ", "* * *"):
        analysis = analyse(text, "en")
        assert (analysis.findings, analysis.hardest) == ((), ())


def placed(finding: Finding, texts: dict[str, list[str]]) -> bool:
    """Whether the words of a finding stand where it says, in a passage of its place."""
    return any(
        0 <= finding.start < finding.end <= len(text)
        and text[finding.start : finding.end] == finding.words
        for text in texts[finding.place]
    )


@given(passages=PASSAGES, language=LANGUAGES, defined=DEFINED)
def test_any_text_is_read_and_every_finding_lies_inside_it(
    passages: list[Passage], language: str, defined: list[str]
) -> None:
    texts: dict[str, list[str]] = {}
    for passage in passages:
        texts.setdefault(passage.place, []).append(passage.text)
    analysis = analyse(passages, language, defined=defined, digest=True)
    for finding in analysis.findings:
        assert placed(finding, texts)
        assert finding.sentence >= 0
        for message in (finding.why, finding.mend):
            assert "{" not in message.format(**dict.fromkeys(finding.values, ""))
    for hard in analysis.hardest:
        assert any(text[hard.start : hard.end] == hard.text for text in texts[hard.place])
    assert analysis == analyse(passages, language, defined=defined, digest=True)


@given(TEXTS, LANGUAGES)
def test_any_plain_text_is_read(text: str, language: str) -> None:
    for finding in analyse(text, language).findings:
        assert finding.words
        assert finding.words in text or "\n" in finding.words


@given(st.text())
def test_folding_keeps_every_sign_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded("“Don’t‑İ”\u00a0x") == '"don\'t-İ" x'


@pytest.mark.parametrize("rule", [*RULES, *DIGEST_RULES])
def test_every_rule_is_one_a_newcomer_can_look_up(rule: object) -> None:
    assert str(getattr(rule, "__module__", "")).startswith("plainlanguage.rules.")


def test_headings_and_cells_make_no_page_look_easy() -> None:
    long = Passage("1", "You may feel worse before you feel better, and that is expected.")
    short = [Passage(str(n), "On the day", kind) for n, kind in enumerate(NO_SENTENCES, 2)]
    assert analyse([long, *short], "en").as_written == analyse([long], "en").as_written
    more = Passage("9", "On the day")
    assert analyse([long, more], "en").as_written != analyse([long], "en").as_written


NO_SENTENCES = (Kind.TITLE, Kind.HEADING, Kind.CELL)
