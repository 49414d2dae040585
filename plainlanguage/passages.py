"""The pieces of a page's text, and reading them out of plain text."""

import re
from dataclasses import dataclass
from enum import StrEnum

_HEADING = re.compile(r"#{1,6}[ \t]+")
_ITEM = re.compile(r"(?:[-*•]|\d{1,3}[.)])[ \t]+")


class Kind(StrEnum):
    """What a piece of text is to the reader. Some rules hold for some kinds alone."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    #: A line of a list; the lines of one list share a group.
    ITEM = "item"
    #: Another person's words, which are never edited into plainer ones.
    QUOTE = "quote"
    CAPTION = "caption"
    #: A cell of a table.
    CELL = "cell"
    #: A line of a care card.
    CARD = "card"
    WARNING = "warning"
    SUMMARY = "summary"
    KEY_POINT = "key point"
    TITLE = "title"


@dataclass(frozen=True)
class Passage:
    """One piece of plain text, without mark-up: a paragraph, a heading, a line of a list.

    `place` is the caller's own name for where it stands, and findings carry it back. `group` is
    shared by the lines of one list, or by all that belongs to one finding of a digest. `links`
    are the ranges of characters of `text` that are links; ranges outside it are passed over.
    """

    place: str
    text: str
    kind: Kind = Kind.PARAGRAPH
    group: str = ""
    links: tuple[tuple[int, int], ...] = ()


def passages_of(text: str) -> list[Passage]:
    """Plain text as passages: paragraphs at empty lines, "# " before headings, "- " before items.

    The place of a passage is the number of the line it begins on, counted from 1.
    """
    found: list[Passage] = []
    paragraph: list[str] = []
    begun = list_begun = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        marked = _marked(stripped)
        if paragraph and (marked or not stripped):
            found.append(Passage(str(begun), "\n".join(paragraph)))
            paragraph = []
        if marked:
            kind, words = marked
            list_begun = (list_begun or number) if kind is Kind.ITEM else 0
            group = f"list {list_begun}" if list_begun else ""
            found.append(Passage(str(number), words, kind, group))
        elif stripped:
            begun, list_begun = (begun if paragraph else number), 0
            paragraph.append(stripped)
    if paragraph:
        found.append(Passage(str(begun), "\n".join(paragraph)))
    return found


def _marked(line: str) -> tuple[Kind, str] | None:
    """The kind and the words of a line that begins with a sign for it."""
    for pattern, kind in ((_HEADING, Kind.HEADING), (_ITEM, Kind.ITEM)):
        if (sign := pattern.match(line)) and (words := line[sign.end() :].strip()):
            return kind, words
    return None
