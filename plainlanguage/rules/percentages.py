"""Percentages and decimals where "1 in N" is easier to picture.

Left alone: strengths of medicines and of other mixtures ("0.9% saline"), results of tests ("oxygen
below 92%"), 100% and 0%, and decimals that are doses, temperatures, sizes or times. A change in
per cent is no share of people: there the advice is to give both chances.
"""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page, ReadPassage
from plainlanguage.rules.frequencies import as_frequency, in_words

_WHY = gettext_noop(
    "Many people find it hard to picture “{words}”. A number of people is easier to imagine."
)
_SAY = Advice(
    Rule.PERCENTAGE,
    Weight.WORTH_A_LOOK,
    _WHY,
    gettext_noop("Try “{instead}”, with “about” before it if that is not exact."),
)
_COUNT = Advice(
    Rule.PERCENTAGE,
    Weight.WORTH_A_LOOK,
    _WHY,
    gettext_noop("Say of how many people how many, such as “1 in 8 people”."),
)
_CHANGE = Advice(
    Rule.PERCENTAGE,
    Weight.IMPORTANT,
    _WHY,
    gettext_noop(
        "This is a change, and it hides how many people it is about. Give the number before and"
        " the number after, such as “from 2 in 100 people to 1 in 100”."
    ),
)

_SIGN = r" ?(?:%|per ?cent\b|percent\b|por ciento\b)"
_NUMBER = r"\d{1,3}(?:[.,]\d{1,6})?"
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER})(?: ?%)?(?: ?(?:-|–|to|a) ?(?P<high>{_NUMBER}))?{_SIGN}"
)
#: What follows a strength, and what stands before a result that is always given in per cent.
_STRENGTH = re.compile(
    r" (?:\w{1,15} )?(?:saline|solution|glucose|dextrose|cream|ointment|gel|lotion|drops|alcohol|"
    r"bleach|oxygen|strength|sodium|hydrocortisone|lidocaine|juice|cotton|solución|suero|crema|"
    r"pomada|ci\b|confidence|credible|confianza|alcohol|oxígeno|glucosa|algodón)\b"
)
_TEST_VALUE = re.compile(
    r"\b(?:oxygen|saturation|sats|spo2|hba1c|haematocrit|hematocrit|ejection|blasts?|oxígeno|"
    r"saturación|hematocrito|battery|humidity|screen|zoom|vat|tax|interest|discount|ki-67|"
    r"confidence)\b"
)
_BEFORE_CHANGE = re.compile(
    r"\b(?:by|un descenso del|aumento del|reducción del|reduce|reduces|reduced|cuts?|"
    r"lowers?|lowered|halved?|improves?|improved|reduce|redujo|aumentó|baja|bajó|mejora|mejoró)"
    r"(?: (?:about|around|up to|almost|nearly|more than|over|hasta|casi|un|en un|risk by"
    r"|(?:el riesgo|la probabilidad|la mortalidad|las muertes)))* $"
)
_AFTER_CHANGE = re.compile(
    r" (?:relative |overall |further |absolute )?(?:more|less|fewer|lower|higher|greater|smaller"
    r"|better|worse|increased?|"
    r"decreased?|reductions?|rise|drop|fall|cut|improvement|growth|más|menos|mayor|menor|mejor|"
    r"peor|aumento|reducción|descenso)\b"
)
#: A decimal beside a word for chance. Other decimals are measures of something.
_CHANCE_DECIMAL = {
    "en": re.compile(
        r"\b(?:chance|risk|probability|odds|likelihood)(?: \w{1,10}){0,3} (?P<value>0[.,]\d{1,6})\b"
        r"(?![.,]?\d| ?(?:%|per|mg|ml|mm|cm|times))"
    ),
    "es": re.compile(
        r"\b(?:probabilidad|riesgo|posibilidad)(?: \w{1,10}){0,3} (?P<value>0[.,]\d{1,6})\b"
        r"(?![.,]?\d| ?(?:%|por|mg|ml|mm|cm|veces))"
    ),
}
#: How far before a number its subject is looked for, in characters.
_NEAR = 40


def percentages(page: Page) -> Iterator[Finding]:
    for read in page.own():
        for found in _PERCENT.finditer(read.folded):
            if not _is_left_alone(read, found):
                yield _finding(read, found, page.language)
        for found in _decimals(read, page.language):
            percent = _percent_of(found["value"])
            yield _say(read, *found.span("value"), as_frequency(percent), page.language)


def is_percentage_of_people(read: ReadPassage) -> Iterator[tuple[int, int]]:
    """Where percentages stand that this rule would have said in another way."""
    for found in _PERCENT.finditer(read.folded):
        if not _is_left_alone(read, found):
            yield found.span()


def _decimals(read: ReadPassage, language: str) -> Iterator[re.Match[str]]:
    if pattern := _CHANCE_DECIMAL.get(language):
        yield from pattern.finditer(read.folded)


def _percent_of(decimal: str) -> str:
    """ "12.5" for "0.125"."""
    digits = decimal[2:].ljust(2, "0")
    return f"{digits[:2]}.{digits[2:]}".rstrip(".")


def _is_left_alone(read: ReadPassage, found: re.Match[str]) -> bool:
    start, end = found.span()
    if found["low"] in ("0", "100") and not found["high"]:
        return True
    before = read.folded[max(read.sentence_start(start), start - _NEAR) : start]
    return bool(_STRENGTH.match(read.folded, end) or _TEST_VALUE.search(before))


def _finding(read: ReadPassage, found: re.Match[str], language: str) -> Finding:
    start, end = found.span()
    before = max(read.sentence_start(start), start - _NEAR)
    if _BEFORE_CHANGE.search(read.folded, before, start) or _AFTER_CHANGE.match(read.folded, end):
        return read.finding(_CHANGE, start, end)
    if found["high"]:
        low, high = found["low"], found["high"]
        if not (low + high).isdecimal():
            return read.finding(_COUNT, start, end)
        joint = "a" if language == "es" else "to"
        instead = f"{low} {joint} {in_words(int(high), 100, language)}"
        return read.finding(_SAY, start, end, instead=instead)
    return _say(read, start, end, as_frequency(found["low"]), language)


def _say(
    read: ReadPassage, start: int, end: int, share: tuple[int, int] | None, language: str
) -> Finding:
    if not share:
        return read.finding(_COUNT, start, end)
    return read.finding(_SAY, start, end, instead=in_words(*share, language))
