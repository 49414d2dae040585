"""Numbers that say how often: "12%", "1 in 8", "two out of five", and turning the first into "
"those."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_ONE_TO_TEN = {
    "en": ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    "es": ["un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"],
}
_ROUND = {
    "en": {"twenty": 20, "fifty": 50, "a hundred": 100, "a thousand": 1000, "one hundred": 100},
    "es": {"veinte": 20, "cincuenta": 50, "cien": 100, "mil": 1000},
}
_VALUES = {
    language: {word: number for number, word in enumerate(words, 1)} | _ROUND[language]
    for language, words in _ONE_TO_TEN.items()
}
_VALUES["es"] |= {"una": 1, "uno": 1}

_DIGITS = r"(?<![\w.,/:-])\d[\d.,]{0,12}"


def _number_words(language: str) -> str:
    return "|".join(sorted(_VALUES[language], key=len, reverse=True))


_FREQUENCY = {
    "en": re.compile(
        rf"(?P<count>{_DIGITS}|\b(?:{_number_words('en')}))(?: people| patients| women| men"
        rf"| children)?"
        r" (?:in(?: every)?|out of(?: every)?|of every|per) "
        rf"(?P<of>\d[\d.,]{{0,12}}|(?:{_number_words('en')})\b)(?![\w%])"
    ),
    "es": re.compile(
        rf"(?P<count>{_DIGITS}|\b(?:{_number_words('es')}))(?: personas| mujeres| hombres| niños)?"
        r" (?:de cada|de|entre|por cada) "
        rf"(?P<of>\d[\d.,]{{0,12}}|(?:{_number_words('es')})\b)(?![\w%])"
    ),
}
#: "2 in 24 hours", "3 of 5 visits": a time or a dose, no share of people.
_NO_SHARE = re.compile(
    r" ?(?:hours?|days?|weeks?|months?|years?|minutes?|seconds?|mg|ml|am\b|pm\b|o'clock|parts?|"
    r"steps?|horas?|días?|semanas?|meses|años?|minutos?|de (?:enero|febrero|marzo|abril|mayo|junio|"
    r"julio|agosto|septiembre|octubre|noviembre|diciembre)|partes?|pasos?)"
)
_NAMED = re.compile(
    r"(?:phase|stage|grade|step|type|age|aged|page|chapter|table|figure|part|version|number|"
    r"fase|estadio|grado|paso|tipo|edad|página|tabla|figura|el|día) $"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True)
class Frequency:
    """A share of people said as "`count` in `of`", where it stands in the text."""

    start: int
    end: int
    count: int
    of: int


def frequencies(text: str, language: str) -> Iterator[Frequency]:
    """Shares said in whole numbers, in folded text."""
    pattern = _FREQUENCY.get(language)
    for found in pattern.finditer(text) if pattern else ():
        of_text = found["of"].rstrip(".,")
        end = found.start("of") + len(of_text)
        count = _whole(found["count"], language)
        of = _whole(of_text, language)
        if not 0 < count < of or of < 2:
            continue
        if _NO_SHARE.match(text, end) or _NAMED.search(
            text, max(0, found.start() - 12), found.start()
        ):
            continue
        if _YEAR.match(of_text) and count != 1:
            continue
        yield Frequency(found.start(), end, count, of)


def _whole(text: str, language: str) -> int:
    """A whole number in digits or words; 0 for what is none, such as "1.5"."""
    if text in _VALUES[language]:
        return _VALUES[language][text]
    digits = re.sub(r"[.,](?=\d{3}(?!\d))", "", text)
    # `isdecimal` alone also holds for the digits of other scripts, which `int` reads as well.
    return int(digits) if digits.isdecimal() else 0


#: Denominators that people picture easily, and those of them with more than one share.
_EASY = (2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50)
_SHARES = (3, 4, 5, 10)
#: How far an easy share may lie from what is said, as a part of it.
_CLOSE = Fraction(3, 100)
_MOST_DECIMALS = 5


def as_frequency(percent: str) -> tuple[int, int] | None:
    """The plainest honest "n in N" for a number of per cent, such as "12.5" or "33".

    "1 in 8" for 12.5 and "1 in 3" for 33: a share that people can picture, if rounding it gives
    the number back, or nearly so (within 3 parts in 100 of it). Otherwise so many in 100, or in
    1,000 and more for small numbers. None for what is no share of a whole: 0, 100 and above.
    """
    digits = percent.replace(",", ".")
    whole, _, decimals = digits.partition(".")
    if not (whole + decimals).isdecimal() or len(decimals) > _MOST_DECIMALS or len(whole) > 3:
        return None
    share = Fraction(int(whole + decimals), 100 * 10 ** len(decimals))
    if not 0 < share < 1:
        return None
    step = Fraction(1, 200 * 10 ** len(decimals))
    easy = [(1, of) for of in _EASY]
    easy += [(count, of) for of in _SHARES for count in range(2, of)]
    close = [
        (count, of)
        for count, of in easy
        if abs(Fraction(count, of) - share) <= min(step, share * _CLOSE)
    ]
    if close:
        return min(close, key=lambda pair: (pair[1], pair[0]))
    if share >= Fraction(1, 10) and share < Fraction(99, 100):
        return round(share * 100), 100
    if share.numerator == 1:
        return 1, share.denominator
    of = 100
    while (share * of).denominator != 1:
        of *= 10
    return int(share * of), of


def in_words(count: int, of: int, language: str) -> str:
    """The share as a page in this language writes it: "1 in 1,000", "1 de cada 1000"."""
    if language == "es":
        return f"{count} de cada {of}"
    return f"{count:,} in {of:,}"
