"""A line of text in its two forms: Markdown pieces in, stored HTML out.

Both meet in runs: stretches of text with one look. Formatting nests in one fixed order (link,
bold, italic), so that the same look is always the same HTML and the same Markdown.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

#: Line ends other than "\n", and code points that are no characters: Markdown keeps neither.
_NO_CHARACTERS = "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_CONTROL = re.compile(
    rf"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff{_NO_CHARACTERS}]"
)
_AROUND_BREAK = re.compile(r"\s*\n\s*")
_PIECES = re.compile(r"\s+|\S+")


class Look(NamedTuple):
    href: str = ""
    bold: bool = False
    italic: bool = False


PLAIN = Look()


class Run(NamedTuple):
    """Text with one look. A "\\n" in it is a line break inside the paragraph."""

    text: str
    look: Look = PLAIN


class NotInNotationError(Exception):
    """Markdown that the notation leaves out; the message says what it is."""


_LEFT_OUT = {
    "code_inline": "text between backticks",
    "html_inline": "an HTML tag",
    "image": "a Markdown image",
    "too_deep": "too many signs inside each other",
}


def runs_of(nodes: Iterable[SyntaxTreeNode]) -> list[Run]:
    return tidy(_runs(nodes, PLAIN))


def _runs(nodes: Iterable[SyntaxTreeNode], look: Look) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "text":
                yield Run(node.content, look)
            case "softbreak":
                yield Run(" ", look)
            case "hardbreak":
                yield Run("\n", look)
            case "strong":
                yield from _runs(node.children, look._replace(bold=True))
            case "em":
                yield from _runs(node.children, look._replace(italic=True))
            case "link":
                href = str(node.attrs["href"]).strip()
                if not href:
                    raise NotInNotationError("a link without an address")
                yield from _runs(node.children, look._replace(href=href))
            case other:
                raise NotInNotationError(_LEFT_OUT.get(other, other))


def tidy(runs: Iterable[Run]) -> list[Run]:
    """The same text with one spelling: no look on outer white space, equal neighbours joined."""
    joined = _join(Run(_CONTROL.sub(" ", run.text), run.look) for run in runs)
    if len(joined) == 1 and joined[0].look == PLAIN:
        text = _AROUND_BREAK.sub("\n", joined[0].text).strip()
        return [Run(text)] if text else []
    pieces: list[Run] = []
    space = ""
    for run in joined:
        for piece in _PIECES.findall(run.text):
            if piece.isspace():
                space += piece
                continue
            if space and pieces:
                space = "\n" if "\n" in space else space
                pieces.append(Run(space, _shared(pieces[-1].look, run.look)))
            pieces.append(Run(piece, run.look))
            space = ""
    return _join(pieces)


def _shared(before: Look, after: Look) -> Look:
    """The look of white space: what both sides are inside of, from the outermost inwards."""
    if before.href != after.href:
        return PLAIN
    if before.bold != after.bold:
        return Look(before.href)
    return Look(before.href, before.bold, before.italic and after.italic)


def _join(runs: Iterable[Run]) -> list[Run]:
    return [
        Run("".join(run.text for run in group), look)
        for look, group in groupby(runs, key=lambda run: run.look)
    ]


def html_of(runs: list[Run]) -> str:
    """Stored HTML, without the element around it."""
    parts = []
    for href, linked in groupby(runs, key=lambda run: run.look.href):
        inner = "".join(_formatted(bold, group) for bold, group in _by_bold(linked))
        parts.append(f'<a href="{escape(href)}">{inner}</a>' if href else inner)
    return "".join(parts)


def _by_bold(runs: Iterable[Run]) -> Iterator[tuple[bool, Iterator[Run]]]:
    return groupby(runs, key=lambda run: run.look.bold)


def _formatted(bold: bool, runs: Iterable[Run]) -> str:
    parts = []
    for run in runs:
        text = escape(run.text, quote=False).replace("\n", "<br/>")
        parts.append(f"<i>{text}</i>" if run.look.italic else text)
    return f"<b>{''.join(parts)}</b>" if bold else "".join(parts)


def plain_of(runs: list[Run]) -> str:
    """The text alone. For fields that carry no formatting; the caller refuses any first."""
    return "".join(run.text for run in runs)


def tidy_text(text: str) -> str:
    """Plain text with the same spelling as in `tidy`. Its line breaks stay."""
    return plain_of(tidy([Run(text)]))


def tidy_line(text: str) -> str:
    return " ".join(tidy_text(text).split("\n"))
