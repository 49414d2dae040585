"""A page's body: rules that span blocks, and the sections it is made of."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError, StructValue

from home.blocks.headings import AnchoredBlock

MOST_WARNINGS = 2


@dataclass(frozen=True)
class Section:
    """An entry of "On this page"."""

    anchor: str
    text: str


def give_anchors(body: StreamValue) -> StreamValue:
    """Fill in missing anchors, in place: the slug of the heading, numbered when taken.

    Anchors that exist stay as they are, so that a saved link survives a reworded heading.
    """
    anchored = [child for child in body if isinstance(child.block, AnchoredBlock)]
    taken = {child.value.get("anchor") for child in anchored}
    for child in anchored:
        if child.value.get("anchor"):
            continue
        stem = anchor = slugify(child.block.heading_text(child.value)) or "section"
        number = 2
        while anchor in taken:
            anchor = f"{stem}-{number}"
            number += 1
        child.value["anchor"] = anchor
        taken.add(anchor)
    return body


def sections(body: StreamValue) -> list[Section]:
    """The second-level headings of a body whose anchors are in place."""
    return [
        Section(anchor=child.value["anchor"], text=child.block.heading_text(child.value))
        for child in body
        if isinstance(child.block, AnchoredBlock) and child.block.level == 2
    ]


def headings(body: StreamValue) -> list[str]:
    """All headings of a body, of both levels."""
    return [
        child.block.heading_text(child.value)
        for child in body
        if isinstance(child.block, AnchoredBlock)
    ]


def chosen_ids(stream: StreamValue) -> list[int]:
    """What a field of choosers holds, in order, without what is empty."""
    return [child["value"] for child in stream.raw_data if type(child["value"]) is int]


class BodyBlock(blocks.StreamBlock):
    """The body of a page. Which blocks it offers is in `palettes.py`."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        give_anchors(cleaned)
        if found := _problems(cleaned):
            raise StreamBlockValidationError(block_errors=found)
        return cleaned


def _problems(body: StreamValue) -> dict[int, ValidationError]:
    found: dict[int, ValidationError] = {}
    urgencies: Counter[str] = Counter()
    anchors: Counter[str] = Counter()
    warnings = 0
    previous = ""
    in_section = False
    for position, child in enumerate(body):
        kind, value = child.block_type, child.value
        if isinstance(child.block, AnchoredBlock):
            anchors[value["anchor"]] += 1
            if anchors[value["anchor"]] > 1:
                found[position] = _on("anchor", _("Another heading on this page has this anchor."))
            if child.block.level == 3 and not in_section:
                found[position] = _on("text", _("Start the section with a section heading first."))
            in_section = in_section or child.block.level == 2
        if kind == "care_card":
            urgencies[value["urgency"]] += 1
            if urgencies[value["urgency"]] > 1:
                found[position] = _on(
                    "urgency", _("This page has a care card of this kind already.")
                )
        if kind == "warning":
            warnings += 1
            if warnings > MOST_WARNINGS:
                found[position] = _on(
                    "heading", _("At most two warnings on a page: more are not read.")
                )
        if previous == "care_card" and not _has_heading(child):
            found[position] = ValidationError(
                _("Put a heading above this: readers skip text that follows a care card.")
            )
        previous = kind
    return found


def _has_heading(child: StreamValue.StreamChild) -> bool:
    """Whether a block starts with words that stand out, so that it is seen below a care card."""
    if isinstance(child.block, AnchoredBlock) or child.block_type == "care_card":
        return True
    return isinstance(child.value, StructValue) and bool(child.value.get("heading"))


def _on(field: str, message: Any) -> StructBlockValidationError:
    return StructBlockValidationError(block_errors={field: ValidationError(message)})
