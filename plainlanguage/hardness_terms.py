"""The terms of the hardness formula: what each is, and its value for a sentence.

Each can be counted by hand from the sentence and the word lists. How they are weighed is in
`coefficients`.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from math import log1p
from typing import NamedTuple

from plainlanguage.tokens import Word, normal
from plainlanguage.wordlists import frequency, is_laboratory, is_medical

#: A word at or above this Zipf value ("people", "time") is not uncommon at all; below, its rarity
#: is the distance.
COMMON = 6.5
#: The rarest word counts whole, the next one this much of it, and so on.
EACH_NEXT = 0.75
#: Beyond these many words nothing more is added, so that length alone makes nothing hard.
RAREST = 10
#: Capitals in the midst of ordinary text hide the word: it is taken for that much rarer than its
#: letters, and at most as common as this ("UK", "DNA").
HIDDEN, HIDDEN_MOST, HIDDEN_LEAST = 1.5, 4.0, 1.8
#: Below this Zipf value a word is very uncommon.
VERY_UNCOMMON = 3.0
#: Sentences of fewer words than this are easier, each word the same; longer ones are not harder by
#: their length alone.
SHORT = 10
_HYPHEN = re.compile(r"[-‐‑]")
_WORDS_OF_A_LETTER = {"en": "ai", "es": "aeiouy"}
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|º|ª|o|a)")


def gettext_noop(text: str) -> str:
    """Mark a text for translators; who shows it translates it."""
    return text


class Term(StrEnum):
    """The terms, by the name that an editor reads in the reasons of a hard sentence."""

    UNCOMMON = gettext_noop("uncommon words")
    MEDICAL = gettext_noop("medical words")
    ABBREVIATIONS = gettext_noop("abbreviations")
    LABORATORY = gettext_noop("laboratory words")
    VERY_UNCOMMON = gettext_noop("very uncommon words")
    SHORT = gettext_noop("words short of ten")


def terms(sentence: Sequence[Word], language: str, left_out: set[int]) -> dict[Term, float]:
    """The value of each term for the words of a sentence; those left out count as common.

    UNCOMMON, MEDICAL and ABBREVIATIONS share one ranking: the rarity (6.5 less the Zipf value) of
    the ten rarest different words, the first whole and each next one at 0.75 of the one before;
    every word adds to the term of its kind. LABORATORY is the logarithm of one and their number,
    VERY_UNCOMMON the share of all words, SHORT how many words are missing to ten.
    """
    shouting = all(word.text.isupper() or not word.text.isalpha() for word in sentence)
    rarities: dict[str, tuple[float, Term]] = {}
    laboratory = very = count = 0
    for position, word in enumerate(sentence):
        for part in _parts(word.text, language, shouting):
            count += 1
            if part is not None and position not in left_out:
                rarities[part.spelled] = (part.rarity, part.kind)
                laboratory += part.laboratory
                very += part.very_uncommon
    values = dict.fromkeys(Term, 0.0)
    for rank, (rarity, kind) in enumerate(sorted(rarities.values(), reverse=True)[:RAREST]):
        values[kind] += rarity * EACH_NEXT**rank
    values[Term.LABORATORY] = log1p(laboratory)
    values[Term.VERY_UNCOMMON] = very / max(1, count)
    values[Term.SHORT] = float(max(0, SHORT - count))
    return values


class _Part(NamedTuple):
    """A word, or what stands between the hyphens of one."""

    spelled: str
    kind: Term
    rarity: float
    laboratory: bool
    very_uncommon: bool


@lru_cache(maxsize=8192)
def _parts(word: str, language: str, shouting: bool) -> tuple[_Part | None, ...]:
    """The parts of a word; None for numbers and signs ("p", "n"). Kept, as texts repeat words."""
    return tuple(_part(part, language, shouting) for part in _HYPHEN.split(word))


def _part(part: str, language: str, shouting: bool) -> _Part | None:
    if not any(map(str.isalpha, part)) or _ORDINAL.fullmatch(part):
        return None
    spelled = normal(part)
    if len(part) == 1 and part.islower() and spelled not in _WORDS_OF_A_LETTER[language]:
        return None
    zipf = frequency(spelled, language)
    kind = Term.MEDICAL if is_medical(spelled, language) else Term.UNCOMMON
    if not shouting and is_abbreviation(part, language):
        kind, zipf = Term.ABBREVIATIONS, max(HIDDEN_LEAST, min(HIDDEN_MOST, zipf - HIDDEN))
    return _Part(
        spelled=spelled,
        kind=kind,
        rarity=max(0.0, COMMON - zipf),
        laboratory=is_laboratory(spelled, language),
        very_uncommon=kind != Term.ABBREVIATIONS and zipf < VERY_UNCOMMON,
    )


def is_abbreviation(part: str, language: str) -> bool:
    """Two capitals or more ("MRI", "mRNA"), letters with digits ("HER2"), or one letter ("T")."""
    if not any(map(str.isalpha, part)):
        return False
    if len(part) == 1:
        return part.isupper() and part.lower() not in _WORDS_OF_A_LETTER[language]
    return sum(map(str.isupper, part)) > 1 or any(map(str.isdigit, part))
