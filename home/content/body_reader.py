"""The text below the front matter, as blocks."""

import difflib
import re
from collections.abc import Callable
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from home.content import read_advice, read_evidence
from home.content.container import Container, Value
from home.content.document import Block
from home.content.errors import Report
from home.content.notation import CONTAINER, block_nodes
from home.content.palette import ANCHORED, filled_anchors, heading_field
from home.content.passages import Passages

#: Container name to the block it makes and what reads it.
CONTAINERS: dict[str, tuple[str, Callable[[Container], Value]]] = {
    "non-urgent": ("care_card", read_advice.care_card),
    "urgent": ("care_card", read_advice.care_card),
    "emergency": ("care_card", read_advice.care_card),
    "do": ("do_list", read_advice.do_or_dont),
    "dont": ("dont_list", read_advice.do_or_dont),
    "warning": ("warning", read_advice.headed_text),
    "inset": ("inset", read_advice.inset),
    "expander": ("expander", read_advice.headed_text),
    "key-points": ("key_points", read_advice.key_points),
    "steps": ("steps", read_advice.steps),
    "action": ("action", read_advice.action),
    "questions": ("questions", read_advice.questions),
    "unknown": ("unknown", read_advice.unknown),
    "benefits-and-risks": ("benefits_and_risks", read_evidence.benefits_and_risks),
    "chance": ("chance", read_evidence.chance),
    "claim": ("claim", read_evidence.claim),
    "fact": ("fact", read_evidence.fact),
    "diagram": ("diagram", read_evidence.diagram),
    "table": ("table", read_evidence.table),
    "image": ("image", read_evidence.image),
}
_HEADINGS = {"h2": "heading", "h3": "subheading"}
_TEXT = {"paragraph", "bullet_list", "ordered_list"}
_ANCHOR = re.compile(r"(?:^|\s+)(?<!\\)\{#([^{}]+)\}\s*$")


class BodyReader:
    def __init__(self, report: Report, first_line: int, language: str) -> None:
        self.report = report
        self.passages = Passages(report, first_line)
        self.language = language

    def read(self, text: str) -> list[Block]:
        self.source = text.split("\n")
        blocks: list[Block] = []
        running: list[SyntaxTreeNode] = []
        for node in block_nodes(text):
            if node.type in _TEXT:
                running.append(node)
                continue
            blocks += self._text(running)
            running = []
            blocks += self._block(node)
        return _with_anchors([*blocks, *self._text(running)])

    def rich(self, text: str) -> str:
        """A text of paragraphs and lists alone, as stored HTML."""
        return self.passages.rich(block_nodes(text))

    def _text(self, nodes: list[SyntaxTreeNode]) -> list[Block]:
        """Paragraphs and lists that follow each other are one block."""
        html = self.passages.rich(nodes)
        return [Block("text", html, self.passages.line(nodes[0]))] if html else []

    def _block(self, node: SyntaxTreeNode) -> list[Block]:
        line = self.passages.line(node)
        if node.type == CONTAINER:
            return self._container(node, line)
        if node.type != "heading":
            self.passages.refuse(node)
        elif node.tag not in _HEADINGS:
            self.report.add(
                line,
                f"there is a heading of level {node.tag[1]}",
                "use “## ” for a section and “### ” inside one; the page's title is in “title”",
            )
        else:
            text, anchor = self._heading(node.children[0].content, line)
            return [Block(_HEADINGS[node.tag], {"text": text, "anchor": anchor}, line)]
        return []

    def _heading(self, source: str, line: int) -> tuple[str, str]:
        found = _ANCHOR.search(source)
        words = source[: found.start()] if found else source
        runs = self.passages.runs_in(words.strip(), line)
        return self.passages.plain(runs, line), found[1].strip() if found else ""

    def _container(self, node: SyntaxTreeNode, line: int) -> list[Block]:
        start, end = node.map or (0, 0)
        name, _, rest = node.info.strip().partition(" ")
        if name not in CONTAINERS:
            near = difflib.get_close_matches(name, CONTAINERS, 1)
            if not name:
                self.report.add(
                    line, "this “:::” closes nothing", "remove it, or name a container on it"
                )
            else:
                names = f"write “::: {near[0]}”" if near else f"use one of: {', '.join(CONTAINERS)}"
                self.report.add(line, f"there is no container called “{name}”", names)
            return []
        if end >= len(self.source) or not self.source[end].strip().startswith(":::"):
            self.report.add(
                line, f"“::: {name}” is not closed", "put “:::” on a line of its own after it"
            )
            return []
        kind, read = CONTAINERS[name]
        heading, anchor = (
            self._heading(rest, line) if kind in ANCHORED else (self._plain(rest, line), "")
        )
        container = Container(
            name=name,
            kind=kind,
            heading=heading,
            anchor=anchor,
            line=line,
            language=self.language,
            inside=list(node.children),
            passages=self.passages,
            source=self.source[start:end],
        )
        value = read(container)
        container.ends()
        return [Block(kind, value, line, container.lines)]

    def _plain(self, text: str, line: int) -> str:
        return self.passages.plain(self.passages.runs_in(text.strip(), line), line)


def _with_anchors(blocks: list[Block]) -> list[Block]:
    positions = [n for n, block in enumerate(blocks) if block.kind in ANCHORED]
    headings = [
        (blocks[n].kind, blocks[n].value[heading_field(blocks[n].kind)], blocks[n].value["anchor"])
        for n in positions
    ]
    for n, anchor in zip(positions, filled_anchors(headings), strict=True):
        blocks[n] = replace(blocks[n], value=blocks[n].value | {"anchor": anchor})
    return blocks
