"""Text as Markdown that reads back as exactly that text."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from string import punctuation
from typing import NamedTuple

from home.content.inline import PLAIN, Run, runs_of
from home.content.notation import inline_nodes

_SPECIAL = re.compile(r"[\\`*_\[\]|]|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
#: What would start a heading, list, quote, container, rule or table at the start of a line.
_LINE_START = re.compile(r"[#+>=|~-]|:(?=[:-])")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_CLOSING_HASHES = re.compile(r"(?<!\\)(#+)$")
_ANCHOR_LIKE = re.compile(r"\{(?=#[^{}]*\}$)")
_AWKWARD_IN_ADDRESS = re.compile(r"[\s()<>]")
_SPECIAL_IN_ADDRESS = re.compile(r"[\\<>]|&(?=#?\w+;)")


class _Piece(NamedTuple):
    text: str
    is_mark: bool


def line(text: str) -> str:
    """Plain text as one line: a heading, a cell, the first line of a container."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split("\n")))


def heading(text: str, anchor: str = "") -> str:
    """A heading's words, and its anchor where that must be said."""
    words = _ANCHOR_LIKE.sub(r"\\{", _CLOSING_HASHES.sub(r"\\\1", line(text)))
    return f"{words} {{#{anchor}}}" if anchor else words


def paragraph(text: str, indent: str = "") -> str:
    """Plain text as a paragraph; its line breaks stay."""
    return _broken(_SPECIAL.sub(r"\\\g<0>", text), indent)


def formatted(runs: list[Run], indent: str = "") -> str:
    """Runs as a paragraph.

    Written the natural way first. Where Markdown would read that differently (bold that starts
    within a word, say) a second way always works: letters beside a mark become entities.
    """
    natural = _broken("".join(_natural(list(_pieces(runs, "*")))), indent)
    if all(run.look == PLAIN for run in runs) or runs_of(inline_nodes(natural)) == runs:
        return natural
    return _broken("".join(_guarded(list(_pieces(runs, "_")))), indent)


def destination(url: str) -> str:
    """An address as the target of a Markdown link."""
    safe = _SPECIAL_IN_ADDRESS.sub(r"\\\g<0>", url.replace("\n", ""))
    return f"<{safe}>" if not url or _AWKWARD_IN_ADDRESS.search(url) else safe


def _pieces(runs: Iterable[Run], italic_mark: str) -> Iterator[_Piece]:
    for href, linked in groupby(runs, key=lambda run: run.look.href):
        if href:
            yield _Piece("[", True)
        for bold, group in groupby(linked, key=lambda run: run.look.bold):
            if bold:
                yield _Piece("**", True)
            for run in group:
                mark = [_Piece(italic_mark, True)] if run.look.italic else []
                yield from [*mark, _Piece(run.text, False), *mark]
            if bold:
                yield _Piece("**", True)
        if href:
            yield _Piece(f"]({destination(href)})", True)


def _natural(pieces: list[_Piece]) -> Iterator[str]:
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.is_mark:
            yield piece.text
            continue
        text = _SPECIAL.sub(r"\\\g<0>", piece.text)
        # "!" before a link would make it an image.
        opens_link = following is not None and following.text == "[" and text.endswith("!")
        yield f"{text[:-1]}\\!" if opens_link else text


def _guarded(pieces: list[_Piece]) -> Iterator[str]:
    for position, piece in enumerate(pieces):
        if piece.is_mark:
            yield piece.text
            continue
        before = position > 0
        after = position + 1 < len(pieces)
        text = piece.text
        head = _entity(text[0]) if before else ""
        text = text[1:] if before else text
        tail = _entity(text[-1]) if after and text else ""
        text = text[:-1] if after and text else text
        yield head + _SPECIAL.sub(r"\\\g<0>", text) + tail


def _entity(character: str) -> str:
    if character.isspace():
        return character
    return f"\\{character}" if character in punctuation else f"&#{ord(character)};"


def _broken(markdown: str, indent: str) -> str:
    lines = [_line_start(text) for text in markdown.split("\n")]
    return f"\\\n{indent}".join(lines)


def _line_start(text: str) -> str:
    if _LINE_START.match(text):
        return f"\\{text}"
    return _NUMBER.sub(r"\1\\\2", text) if _NUMBER.match(text) else text
