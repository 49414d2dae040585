"""Containers with evidence, numbers, tables and pictures."""

import re

from markdown_it.tree import SyntaxTreeNode

from home.blocks.media import DIAGRAMS
from home.content.container import Container, Value

_CHANCE = re.compile(r"(\d{1,3}) of 100")
_FILE = re.compile(r"images/[\w-][\w.-]*")
_CELL_END = re.compile(r"(?<!\\)\|")
_IMAGE_LABELS = ("Description", "Caption", "Credit", "Licence")


def benefits_and_risks(container: Container) -> Value:
    value: Value = {"heading": container.heading_or_default(), "anchor": container.anchor}
    for name in ("Benefits", "Risks"):
        fix = f"write “### {name}” and its bullets below “::: {container.name}”"
        taken = container.take("heading", f"has no “### {name}” here", fix)
        words = (
            container.passages.plain(container.passages.runs(taken), container.line)
            if taken
            else name
        )
        if words != name:
            container.problem(f"“{words}” stands where “### {name}” should", fix)
        value[name.lower()] = container.items(name.lower()) if taken else []
    return value


def chance(container: Container) -> Value:
    found = _CHANCE.fullmatch(container.heading)
    if not found:
        container.problem("“::: chance” has no number", "write it as “::: chance 20 of 100”")
    words = container.plain_paragraph(breaks=True)
    if not words.startswith("Words:"):
        container.problem(
            "“::: chance” does not say its number in words",
            "below it write “Words: what happens to that many of the 100, and who found that out.”",
        )
    return {
        "number": int(found[1]) if found else 0,
        "words": words.removeprefix("Words:").strip(),
    }


def diagram(container: Container) -> Value:
    names = list(DIAGRAMS)
    if container.heading not in names:
        container.problem(
            f"there is no diagram “{container.heading}”",
            f"write the name of one that is drawn: {', '.join(names)}",
        )
    caption = container.plain_paragraph()
    if not caption:
        container.problem("the diagram has no caption", "write one in the first paragraph below it")
    return {
        "name": container.heading,
        "caption": caption,
        "text_equivalent": container.rich(),
    }


def table(container: Container) -> Value:
    value: Value = {"caption": container.needs_heading(), "columns": [], "rows": []}
    taken = container.take(
        "table", "has no table", "write rows as “| A | B |”, the second one “| --- | --- |”"
    )
    for part in taken.children if taken else []:
        for row in part.children:
            cells = [_cell(container, cell) for cell in row.children]
            if part.type == "thead":
                value["columns"] = cells
                continue
            line = container.passages.line(row)
            container.lines[f"table.{len(value['rows'])}"] = line
            # Counted in the source: Markdown drops the cells of a row that is too long.
            written = _cells_written(container.source[line - container.line])
            if written != len(value["columns"]):
                container.problem(
                    f"this row has {written} cells, the first row has {len(value['columns'])}",
                    "give it as many; a “|” inside a cell is written “\\|”",
                    line,
                )
            value["rows"].append(cells)
    return value


def _cells_written(row: str) -> int:
    ends = len(_CELL_END.findall(row := row.strip()))
    return ends + 1 - row.startswith("|") - bool(row.endswith("|") and not row.endswith("\\|"))


def _cell(container: Container, cell: SyntaxTreeNode) -> str:
    line = container.passages.line(cell)
    return container.passages.plain(container.passages.runs(cell), line)


def image(container: Container) -> Value:
    if not _FILE.fullmatch(container.heading):
        container.problem(
            "“::: image” does not name a picture", "write it as “::: image images/its-name.jpg”"
        )
    value: Value = {"file": container.heading, "decorative": False}
    value |= {label.lower(): "" for label in _IMAGE_LABELS}
    while container.next_is("paragraph"):
        line = container.passages.line(container.inside[0])
        text = container.plain_paragraph()
        label, colon, words = text.partition(":")
        if text.rstrip(".") == "Decorative":
            value["decorative"] = True
        elif colon and label in _IMAGE_LABELS:
            container.lines[label.lower()] = line
            value[label.lower()] = words.strip()
        else:
            labels = ", ".join(f"“{name}:”" for name in _IMAGE_LABELS)
            container.problem(
                "a line of “::: image” says not what it is", f"begin it with {labels}", line
            )
    return value
