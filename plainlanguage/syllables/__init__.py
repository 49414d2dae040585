"""How many syllables a word has.

It owns the tables and rules of each language and the reading out of abbreviations; it must not know
what is made of the number. How well it counts is said in `english` and `spanish`.
"""

import re
import unicodedata
from functools import lru_cache

from plainlanguage.syllables import english, spanish
from plainlanguage.tokens import normal
from plainlanguage.wordlists import frequency

#: Letters whose name has more than one syllable.
_NAMES = {
    "en": {"w": 3},
    "es": dict.fromkeys("fhjlmnñrsxyz", 2) | {"w": 4},
}
_RUNS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)*")
#: Capitals with a vowel that can be read out as a word are ("PET", "SIDA").
_READABLE = re.compile(r"[^aeiou]?[aeiou](?:[^aeiou][aeiou])*[^aeiou]?")
#: Zipf value of words that are taken for themselves in capitals ("NOT", "IT").
_SHOUTED = 6.0


@lru_cache(maxsize=8192)
def syllables(word: str, language: str) -> int:
    """At least 1. Parts between hyphens are added up.

    A number counts as one syllable, however it is read: no formula is meant for numbers. Capitals
    that no one can read out as a word are spelled: "MRI" has three, "mRNA" four.
    """
    return max(1, sum(_of_run(run, language) for run in _RUNS.findall(_composed(word))))


def _composed(word: str) -> str:
    """Hyphens and accents as `tokens.normal` has them, capitals kept."""
    return "".join(
        lower.upper() if sign.isupper() else lower
        for sign in unicodedata.normalize("NFC", word)
        for lower in normal(sign)
    )


def _of_run(run: str, language: str) -> int:
    lower = run.lower()
    if run[0].isdigit():
        return 1
    if lower in "aeiouy":
        return 1
    if len(run) == 1 or _is_spelled(run.removesuffix("s"), language):
        letters = lower if len(run) == 1 else run.removesuffix("s").lower()
        return sum(_NAMES[language].get(letter, 1) for letter in letters)
    if language == "es":
        return spanish.count(lower)
    return english.count(_plain(lower), english.shipped())


def _is_spelled(run: str, language: str) -> bool:
    """Whether letters are named one by one."""
    lower = run.lower()
    if len(run) < 2 or sum(map(str.isupper, run)) < max(2, len(run) - 1) or run[-1].islower():
        return False
    if run[0].islower():
        return True
    if not re.search("[aeiou]", lower):
        return len(run) <= 5
    if len(run) == 2:
        return frequency(lower, language) < _SHOUTED
    return len(run) == 3 and not _READABLE.fullmatch(lower)


def _plain(word: str) -> str:
    """Without accents, for the English table; the end of "café" as it is said."""
    if word.isascii():
        return word
    if word.endswith("é"):
        word = f"{word[:-1]}ay"
    return "".join(
        sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)
    )
