"""Claims and facts typed where only plain words are printed: readers would see their code."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from home.content.document import Block, Document
from home.content.errors import Report
from home.content.palette import RICH
from home.content.schema import KEYS, Key, Type

_FACT = re.compile(r"\{fact\b[^}]*\}?")
# In a text below the front matter a link in plain words has been refused before.
_CLAIM = re.compile(r"\[[^\]]*\]\(claim:[^)]*\)?")
#: Where what a field holds is to be found among the lines of a block, if it is called otherwise.
_LINES_OF = {"rows": "table"}


def check_block(block: Block, report: Report) -> None:
    if block.kind == "text":
        return
    for path, text in _texts(block.value, {RICH.get(block.kind)}):
        name, _, rest = path.partition(".")
        item = f"{_LINES_OF.get(name, name)}.{rest.partition('.')[0]}"
        line = block.lines.get(item, block.lines.get(name, block.line))
        _check(text, line, report)


def check_front(document: Document, report: Report) -> None:
    rich = set(_rich_keys(KEYS[document.kind]))
    for path, text in _texts(document.front, rich):
        _check(text, document.line_of(path), report)


def _rich_keys(keys: tuple[Key, ...]) -> Iterator[str]:
    for key in keys:
        if key.type is Type.PROSE:
            yield key.name
        yield from _rich_keys(key.parts)


def _texts(value: Any, rich: Collection[str | None], path: str = "") -> Iterator[tuple[str, str]]:
    """Each text and the path that leads to it, without the fields that are rich text."""
    if isinstance(value, str):
        yield path, value
        return
    named = value.items() if isinstance(value, dict) else ()
    parts = list(enumerate(value)) if isinstance(value, list) else named
    for name, part in parts:
        if name not in rich:
            yield from _texts(part, rich, f"{path}.{name}".removeprefix("."))


def _check(text: str, line: int, report: Report) -> None:
    for name, mark in (("fact", _FACT), ("claim", _CLAIM)):
        for typed in mark.findall(text):
            report.add(
                line,
                f"“{typed}” cannot stand here: these words are printed as they are typed",
                f"write it in a paragraph of text, or as “::: {name}”",
            )
