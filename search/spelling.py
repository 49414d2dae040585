"""Which known word a reader meant by an unknown one."""

import math
from dataclasses import dataclass

#: Shorter words are as likely an abbreviation we do not know.
SHORTEST = 4
#: How many edits make up for a word being e times as frequent: frequency decides between equals.
_PER_EDIT = 5.0
#: People rarely get the first letter wrong.
_FIRST_LETTER = 0.6


@dataclass(frozen=True)
class Candidate:
    word: str
    lexeme: int
    stem: str
    documents: int
    same_sound: bool


def may_be_misspelt(word: str) -> bool:
    """Not a number, a gene or a dose: "her2" is never made into "hero"."""
    return len(word) >= SHORTEST and word.isalpha()


def most_edits(word: str) -> int:
    """How many edits away a correction may be. Three for a long word is a guess too far."""
    return 1 if len(word) <= 5 else 2


def nearest(word: str, candidates: list[Candidate]) -> Candidate | None:
    """The likeliest of the candidates, or None if none is near enough."""
    near = []
    for candidate in candidates:
        edits = distance(word, candidate.word)
        if edits > 1 and candidate.word[:2] != word[:2] and not candidate.same_sound:
            continue
        # "Kemo" for "chemo" is two edits and half a word, but it is what was heard.
        limit = most_edits(word) + (1 if candidate.same_sound and len(word) >= 6 else 0)
        if candidate.word[0] != word[0] and not candidate.same_sound:
            edits += _FIRST_LETTER
        if edits <= limit:
            edits -= 0.3 if candidate.same_sound else 0
            near.append((edits * _PER_EDIT - math.log1p(candidate.documents), candidate))
    return min(near, key=lambda found: (found[0], found[1].word))[1] if near else None


def distance(a: str, b: str) -> float:
    """Edits from `a` to `b`: a letter more, less or other, or two neighbours swapped.

    The "optimal string alignment" form of Damerau's distance (Damerau, A technique for computer
    detection and correction of spelling errors, 1964).
    """
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        row = [i]
        for j, other in enumerate(b, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]
