"""One container (`::: name heading` to `:::`) while it is being read."""

from dataclasses import dataclass, field
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from home.content.document import Lines
from home.content.palette import default_heading
from home.content.passages import Line, Passages

Value = dict[str, Any]


@dataclass
class Container:
    """Its first line taken apart, and the parts inside, from which readers take what they know."""

    name: str
    #: The block it makes.
    kind: str
    heading: str
    anchor: str
    line: int
    language: str
    inside: list[SyntaxTreeNode]
    passages: Passages
    #: Its lines as typed, the first one too.
    source: list[str]
    #: Where the parts of its value stand.
    lines: Lines = field(default_factory=dict)

    def problem(self, problem: str, fix: str, line: int = 0) -> None:
        self.passages.report.add(line or self.line, problem, fix)

    def needs_heading(self) -> str:
        if not self.heading:
            self.problem(
                f"“::: {self.name}” has no heading",
                f"write “::: {self.name} A heading” on that line",
            )
        return self.heading

    def has_no_heading(self) -> None:
        if self.heading:
            self.problem(
                f"“::: {self.name}” takes no heading", "move those words into the text below it"
            )

    def heading_or_default(self) -> str:
        return self.heading or default_heading(self.kind, self.language)

    def items(self, field_name: str) -> list[str]:
        """The bullets that come next."""
        taken = self.take(
            "bullet_list", "has no bullets here", "begin each line of the list with “- ”"
        )
        return self.texts(field_name, self.passages.plain_items(taken)) if taken else []

    def texts(self, field_name: str, items: list[Line]) -> list[str]:
        self.lines |= {f"{field_name}.{n}": item.number for n, item in enumerate(items)}
        return [item.text for item in items]

    def rich(self) -> str:
        """All that is left, as rich text."""
        rest, self.inside = self.inside, []
        if not rest:
            self.problem(f"“::: {self.name}” is empty", "write its text above the closing “:::”")
        return self.passages.rich(rest)

    def plain_paragraph(self, *, breaks: bool = False) -> str:
        """The paragraph that comes next, as plain text. Empty if there is none."""
        if not self.next_is("paragraph"):
            return ""
        node = self.inside.pop(0)
        return self.passages.plain(
            self.passages.runs(node), self.passages.line(node), breaks=breaks
        )

    def next_is(self, type: str) -> bool:
        return bool(self.inside) and self.inside[0].type == type

    def take(self, type: str, problem: str, fix: str) -> SyntaxTreeNode | None:
        if self.next_is(type):
            return self.inside.pop(0)
        self.problem(f"“::: {self.name}” {problem}", fix)
        self.inside = []
        return None

    def ends(self) -> None:
        """Report what no reader took."""
        for node in self.inside:
            self.problem(
                f"this does not belong in “::: {self.name}”",
                "move it below the closing “:::”",
                self.passages.line(node),
            )
