"""One form for spellings that are the same word: no case, no accents, plain signs.

Search asks with its own normal form, which must be the same (`tests/glossary/test_normal.py`).
"""

import re
import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
# A low line is no letter, though `\w` takes it for one.
_NOT_WORDS = re.compile(r"[^\w']+|_+|'(?![^\W_])|(?<![^\W_])'")
DIGITS = "0-9"


def normal(text: str) -> str:
    """`text` in lower case, without accents or signs: "CAR T-cell" is "car t cell"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    folded = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower()
    return " ".join(_NOT_WORDS.sub(" ", folded).split())


def tidy(text: str) -> str:
    """Without what nobody sees: spaces too many, and signs a database may not hold."""
    # Spaces last: between two of them may have stood what nobody sees.
    kept = (sign for sign in text if sign.isprintable() or sign.isspace())
    return " ".join("".join(sign for sign in kept if not 0xD800 <= ord(sign) <= 0xDFFF).split())


def letter_of(normal_name: str) -> str:
    """The letter of the alphabet a name stands under; `DIGITS` for any digit."""
    first = normal_name[:1]
    return DIGITS if first.isdigit() else first
