"""Paragraphs, lists and single lines of a body, with what is wrong in them."""

import re
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from home.content.errors import Report
from home.content.html_to_markdown import Part, html_of_parts
from home.content.inline import (
    PLAIN,
    NotInNotationError,
    Run,
    plain_of,
    runs_of,
    tidy_line,
)
from home.content.notation import CONTAINER, inline_nodes

_ADDRESS = re.compile(r"(/(?!/)|https?://|mailto:|tel:|claim:|#)\S", re.IGNORECASE)
_HOME = {"/"}
_LISTS = {"bullet_list": "ul", "ordered_list": "ol"}
#: What the notation leaves out: what it is, and what to do instead.
_LEFT_OUT = {
    CONTAINER: ("a container stands inside another", "close the one above with “:::” first"),
    "heading": ("a heading stands inside a container", "close the container with “:::” above it"),
    "blockquote": ("there is a quote (“>”)", "write a paragraph, or use “::: inset”"),
    "fence": ("there is a block of code", "write a paragraph"),
    "hr": ("there is a rule (“---”)", "remove it; start a new part with a heading"),
    "html_block": (
        "there is HTML",
        "use Markdown; docs/editors/guides-as-markdown.md has all of it",
    ),
    "table": ("there is a table of its own", "put “::: table Caption” above it and “:::” below it"),
}


class Line(NamedTuple):
    text: str
    number: int


class Passages:
    def __init__(self, report: Report, first_line: int) -> None:
        self.report = report
        self.first_line = first_line

    def line(self, node: SyntaxTreeNode) -> int:
        return self.first_line + (node.map[0] if node.map else 0)

    def refuse(self, node: SyntaxTreeNode) -> None:
        problem, fix = _LEFT_OUT.get(
            node.type,
            (f"a {node.type.replace('_', ' ')} cannot stand here", "move it or remove it"),
        )
        self.report.add(self.line(node), problem, fix)

    def rich(self, nodes: list[SyntaxTreeNode]) -> str:
        """Paragraphs and lists as stored HTML."""
        parts = []
        for node in nodes:
            if node.type == "paragraph":
                parts.append(Part("p", [self.runs(node)]))
            elif node.type in _LISTS:
                parts.append(Part(_LISTS[node.type], [runs for runs, _ in self.items(node)]))
            else:
                self.refuse(node)
        return html_of_parts([part for part in parts if all(part.lines)])

    def plain_items(self, node: SyntaxTreeNode) -> list[Line]:
        """The items of a list, as plain text."""
        return [Line(self.plain(runs, line), line) for runs, line in self.items(node)]

    def items(self, node: SyntaxTreeNode) -> list[tuple[list[Run], int]]:
        if node.type == "ordered_list" and node.attrs.get("start", 1) != 1:
            self.report.add(
                self.line(node), "a numbered list does not start at 1", "start it at 1."
            )
        found = []
        for item in node.children:
            line = self.line(item)
            if [child.type for child in item.children] != ["paragraph"]:
                self.report.add(
                    line,
                    "a list item holds more than one paragraph, or nothing",
                    "write one line of text for each item; lists have one level",
                )
                continue
            found.append((self.runs(item.children[0]), line))
        return found

    def runs(self, node: SyntaxTreeNode, line: int = 0) -> list[Run]:
        """The text of a paragraph, a heading or a cell."""
        pieces = [piece for inline in node.children for piece in inline.children]
        return self._checked(pieces, line or self.line(node))

    def runs_in(self, text: str, line: int) -> list[Run]:
        """The text of the first line of a container."""
        return self._checked(inline_nodes(text), line)

    def _checked(self, pieces: list[SyntaxTreeNode], line: int) -> list[Run]:
        try:
            runs = runs_of(pieces)
        except NotInNotationError as error:
            self.report.add(
                line, f"the text has {error}", "use **bold**, *italic* and [links](/page/) only"
            )
            return []
        for href in {run.look.href for run in runs if run.look.href}:
            self.check_address(href, line)
        return runs

    def check_address(self, href: str, line: int) -> None:
        if href not in _HOME and not _ADDRESS.match(href):
            self.report.add(
                line,
                f"“{href}” is not an address a link can lead to",
                "begin it with “/” for one of our pages, or with “https://”",
            )

    def plain(self, runs: list[Run], line: int, *, breaks: bool = False) -> str:
        """Text that carries no formatting. Without `breaks`, all on one line."""
        if any(run.look != PLAIN for run in runs):
            self.report.add(
                line,
                "bold, italic or a link stands where only plain text can",
                "remove the marks around it; a literal * or [ is written \\* or \\[",
            )
        return plain_of(runs) if breaks else tidy_line(plain_of(runs))
