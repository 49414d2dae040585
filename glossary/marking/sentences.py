"""Where a sentence ends, as far as marking needs it.

`plainlanguage` knows sentences better, for measuring them; here a wrong end costs one link more
or less, and the text is a paragraph as it was rendered.
"""

import re
from bisect import bisect_right

from glossary.marking.words import BARRIER

# Tried only at the first sign of several, so that a row of dots costs no more than its length.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++")
_WORD_BEFORE = 10
#: A full stop behind these ends no sentence.
_NO_END = re.compile(
    r"(?:dr|mr|mrs|ms|prof|st|e\.g|i\.e|eg|ie|vs|approx|sr|sra|dra|p\.ej|ej)", re.IGNORECASE
)
#: Nor behind these, before a number.
_BEFORE_NUMBER = ("no", "fig", "núm")
_OPENERS = "\"'“‘«([¿¡" + BARRIER


class Sentences:
    """Says which sentence of a text a place is in."""

    def __init__(self, text: str) -> None:
        self._starts = [end for end in map(_Ending(text), _END.finditer(text)) if end]

    def at(self, place: int) -> int:
        return bisect_right(self._starts, place)


class _Ending:
    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, found: re.Match[str]) -> int:
        """Where the next sentence starts, or 0 if none does."""
        text, at, start = self.text, found.start(), found.end()
        if start < len(text) and not (
            text[start].isupper() or text[start].isdigit() or text[start] in _OPENERS
        ):
            return 0
        if text[at] == "." and text[at + 1].isspace():
            before = text[max(0, at - _WORD_BEFORE) : at].split()
            word = before[-1].lstrip("(“\"'") if before else ""
            if _NO_END.fullmatch(word) or (len(word) == 1 and word.isupper()):
                return 0
            if word.lower() in _BEFORE_NUMBER and text[start : start + 1].isdigit():
                return 0
        return start
