"""HTML as runs of text: what a reader takes for one line of thought, whatever tags are in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from glossary.marking.scan import Piece, pieces
from glossary.marking.tags import INLINE, INLINE_LEFT_ALONE, LEFT_ALONE, NO_TEXT, VOID
from glossary.marking.words import BARRIER

#: The class of words that only screen readers meet: a link there would have focus and no place.
_OUT_OF_SIGHT = "sr"
#: The class of a link that marks a word.
MARK = "term"
_CODED = re.compile(r"&(?:#[0-9]++;?+|#[xX][0-9a-fA-F]++;?+|[^\t\n\f <&#;]{1,32}+;?+)")


class Part(NamedTuple):
    """Text of a run that stands in one piece in the source."""

    #: Its place among the pieces.
    piece: int
    #: Where it starts and ends in the run's text, and in the source.
    start: int
    end: int
    source: int
    source_end: int
    #: How many elements it is in.
    depth: int
    is_left_alone: bool
    #: Whether it is marked already.
    is_marked: bool

    @property
    def is_coded(self) -> bool:
        """Whether it is written in the source in another way, and so cannot be cut."""
        return self.end - self.start != self.source_end - self.source


@dataclass
class Run:
    """Text between two ends of a line of thought."""

    text: str = ""
    parts: list[Part] = field(default_factory=list)

    def parts_of(self, start: int, end: int) -> list[Part]:
        """The parts that a range of the text stands in."""
        first = bisect_right(self.parts, start, key=lambda part: part.start) - 1
        last = first
        while self.parts[last].end < end:
            last += 1
        return self.parts[first : last + 1]


@dataclass(frozen=True)
class _State:
    """What holds inside an element."""

    #: Nothing is marked in it.
    is_left_alone: bool = False
    #: Nothing in it is part of a sentence of ours.
    is_apart: bool = False
    is_marked: bool = False


def runs(html: str) -> tuple[list[Piece], list[Run]]:
    """The pieces of `html`, and its text. Raises `BrokenHTMLError`."""
    row = list(pieces(html))
    gathered = _Gathering(html)
    for place, piece in enumerate(row):
        gathered.take(place, piece)
    gathered.begin()
    return row, gathered.runs


class _Gathering:
    def __init__(self, html: str) -> None:
        self.html = html
        self.runs: list[Run] = []
        self.states = [_State()]
        self.names = [""]
        self.texts: list[str] = []
        self.run = Run()
        self.begin()

    def take(self, place: int, piece: Piece) -> None:
        if not piece.name:
            self._text(place, piece)
            return
        is_inline = piece.name in INLINE or piece.name in INLINE_LEFT_ALONE
        if not is_inline:
            self.begin()
        before = self.states[-1]
        if piece.is_close:
            self.names.pop()
            self.states.pop()
        else:
            state = _inside(piece, before)
            before = state
            if piece.name not in VOID:
                self.names.append(piece.name)
                self.states.append(state)
        if is_inline and before.is_left_alone and not before.is_marked:
            self._add(BARRIER)

    def begin(self) -> None:
        """End the run, and begin the next."""
        if self.run.parts:
            self.run.text = "".join(self.texts)
            self.runs.append(self.run)
        self.length = 0
        self.texts = []
        self.run = Run()

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)

    def _text(self, place: int, piece: Piece) -> None:
        state = self.states[-1]
        if state.is_apart or self.names[-1] in NO_TEXT:
            return
        at = piece.start
        if self.html.find("&", at, piece.end) >= 0:
            for coded in _CODED.finditer(self.html, at, piece.end):
                text = unescape(coded.group())
                if text != coded.group():
                    self._part(place, at, coded.start(), self.html[at : coded.start()])
                    self._part(place, coded.start(), coded.end(), text)
                    at = coded.end()
        self._part(place, at, piece.end, self.html[at : piece.end])

    def _part(self, place: int, start: int, end: int, text: str) -> None:
        if not text:
            return
        state, depth = self.states[-1], len(self.states)
        at = self.length
        self._add(text)
        self.run.parts.append(
            Part(place, at, self.length, start, end, depth, state.is_left_alone, state.is_marked)
        )


def _inside(piece: Piece, outside: _State) -> _State:
    """What holds in an element."""
    name, attributes = piece.name, piece.attributes or {}
    classes = attributes.get("class", "").split()
    hidden = (
        "data-no-words" in attributes
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _OUT_OF_SIGHT in classes
    )
    is_inline = name in INLINE or name in INLINE_LEFT_ALONE
    return _State(
        outside.is_left_alone or hidden or name in INLINE_LEFT_ALONE or name in LEFT_ALONE,
        outside.is_apart or name in LEFT_ALONE or (hidden and not is_inline),
        outside.is_marked or (name == "a" and MARK in classes and not outside.is_left_alone),
    )
