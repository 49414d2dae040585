"""Sentences and words of plain text, each with its range of characters.

Everything else counts what this module finds, so two measures never disagree about what a word is.
It never raises, whatever it is given, and takes time linear in the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from plainlanguage.full_stops import BEFORE_NUMBERS, NEVER_LAST, OPENERS

#: Letters and digits, with the accents that may follow each. Groups are repeated greedily and never
#: possessively: before 3.11.5 Python loses what such a group matched (its issue 106052).
_SIGNS = r"(?:[^\W_]++[\u0300-\u036f]*+)+"
_WORD = re.compile(
    # "e.g", "U.S": letters with stops between them, without the last stop.
    rf"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"
    # Anything else: inner apostrophes, hyphens and soft hyphens; "3.5", "1,000".
    rf"|{_SIGNS}(?:(?:['’ʼ\-‐‑\u00ad\u200d]|(?<=\d)[.,](?=\d)){_SIGNS})*"
)
#: What may end a sentence, with the quotes, brackets and reference numbers that follow it; or an
#: empty line, which always does. The look-behind keeps a run of stops from being tried from each.
_STOP = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)[)\]\"'”’»*]*+(?:\[[\d,–-]{1,20}\])*(?=\s|\Z)|\n[^\S\n]*+\n"
)
_NEXT = re.compile(r"[\s\"'“‘«(\[¿¡*–—-]*+")


class Word(NamedTuple):
    """A run of letters and digits; apostrophes and hyphens inside belong to it.

    "state-of-the-art", "don't", "3.5", "PD-1" and "e.g" are one word each. A number is a word too:
    it takes part in the length of a sentence, and `syllables` counts it as one. (A tuple, because a
    page has thousands of them and a frozen dataclass takes longer to make.)
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's range in the text it was found in, closing signs included, and its words.

    There is always at least one word. Ranges do not overlap and have no space at either end.
    """

    start: int
    end: int
    words: tuple[Word, ...]


def normal(word: str) -> str:
    """A word as lists spell it: lower case, straight apostrophes, plain hyphens, NFC."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word).translate(_PLAIN)
    return word.lower()


_PLAIN = (
    {ord(sign): "'" for sign in "’ʼ"} | {ord(sign): "-" for sign in "‐‑"} | {0xAD: "", 0x200D: ""}
)


def words(text: str) -> list[Word]:
    """The words of a text, wherever its sentences end."""
    return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]


def sentences(text: str, language: str = "en") -> list[Sentence]:
    """The sentences of a text, in order.

    "e.g.", "Dr.", "3.5", "No. 4", "1." before an item, and initials do not end one; an empty line
    always does. What has no word in it ("* * *") is no sentence. An unknown language is read with
    the English abbreviations.
    """
    every = words(text)
    found: list[Sentence] = []
    begin = first = 0
    for end, upto in _ends(text, every, language):
        if upto > first:
            start, stop = _stripped(text, begin, end)
            found.append(Sentence(start, stop, tuple(every[first:upto])))
        begin, first = end, upto
    return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, every: list[Word], language: str) -> Iterator[tuple[int, int]]:
    """Where sentences end, each with the number of words of the text up to there."""
    upto = first = 0
    for stop in _STOP.finditer(text):
        while upto < len(every) and every[upto].start < stop.start():
            upto += 1
        if stop["stop"]:
            gap = _NEXT.match(text, stop.end())
            place = gap.end() if gap else stop.end()
            nearby = upto < len(every) and every[upto].start == place
            following = every[upto].text if nearby else ""
            # Two words before the stop are enough, and keep the time linear.
            before = every[max(first, upto - 2) : upto]
            if not _is_end(stop["stop"], before, upto - first == 1, following, language):
                continue
        yield stop.end(), upto
        first = upto
    yield len(text), len(every)


def _is_end(stop: str, before: list[Word], alone: bool, following: str, language: str) -> bool:
    """Whether a stop after these words, with this one following, ends the sentence."""
    if not before:
        return False
    if not following:
        return True
    if following.islower() and not following[0].isdigit():
        return False
    if stop != ".":
        return True
    word = before[-1].text
    letter = len(word) == 1 and word.isalpha() and word != "I"
    if alone and (letter or word.isdigit()):
        return False  # "1. Take ...", "b. Take ..."
    if word.lower() in NEVER_LAST.get(language, NEVER_LAST["en"]):
        return False
    if word in BEFORE_NUMBERS:
        return not following[0].isdigit()
    if (letter and word.isupper()) or ("." in word and word[0].isupper()):
        # An initial, unless it follows an ordinary word ("vitamin C. Most ...").
        ordinary = letter and len(before) > 1 and before[-2].text.islower()
        return ordinary or following.lower() in OPENERS.get(language, OPENERS["en"])
    return True
