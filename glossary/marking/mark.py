"""Putting links on the words of a page."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from glossary.marking.matcher import Found, Matcher
from glossary.marking.runs import Part, Run, runs
from glossary.marking.scan import BrokenHTMLError, Piece
from glossary.marking.sentences import Sentences
from glossary.marking.tags import VOID


@dataclass(frozen=True)
class Marked:
    #: Tags, each with its place in the source, in order.
    added: tuple[tuple[int, str], ...]
    #: The entries that are marked, in the order of the text.
    terms: tuple[int, ...]

    def html(self, source: str) -> str:
        """The marked text, from the one it was made of."""
        out, at = [], 0
        for place, tag in self.added:
            out += [source[at:place], tag]
            at = place
        return "".join([*out, source[at:]])


@dataclass(frozen=True)
class _Candidate:
    """A name in the text."""

    found: Found
    #: The run it is in.
    number: int
    run: Run

    @property
    def words(self) -> str:
        return self.run.text[self.found.start : self.found.end]

    @property
    def parts(self) -> list[Part]:
        return self.run.parts_of(self.found.start, self.found.end)


def mark(
    html: str,
    matcher: Matcher,
    *,
    link: Callable[[int, str], str],
    leave_out: Collection[int] = (),
    always: Collection[int] = (),
) -> Marked:
    """Link each entry's first mention on a page, at most one in a sentence.

    `link` is given an entry and the words that mean it, in the order of the text, and gives the
    start tag: an `<a>` of the class "term". Entries in `always` come before others, whatever is
    near them and whatever else their sentence has; those in `leave_out` are not marked.

    Links are added, and nothing else is changed: the text stays as it was, and so does every other
    character of the source. Marking what has been marked adds nothing, and so does HTML that is not
    well formed.
    """
    try:
        row, found_runs = runs(html)
    except BrokenHTMLError:
        return Marked((), ())
    page = _Page(row)
    candidates = [
        _Candidate(found, number, run)
        for number, run in enumerate(found_runs)
        for found in matcher.find(run.text, always)
    ]
    if any(part.is_marked for run in found_runs for part in run.parts):
        for candidate in candidates:
            page.keep(candidate)
    wanted = frozenset(always) - frozenset(leave_out)
    for candidate in candidates if wanted else ():
        if candidate.found.key in wanted:
            page.add(candidate)
    for candidate in candidates:
        if candidate.found.key not in leave_out:
            page.add(candidate, alone=True)
    return page.marked(link)


class _Page:
    """What is marked so far."""

    def __init__(self, row: list[Piece]) -> None:
        self.row = row
        self.keys: set[int] = set()
        #: Run and sentence of every mark.
        self.taken: set[tuple[int, int]] = set()
        #: Source range to the entry and its words; no words for a mark that was there.
        self.marks: dict[tuple[int, int], tuple[int, str]] = {}
        self.sentences: dict[int, Sentences] = {}

    def _sentence(self, candidate: _Candidate) -> tuple[int, int]:
        number = candidate.number
        if number not in self.sentences:
            self.sentences[number] = Sentences(candidate.run.text)
        return number, self.sentences[number].at(candidate.found.start)

    def keep(self, candidate: _Candidate) -> None:
        """Count a name that is marked already."""
        if (first := candidate.parts[0]).is_marked:
            self._count(candidate, (first.source, first.source), "")

    def add(self, candidate: _Candidate, *, alone: bool = False) -> None:
        """Mark a name, if it is the entry's first and a link can be put around it.

        `alone`: only if its sentence has no mark yet.
        """
        if (
            candidate.found.key not in self.keys
            and not (alone and self._sentence(candidate) in self.taken)
            and (place := self._place(candidate))
        ):
            self._count(candidate, place, candidate.words)

    def _count(self, candidate: _Candidate, place: tuple[int, int], words: str) -> None:
        self.keys.add(candidate.found.key)
        self.taken.add(self._sentence(candidate))
        self.marks[place] = (candidate.found.key, words)

    def _place(self, candidate: _Candidate) -> tuple[int, int] | None:
        """Where in the source a link would go; None where it would cut a tag in two."""
        found, parts = candidate.found, candidate.parts
        first, last = parts[0], parts[-1]
        if any(part.is_left_alone for part in parts):
            return None
        if (first.is_coded and found.start != first.start) or (
            last.is_coded and found.end != last.end
        ):
            return None
        start = first.source + found.start - first.start
        end = last.source_end - (last.end - found.end)
        outermost = self._outermost(first, last)
        outer_start = self._outside(first.piece, start, first.depth - outermost, -1)
        outer_end = self._outside(last.piece, end, last.depth - outermost, +1)
        return None if outer_start is None or outer_end is None else (outer_start, outer_end)

    def _outermost(self, first: Part, last: Part) -> int:
        """How few elements any place between two parts is in."""
        fewest = depth = first.depth
        for piece in self.row[first.piece + 1 : last.piece]:
            if piece.name and piece.name not in VOID:
                depth += -1 if piece.is_close else 1
                fewest = min(fewest, depth)
        return fewest

    def _outside(self, piece: int, at: int, levels: int, step: int) -> int | None:
        """The place `levels` elements further out, if only their tags lie between."""
        text = self.row[piece]
        if levels and at != (text.start if step < 0 else text.end):
            return None
        for _level in range(levels):
            piece += step
            tag = self.row[piece]
            if not tag.name or tag.is_close != (step > 0) or tag.name in VOID:
                return None
            at = tag.start if step < 0 else tag.end
        return at

    def marked(self, link: Callable[[int, str], str]) -> Marked:
        added: list[tuple[int, str]] = []
        keys = []
        for (start, end), (key, words) in sorted(self.marks.items()):
            keys.append(key)
            if words:
                added += [(start, link(key, words)), (end, "</a>")]
        return Marked(tuple(added), tuple(keys))
