"""What blocks say about a value, in a form that tests can compare."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import Block

from home.blocks.palettes import guide_palette, standard_palette
from home.blocks.stream import BodyBlock

GUIDE_BODY = BodyBlock(guide_palette())
STANDARD_BODY = BodyBlock(standard_palette())


def complaints(block: Block, raw: Any, *, draft: bool = False) -> dict[str, str]:
    """Where each message is shown (`items.0`, `heading`; "" for the whole) to what it says."""
    value = block.to_python(raw)
    try:
        block.clean_deferred(value) if draft else block.clean(value)
    except ValidationError as error:
        return _flat(error, "")
    return {}


def _flat(error: ValidationError, place: str) -> dict[str, str]:
    inner = getattr(error, "block_errors", None)
    whole = getattr(error, "non_block_errors", None)
    if inner is None and whole is None:
        return {place: " ".join(error.messages)}
    children = inner.items() if isinstance(inner, dict) else enumerate(inner or [])
    found = {place: " ".join(str(m) for m in ValidationError(whole).messages)} if whole else {}
    for name, child in children:
        if child is not None:
            found |= _flat(child, f"{place}.{name}".strip("."))
    return found
