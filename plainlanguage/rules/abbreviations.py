"""Abbreviations that are not spelled out, or explained, where they are first used."""

import re
from collections.abc import Iterator
from itertools import pairwise

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page, ReadPassage
from plainlanguage.rules.explained import Glossary, stem
from plainlanguage.rules.first_uses import unexplained
from plainlanguage.rules.word_sets import words
from plainlanguage.tokens import Sentence, Word

_WHY = gettext_noop("“{words}” is short for something that nothing up to here says.")
_ADVICE = Advice(
    Rule.ABBREVIATION,
    Weight.WORTH_A_LOOK,
    _WHY,
    gettext_noop(
        "Write it out the first time, with the letters in brackets after it; or say in a few words"
        " what it is."
    ),
)
_LATER = Advice(
    Rule.ABBREVIATION,
    Weight.DETAIL,
    _WHY,
    gettext_noop("It is spelled out further down: that could move up to here."),
)

#: Better known by their letters than by their words, to readers who know no medicine: countries,
#: everyday things, and three of health ("DNA", "HIV", "AIDS") whose words would not help. "MRI",
#: "CT" and "GP" are not here: a reader from another country, or new to hospitals, may not know.
_WELL_KNOWN = words(
    "uk us usa eu un nhs dna hiv aids covid tv pdf id pin sms faq ok am pm dvd uv bbc po "
    "bc ad ee uu eeuu ue onu adn vih sida dni"
)
#: Words that people write in capitals to be heard.
_EMPHASIS = words(
    "not do no must never always and or only before after stop now any every very both if "
    "don't cannot can't may should will yes please note important warning you your this "
    "that is are siempre nunca sí debe antes después solo sólo todos cada muy usted aviso "
    "importante y ni the of in on to for with at by from it as be but so what who when "
    "where how why"
)
_ROMAN = re.compile(r"[IVX]{1,5}[ab]?$")
_NUMBERED = words(
    "stage phase type grade factor part chapter level class category schedule fase "
    "estadio tipo grado etapa factor parte capítulo nivel clase siglo"
)
_SHORTEST_SHOUT = 3


def is_abbreviation(word: str) -> bool:
    """Two capitals side by side: "FDA", "MRIs", "ctDNA", "PD-L1"; names have none ("McKay")."""
    if word.islower():
        return False
    return any(one.isupper() and two.isupper() for one, two in pairwise(word))


def abbreviations(page: Page) -> Iterator[Finding]:
    def wanted(
        read: ReadPassage, sentence: Sentence, glossary: Glossary
    ) -> Iterator[tuple[int, int]]:
        if not any(is_abbreviation(word.text) for word in sentence.words) or _is_shouted(sentence):
            return
        before = ""
        for word in sentence.words:
            if is_abbreviation(word.text) and not _is_familiar(word.text, before, glossary, page):
                yield _letters(word)
            before = word.text.lower()

    for first in unexplained(page, wanted):
        advice = _LATER if first.explained_later else _ADVICE
        yield first.use.read.finding(advice, first.use.start, first.use.end)


def _letters(word: Word) -> tuple[int, int]:
    """The range of the abbreviation alone: of "HER2" in "HER2-positive", of "MSI" in "MSI-high"."""
    start, end = word.start, word.end
    if word.text[-1] == "s" and word.text[-2].isupper():
        return start, end - 1  # "MRIs"
    parts = word.text.split("-")
    while not is_abbreviation(parts[0]) and parts[0].islower():
        start += len(parts.pop(0)) + 1
    while not is_abbreviation(parts[-1]) and parts[-1].islower():
        end -= len(parts.pop()) + 1
    return start, end


def _is_familiar(word: str, before: str, glossary: Glossary, page: Page) -> bool:
    lower = word.lower().replace("’", "'")
    letters = stem(lower, page.language)
    if len(set(letters)) == 1:  # "level AA"
        return True
    if lower in _EMPHASIS:
        return True
    if _ROMAN.match(word) and (before in _NUMBERED or word != "IV"):
        return True
    parts = [
        part
        for part, original in zip(lower.split("-"), word.split("-"), strict=True)
        if is_abbreviation(original)
    ]
    known = glossary.parts | _WELL_KNOWN
    return bool(parts) and all({part, stem(part, page.language)} & known for part in parts)


def _is_shouted(sentence: Sentence) -> bool:
    """The whole sentence is in capitals."""
    if len(sentence.words) < _SHORTEST_SHOUT:
        return False
    letters = [word.text for word in sentence.words if word.text.lower() != word.text.upper()]
    return bool(letters) and all(word.isupper() for word in letters)
