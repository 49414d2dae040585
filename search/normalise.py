"""One form for words that mean the same to a search: no case, no accents, plain signs."""

import re
import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
# A low line is no letter, though `\w` takes it for one.
_NOT_WORDS = re.compile(r"[^\w']+|_+|'(?![^\W_])|(?<![^\W_])'")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def fold(text: str) -> str:
    """`text` in lower case and without accents: "Oncología" and "ONCOLOGIA" are one."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def words(text: str) -> list[str]:
    """The words of `text` as typed, without signs around them: "CAR T-cell" is three."""
    return _WORD.findall(text.translate(_APOSTROPHES))


def stem_form(word: str) -> str:
    """A word as it is looked up: folded, without the "'s" of "Wegener's"."""
    return fold(word).removesuffix("'s")


def phrase(text: str) -> str:
    """The normal form of a phrase: two phrases with the same one are the same question."""
    return " ".join(_NOT_WORDS.sub(" ", fold(text)).split())
