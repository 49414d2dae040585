"""Stored rich text as Markdown."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from home.content import escaping
from home.content.inline import PLAIN, Look, Run, html_of, tidy

_LISTS = {"ul", "ol"}


class Part(NamedTuple):
    """A paragraph ("p", with one line) or a list ("ul" or "ol")."""

    kind: str
    lines: list[list[Run]]


def html_of_parts(parts: list[Part]) -> str:
    """The one spelling that parts have as stored HTML."""
    return "".join(
        f"<p>{html_of(part.lines[0])}</p>" if part.kind == "p" else _list_html(part)
        for part in parts
    )


def _list_html(part: Part) -> str:
    items = "".join(f"<li>{html_of(line)}</li>" for line in part.lines)
    return f"<{part.kind}>{items}</{part.kind}>"


def parts_of(html: str) -> list[Part]:
    """The paragraphs and lists of stored HTML, without what is empty.

    A list inside a list becomes part of it: the notation has one level.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return _joined(reader.parts)


def rich_to_markdown(html: str) -> list[str]:
    """One string for each paragraph or list; a blank line belongs between them."""
    return ["\n".join(_lines(part)) for part in parts_of(html)]


def _lines(part: Part) -> Iterator[str]:
    for number, line in enumerate(part.lines, 1):
        mark = {"p": "", "ul": "- ", "ol": f"{number}. "}[part.kind]
        yield mark + escaping.formatted(line, " " * len(mark))


def _joined(parts: list[Part]) -> list[Part]:
    """Items as lists. Lists of one kind that follow each other are one list in Markdown."""
    joined: list[Part] = []
    for part in parts:
        if joined and part.kind in _LISTS and joined[-1].kind == part.kind:
            joined[-1].lines.extend(part.lines)
        else:
            joined.append(part)
    return joined


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._runs: list[Run] = []
        self._look = PLAIN
        self._lists: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "b" | "strong":
                self._look = self._look._replace(bold=True)
            case "i" | "em":
                self._look = self._look._replace(italic=True)
            case "a":
                self._look = self._look._replace(href=(dict(attrs).get("href") or "").strip())
            case "br":
                self._runs.append(Run("\n", self._look))
            case "ul" | "ol":
                self.end_line()
                self._lists.append(tag)
            case _:
                self.end_line()

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "b" | "strong":
                self._look = self._look._replace(bold=False)
            case "i" | "em":
                self._look = self._look._replace(italic=False)
            case "a":
                self._look = self._look._replace(href="")
            case "br":
                pass
            case "ul" | "ol":
                self.end_line()
                if self._lists:
                    self._lists.pop()
            case _:
                self.end_line()

    def handle_data(self, data: str) -> None:
        # A line end in HTML's source is a space; the breaks are <br/>.
        self._runs.append(Run(" ".join(data.split("\n")), self._look))

    def end_line(self) -> None:
        runs = tidy(self._runs)
        self._runs, self._look = [], Look()
        if not runs:
            return
        self.parts.append(Part(self._lists[0] if self._lists else "p", [runs]))
