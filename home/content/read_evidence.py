"""Containers with evidence, numbers, tables and pictures."""

import re

from markdown_it.tree import SyntaxTreeNode

from home.blocks.media import DIAGRAMS
from home.content.container import Container, Value
from review.evidence import Design, EndPoint, Strength
from review.models.fact import FactAudience

#: Field of a claim to what a file calls it.
CLAIM_LABELS = {"reference": "Source", "design": "Study", "endpoint": "End point"}
_CODES = {"design": Design, "endpoint": EndPoint}
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


def claim(container: Container) -> Value:
    if container.heading not in Strength.values:
        container.problem(
            "“::: claim” does not say how sure it is",
            f"write one of these after it: {', '.join(Strength.values)}",
        )
    value: Value = {"strength": container.heading, "statement": ""}
    value |= dict.fromkeys(CLAIM_LABELS, "")
    value["statement"] = container.plain_paragraph(breaks=True)
    if not value["statement"]:
        container.problem("“::: claim” claims nothing", "write the claim in a paragraph below it")
    names = {label: name for name, label in CLAIM_LABELS.items()}
    while container.next_is("paragraph"):
        line = container.passages.line(container.inside[0])
        label, colon, words = container.plain_paragraph().partition(":")
        if not colon or label not in names:
            labels = ", ".join(f"“{name}:”" for name in names)
            container.problem(
                "a line of “::: claim” says not what it is", f"begin it with {labels}", line
            )
            continue
        name = names[label]
        container.lines[name] = line
        value[name] = words.strip()
        if name in _CODES and value[name] not in _CODES[name].values:
            container.problem(
                f"“{value[name]}” is no code of ours",
                f"use one of: {', '.join(_CODES[name].values)}",
                line,
            )
    return value


def fact(container: Container) -> Value:
    key, _, audience = container.heading.partition(" ")
    if not key:
        container.problem("“::: fact” names no fact", "write its key after it")
    if audience and audience not in FactAudience.values:
        container.problem(
            f"there are no words of a fact for “{audience}”",
            f"leave it out, or use one of: {', '.join(FactAudience.values)}",
        )
    return {"fact": key, "audience": audience or FactAudience.PATIENT.value}


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
            line = container.passages.line(row)
            cells = [_cell(container, cell, line) for cell in row.children]
            if part.type == "thead":
                value["columns"] = cells
                continue
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


def _cell(container: Container, cell: SyntaxTreeNode, line: int) -> str:
    # Markdown knows the lines of rows, not of cells.
    return container.passages.plain(container.passages.runs(cell, line), line)


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
