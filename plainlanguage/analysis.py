"""All that can be said about a text at once: measures, the hardest sentences, and findings.

The same text gives the same answer, always: nothing is learned, drawn by lot or looked up outside.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from plainlanguage.findings import Finding
from plainlanguage.hardness import Hardness, hardness
from plainlanguage.leaving_out import Phrases, phrases_of
from plainlanguage.measures import Measures, measure
from plainlanguage.page import LANGUAGES, Page, ReadPassage, read_page
from plainlanguage.passages import Kind, Passage, passages_of
from plainlanguage.rules.abbreviations import abbreviations
from plainlanguage.rules.blame import blame
from plainlanguage.rules.claims import claims
from plainlanguage.rules.formats import denominators, mixed_numbers
from plainlanguage.rules.hype import hype
from plainlanguage.rules.length import long_paragraphs, long_sentences
from plainlanguage.rules.medical_words import undefined_words
from plainlanguage.rules.negatives import double_negatives
from plainlanguage.rules.passive import passives
from plainlanguage.rules.percentages import percentages
from plainlanguage.rules.structure import empty_links, long_lists, missing_headings
from plainlanguage.rules.vague_risk import vague_risks
from plainlanguage.rules.war_words import war_words

RULES: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    long_sentences,
    long_paragraphs,
    passives,
    undefined_words,
    abbreviations,
    percentages,
    mixed_numbers,
    denominators,
    vague_risks,
    double_negatives,
    long_lists,
    missing_headings,
    empty_links,
    war_words,
    blame,
    hype,
)
#: Rules for digests of research alone.
DIGEST_RULES = (claims,)
MOST_HARDEST = 5
#: Shorter ones are easy to mend, whatever their words.
_SHORTEST_HARD = 5
_NO_SENTENCES = (Kind.TITLE, Kind.HEADING, Kind.CELL)


@dataclass(frozen=True)
class HardSentence:
    place: str
    sentence: int
    start: int
    end: int
    text: str
    hardness: Hardness


@dataclass(frozen=True)
class Analysis:
    """`findings` stand in the order of the text; `hardest` begins with the hardest."""

    findings: tuple[Finding, ...]
    as_written: Measures
    #: Without the words that the page explains: chemotherapy does not make a clear page hard.
    without_defined: Measures
    hardest: tuple[HardSentence, ...]


def analyse(
    text_or_passages: str | Sequence[Passage],
    language: str,
    *,
    defined: Collection[str] = (),
    digest: bool = False,
) -> Analysis:
    """Read a text, or the passages of a page, in "en" or "es".

    Of other languages the lengths alone are judged, by the English rules of counting.
    `defined` are the words and phrases that the page or its glossary explains, in all the forms
    they are used in. `digest` adds what news of research should say (see `rules.claims`).
    """
    text = text_or_passages
    passages = passages_of(text) if isinstance(text, str) else text
    page = read_page(passages, language, defined)
    texts = measured_texts(passages)
    counted_as = page.language if page.language in LANGUAGES else "en"
    return Analysis(
        findings=_findings(page, digest),
        as_written=measure(texts, counted_as),
        without_defined=measure(texts, counted_as, page.defined),
        hardest=_hardest(page),
    )


def measured_texts(passages: Sequence[Passage]) -> list[str]:
    """What the measures are of: sentences. Two words of a heading or a table's cell are no
    sentence, and would make a page look easier than it is."""
    return [passage.text for passage in passages if passage.kind not in _NO_SENTENCES]


def _findings(page: Page, digest: bool) -> tuple[Finding, ...]:
    order = {}
    for number, read in enumerate(page.passages):
        order.setdefault(read.passage.place, number)
    rules = RULES + DIGEST_RULES if digest else RULES
    found = [finding for rule in rules for finding in rule(page)]
    found.sort(key=lambda each: (order[each.place], each.start, each.end, each.rule))
    return tuple(found)


def _hardest(page: Page) -> tuple[HardSentence, ...]:
    if page.language not in LANGUAGES:
        return ()
    without = phrases_of(page.defined)
    found = [
        _hard(read, number, page.language, without)
        for read in page.own()
        if read.passage.kind not in (Kind.TITLE, Kind.HEADING)
        for number, sentence in enumerate(read.sentences)
        if len(sentence.words) >= _SHORTEST_HARD
    ]
    found.sort(key=lambda each: -each.hardness.score)  # equals stay in the order of the text
    return tuple(found[:MOST_HARDEST])


def _hard(read: ReadPassage, number: int, language: str, without: Phrases) -> HardSentence:
    sentence = read.sentences[number]
    text = read.passage.text[sentence.start : sentence.end]
    return HardSentence(
        place=read.passage.place,
        sentence=number,
        start=sentence.start,
        end=sentence.end,
        text=text,
        hardness=hardness(sentence.words, language, without),
    )
