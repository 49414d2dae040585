"""Blocks that somebody has put on a page and not filled in yet, as the database holds them.

While a draft is saved nothing is required, so every one of these is stored sooner or later.
"""

from collections.abc import Callable
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.test.utils.form_data import streamfield

from home.blocks.digest_item import DigestItemBlock
from home.blocks.palettes import guide_palette, standard_palette
from tests.forms import rich

#: Each kind of block by the page it stands on.
PALETTES: dict[str, dict[str, blocks.Block]] = {
    "guide": dict(guide_palette()),
    "standard": dict(standard_palette()),
    "digest": {"item": DigestItemBlock()},
}
#: Ways in which texts are None: no form makes them, an import or a new field of a block may.
WITHOUT_TEXTS = {"new", "nothing at all", "bare", "no values"}
#: PostgreSQL takes these; a copied PDF is full of them.
CONTROL = "one\x0btwo\x1fthree\x7f"
#: The id of a row that has been deleted since, and a choice that an older release offered.
GONE, NO_CHOICE = 99_999_999, "no-such-choice"

Leaf = Callable[[blocks.Block], Any]


def _is_chooser(block: blocks.Block) -> bool:
    return isinstance(block, blocks.ChooserBlock)


def _as_sent_empty(block: blocks.Block) -> Any:
    """What the editor's form makes of a field that is left empty."""
    return None if _is_chooser(block) or isinstance(block, blocks.IntegerBlock) else ""


def _choice_alone(block: blocks.Block) -> Any:
    if isinstance(block, blocks.ChoiceBlock):
        return next(code for code, _label in block.field.choices if code)
    return _as_sent_empty(block)


def _gone(block: blocks.Block) -> Any:
    if isinstance(block, blocks.ChoiceBlock):
        return NO_CHOICE
    return GONE if _is_chooser(block) else ""


def _with_control(block: blocks.Block) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return f"<p>{CONTROL}</p>"
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock):
        return CONTROL
    return 20 if isinstance(block, blocks.IntegerBlock) else _choice_alone(block)


def _filled(block: blocks.Block, leaf: Leaf) -> Any:
    """The stored form of a block each of whose fields holds what `leaf` says."""
    if isinstance(block, blocks.StructBlock):
        return {name: _filled(child, leaf) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        value = _filled(block.child_block, leaf)
        return [{"type": "item", "value": value, "id": "7d1e8d2e"}, value]
    if isinstance(block, TypedTableBlock):
        cell = leaf(block.child_blocks["text"])
        row = {"values": [cell, cell]}
        columns = [{"type": "text", "heading": cell}] * 2
        return {"columns": columns, "rows": [row], "caption": cell}
    return leaf(block)


def _nothing_at_all(block: blocks.Block) -> Any:
    return {} if isinstance(block, blocks.StructBlock) else ""


def _new(block: blocks.Block) -> Any:
    """What the editor makes when a block is put on the page."""
    return block.get_prep_value(block.get_default())


def _bare(block: blocks.Block) -> Any:
    """Lists without items, a table without columns, and no value in any other field."""
    if not isinstance(block, blocks.StructBlock):
        return None
    return {
        name: [] if isinstance(child, blocks.ListBlock) else None
        for name, child in block.child_blocks.items()
    }


#: Ways to leave a block unfinished: what is stored of a block.
UNFINISHED: dict[str, Callable[[blocks.Block], Any]] = {
    "new": _new,
    "nothing at all": _nothing_at_all,
    "bare": _bare,
    "no values": lambda block: _filled(block, lambda leaf: None),
    "as sent empty": lambda block: _filled(block, _as_sent_empty),
    "choices alone": lambda block: _filled(block, _choice_alone),
    "choices that are gone": lambda block: _filled(block, _gone),
    "control characters": lambda block: _filled(block, _with_control),
}


def stored(kind: str, way: str) -> list[dict[str, Any]]:
    """Every block of a kind of page, left unfinished in one way, as a StreamField holds them."""
    return [
        {"type": name, "value": UNFINISHED[way](block), "id": f"{number:08x}"}
        for number, (name, block) in enumerate(PALETTES[kind].items())
    ]


def as_sent(kind: str) -> dict[str, Any]:
    """Every block of a kind of page as the editor's form sends it, put there and not touched."""
    return streamfield([(name, _sent(block)) for name, block in PALETTES[kind].items()])


def _sent(block: blocks.Block) -> Any:
    if isinstance(block, blocks.StructBlock):
        return {name: _sent(child) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        item = {"value": _sent(block.child_block), "deleted": "", "order": "0", "id": ""}
        return {"count": "1", "0": item}
    if isinstance(block, TypedTableBlock):
        return {"column-count": "0", "row-count": "0", "caption": ""}
    return rich("") if isinstance(block, blocks.RichTextBlock) else ""
