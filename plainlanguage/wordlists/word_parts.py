"""Lists of words and of parts of words: `medical-<language>.txt`, `laboratory-<language>.txt`.

One entry a space: "biopsy" is a word, "-itis" an ending, "cardio-" a beginning, "!diploma" a word
that an ending or beginning would wrongly catch. Lines with "#" say where the list is from.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from plainlanguage.wordlists.frequencies import frequency

#: A word met more often than this is medical only if it is listed whole.
ORDINARY = 4.2
#: Beginnings and endings say nothing about shorter words.
SHORTEST = 6


@dataclass(frozen=True)
class WordParts:
    whole: frozenset[str]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    exceptions: frozenset[str]

    def have(self, word: str, language: str) -> bool:
        """Whether a word in lower case, or what it is the plural of, is in the list."""
        forms = _singulars(word, language)
        if not self.exceptions.isdisjoint(forms):
            return False
        if not self.whole.isdisjoint(forms):
            return True
        return (
            len(word) >= SHORTEST
            and (word.startswith(self.beginnings) or word.endswith(self.endings))
            and frequency(word, language) < ORDINARY
        )


#: Endings of plurals and what they were before.
_PLURALS = {
    "en": (("s", ""), ("es", ""), ("ies", "y"), ("ses", "sis"), ("xes", "xis")),
    "es": (("s", ""), ("es", ""), ("ones", "ón"), ("as", "o"), ("a", "o")),
}


def _singulars(word: str, language: str) -> list[str]:
    """A word without a possessive, and whatever it may be the plural (or feminine) of."""
    base = word.partition("'")[0]
    forms = [
        base.removesuffix(ending) + instead
        for ending, instead in _PLURALS[language]
        if base.endswith(ending)
    ]
    return [base, *forms]


@lru_cache(maxsize=8)
def word_parts(subject: str, language: str) -> WordParts:
    """The list of a subject, read once. An unknown one raises `FileNotFoundError`."""
    file = Path(__file__).with_name(f"{subject}-{language}.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    entries = " ".join(line for line in lines if not line.startswith("#")).split()
    return WordParts(
        whole=frozenset(entry for entry in entries if entry[0] not in "-!" and entry[-1] != "-"),
        endings=tuple(entry[1:] for entry in entries if entry[0] == "-"),
        beginnings=tuple(entry[:-1] for entry in entries if entry[-1] == "-"),
        exceptions=frozenset(entry[1:] for entry in entries if entry[0] == "!"),
    )
