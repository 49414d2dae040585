"""How often a word is met, from the shipped lists (see ORIGIN.md).

`frequency-<language>.txt` has the words in the order of the alphabet. Each is a digit (how many
letters it shares with the word before), the letters that follow, and a capital that stands for the
Zipf value: A for 2.0, B for 2.2, and so on to Z for 7.0 and above.
"""

import re
from functools import lru_cache
from pathlib import Path

LOWEST = 2.0
STEP = 0.2
#: The Zipf value of a word that no list has: rarer than anything listed.
UNLISTED = 1.8
#: What a number or sign counts as: no reader stumbles over its being rare.
NO_WORD = 7.0
_ENTRY = re.compile(r"(\d)([^\dA-Z]*)([A-Z])")
#: Endings that make a form of a listed word, what stands there in that word, and how much rarer
#: the form is taken to be.
_ENDINGS = {
    "en": (("ies", "y", 0.3), ("es", "", 0.3), ("s", "", 0.3), ("ed", "", 0.4), ("ing", "", 0.4)),
    "es": (("es", "", 0.3), ("s", "", 0.3), ("a", "o", 0.3), ("as", "o", 0.4), ("mente", "", 0.5)),
}


def file_of(language: str) -> Path:
    return Path(__file__).with_name(f"frequency-{language}.txt")


@lru_cache(maxsize=2)
def _list(language: str) -> dict[str, float]:
    values = {chr(ord("A") + step): LOWEST + STEP * step for step in range(26)}
    found: dict[str, float] = {}
    last = ""
    for shared, rest, letter in _ENTRY.findall(file_of(language).read_text(encoding="utf-8")):
        last = last[: int(shared)] + rest
        found[last] = values[letter]
    return found


@lru_cache(maxsize=8192)
def frequency(word: str, language: str) -> float:
    """The Zipf value of a word in lower case: 6 is once in 1,000 words, 3 once in a million.

    Steps of 0.2 between 2.0 and 7.0; 1.8 for what is not listed. A hyphenated word that is not
    listed is as rare as its rarest part; a plural or past tense that is not listed is a little
    rarer than its base. A number is 7. An unknown language raises `FileNotFoundError`.
    """
    listed = _list(language)
    if word in listed:
        return listed[word]
    if not any(map(str.isalpha, word)):
        return NO_WORD
    if "." in word:
        return frequency(word.replace(".", ""), language)
    if "-" in word:
        return min((frequency(part, language) for part in word.split("-") if part), default=NO_WORD)
    base = word.partition("'")[0]
    if base and base != word:
        return frequency(base, language)
    for ending, instead, rarer in _ENDINGS[language]:
        if word.endswith(ending):
            base = word.removesuffix(ending) + instead
            if base in listed:
                return max(UNLISTED, listed[base] - rarer)
    return UNLISTED
