"""HTML as a row of tags and texts, each with its place in the source.

Not a parser that mends: what our templates and cleaned rich text give is well formed, and for
anything else there is one answer, `BrokenHTMLError`, on which the caller leaves the HTML alone. So
this needs none of the rules by which browsers repair, and cannot disagree with them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossary.marking.tags import FOREIGN, HOLDERS, MAY_STAY_OPEN, RAW, REFUSED, VOID

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)"
    r"(?P<rest>(?:\s++[^\s\"'<>/=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?)*)"
    r"\s*+(?P<alone>/?)>"
)
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?"
)
_COMMENT = re.compile(r"<!--(?!-?>)((?:[^-]++|-(?!->|-!>))*)-->")

#: Deeper than this no page of ours nests; browsers stop near 500.
_DEEPEST = 200


class BrokenHTMLError(ValueError):
    """The HTML is not of the plain kind that can be added to safely."""


@dataclass(slots=True)
class Piece:
    """A tag or a text."""

    start: int
    end: int
    #: The tag's name in small letters; empty for a text.
    name: str = ""
    is_close: bool = False
    attributes: Mapping[str, str] | None = None


def pieces(html: str) -> Iterator[Piece]:
    """The tags and texts of `html`, in order. Comments and raw texts are left out.

    Every element is closed: ends left out are given as tags of no length. Raises
    `BrokenHTMLError`.
    """
    stack: list[str] = []
    at, foreign = 0, 0
    while at < len(html):
        if (found := html.find("<", at)) < 0:
            found = len(html)
        # "2 < 3": a sign that begins no tag is text.
        while found + 1 < len(html) and not (html[found + 1].isalpha() or html[found + 1] in "/!?"):
            if (found := html.find("<", found + 1)) < 0:
                found = len(html)
        if found > at:
            yield Piece(at, found)
        if found >= len(html) - 1:
            break
        tag = _TAG.match(html, found)
        if tag is None:
            at = _past_comment(html, found)
            continue
        at, name = tag.end(), tag["name"].lower()
        if name in REFUSED:
            raise BrokenHTMLError(name)
        if tag["close"]:
            for left_open in _closed(stack, name, tag):
                yield Piece(found, found, left_open, is_close=True)
            foreign -= name in FOREIGN
            yield Piece(found, at, name, is_close=True)
            continue
        yield Piece(found, at, name, attributes=_attributes(tag["rest"]))
        if name in VOID or (tag["alone"] and (foreign or name in FOREIGN)):
            continue
        if tag["alone"]:
            # Browsers do not see the stroke, and the element would stay open.
            raise BrokenHTMLError(name)
        foreign += name in FOREIGN
        stack.append(name)
        if len(stack) > _DEEPEST:
            raise BrokenHTMLError("too deep")
        if name in RAW and not foreign:
            at = _end_of_raw(html, at, name)
    if any(name not in MAY_STAY_OPEN for name in stack):
        raise BrokenHTMLError(stack[-1])


def _past_comment(html: str, at: int) -> int:
    if comment := _COMMENT.match(html, at):
        return comment.end()
    raise BrokenHTMLError(html[at : at + 20])


def _closed(stack: list[str], name: str, tag: re.Match[str]) -> Iterator[str]:
    """Take `name` off the stack, and before it what an end tag leaves to be understood."""
    if tag["rest"] or tag["alone"] or name in VOID:
        raise BrokenHTMLError(name)
    while name in HOLDERS and stack and stack[-1] != name and stack[-1] in MAY_STAY_OPEN:
        yield stack.pop()
    if not stack or stack.pop() != name:
        raise BrokenHTMLError(name)


def _attributes(rest: str) -> dict[str, str] | None:
    if not rest:
        return None
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), double or single or bare)
    return found


def _end_of_raw(html: str, at: int, name: str) -> int:
    """Where the end tag of a raw text is."""
    end = re.compile(f"</{name}>", re.IGNORECASE).search(html, at)
    if end is None or html.find("<!--", at, end.start()) >= 0:
        raise BrokenHTMLError(name)
    return end.start()
