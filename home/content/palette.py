"""What this package asks of the blocks themselves, so that no rule of theirs is written twice."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.utils import translation
from wagtail.blocks import RichTextBlock

from home.blocks.headings import AnchoredBlock
from home.blocks.palettes import guide_palette, standard_palette
from home.blocks.stream import give_anchors

_BLOCKS: dict[str, Any] = dict([*standard_palette(), *guide_palette()])

#: The blocks that stand as a section, with an anchor.
ANCHORED = {name for name, block in _BLOCKS.items() if isinstance(block, AnchoredBlock)}

#: Kind of block to its field that is rich text, where it has one.
RICH = {
    kind: name
    for kind, block in _BLOCKS.items()
    for name, part in getattr(block, "child_blocks", {}).items()
    if isinstance(part, RichTextBlock)
}

#: (kind of block, heading, anchor or "")
Heading = tuple[str, str, str]


def with_rich_text(kind: str, value: Any, do: Callable[[str], str]) -> Any:
    """A block's value with `do` done to its rich text: all else is printed as it is typed."""
    if kind == "text":
        return do(value or "")
    name = RICH.get(kind)
    return value | {name: do(value.get(name) or "")} if name else value


def rich_text(kind: str, value: Any) -> list[str]:
    """The rich text of a block: one text, or none."""
    if kind == "text":
        return [value]
    return [value[RICH[kind]]] if kind in RICH else []


def heading_field(kind: str) -> str:
    return str(_BLOCKS[kind].heading_field)


def default_heading(kind: str, language: str) -> str:
    """The heading a new block of this kind starts with, in a language."""
    with translation.override(language):
        return str(_BLOCKS[kind].child_blocks["heading"].get_default())


def filled_anchors(headings: list[Heading]) -> list[str]:
    """The anchor of each heading of a body, missing ones by the rule that pages follow."""
    children: Any = [
        SimpleNamespace(block=_BLOCKS[kind], value={heading_field(kind): text, "anchor": anchor})
        for kind, text, anchor in headings
    ]
    return [child.value["anchor"] for child in give_anchors(children)]


def anchors_worth_writing(headings: list[Heading]) -> list[str]:
    """For each heading its anchor if it would not be given anyway, else ""."""
    wanted = filled_anchors(headings)
    written = ["" for _anchor in wanted]
    while True:
        given = filled_anchors(
            [(kind, text, own) for (kind, text, _), own in zip(headings, written, strict=True)]
        )
        wrong = [n for n, anchor in enumerate(wanted) if given[n] != anchor]
        if not wrong:
            return written
        for position in wrong:
            written[position] = wanted[position]
