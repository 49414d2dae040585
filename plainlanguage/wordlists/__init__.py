"""What everybody knows and what they do not: everyday, medical and laboratory words, by language.

It owns the list files and how they are read; ORIGIN.md says where each is from, under which
licence, and what was done to it. It must not know what anyone makes of a hard word. Words are
looked up as `tokens.normal` spells them. Each list is read when it is first asked for.
"""

from functools import lru_cache

from plainlanguage.wordlists.frequencies import frequency
from plainlanguage.wordlists.word_parts import word_parts

__all__ = ["frequency", "is_everyday", "is_laboratory", "is_medical"]

#: Zipf value from which a word is everyday: about ten times in a million words, some 8,000 forms.
EVERYDAY = 4.0


@lru_cache(maxsize=8192)
def is_medical(word: str, language: str) -> bool:
    """Whether a word, or one part of a hyphenated word, belongs to medicine.

    Common words ("blood", "doctor", "cancer") are not listed: everybody knows them.
    """
    return _is("medical", word, language)


@lru_cache(maxsize=8192)
def is_laboratory(word: str, language: str) -> bool:
    """Whether a word, or one part of a hyphenated word, belongs to the biology laboratory."""
    return _is("laboratory", word, language)


def is_everyday(word: str, language: str) -> bool:
    """Whether everybody may be expected to know a word: it is often met and not a medical one."""
    return frequency(word, language) >= EVERYDAY and not is_medical(word, language)


def _is(subject: str, word: str, language: str) -> bool:
    parts = word_parts(subject, language)
    if parts.have(word, language):
        return True
    return "-" in word and any(parts.have(part, language) for part in word.split("-"))
