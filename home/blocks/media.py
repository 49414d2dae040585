"""Pictures, diagrams and tables, each with its words."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from home.blocks.text import TextBlock
from home.blocks.validation import CheckedStructBlock, Problems

MOST_COLUMNS = 4
#: The diagrams drawn for this project: `home/diagrams/<name>.html`, and what staff call it.
DIAGRAMS = {
    "car-t-steps": _("CAR T-cell therapy, step by step"),
    "care-team": _("Who is in your care team"),
    "checkpoint-inhibitor": _("How a checkpoint inhibitor works"),
    "liquid-biopsy-path": _("From blood sample to report"),
    "scans-compared": _("What CT, MRI and PET each show"),
    "stages-of-support": _("Palliative care and hospice care"),
    "trial-phases": _("The phases of a trial"),
    "tumour-or-inherited": _("Tumour test or inherited test"),
}


class DescribedImageBlock(ImageBlock):
    """An image with its description, which is not only spaces."""

    def clean(self, value: Any) -> Any:
        if value and value.contextual_alt_text:
            value.contextual_alt_text = value.contextual_alt_text.strip()
        return super().clean(value)


class ImageFigureBlock(blocks.StructBlock):
    image = DescribedImageBlock(label=_("Image"))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("Caption"))

    class Meta:
        icon = "image"
        group = _("Pictures and tables")
        label = _("Image")
        description = _("A picture with a description for those who cannot see it.")
        template = "home/blocks/image.html"


class DiagramValue(blocks.StructValue):
    @cached_property
    def drawing_template(self) -> str:
        """Empty for a draft in which no diagram is chosen yet, or one that is gone."""
        name = self.get("name")
        return f"home/diagrams/{name}.html" if name in DIAGRAMS else ""


class DiagramBlock(blocks.StructBlock):
    name = blocks.ChoiceBlock(choices=list(DIAGRAMS.items()), label=_("Diagram"))
    caption = blocks.CharBlock(max_length=250, label=_("Caption"))
    text_equivalent = TextBlock(
        label=_("The same in words"),
        help_text=_("Everything the picture says, for those who cannot see it."),
    )

    class Meta:
        icon = "site"
        group = _("Pictures and tables")
        label = _("Diagram")
        label_format = "{caption}"
        value_class = DiagramValue
        description = _("A diagram drawn for this site, with the same in words.")
        preview_value = {
            "name": "checkpoint-inhibitor",
            "caption": "How a checkpoint inhibitor works.",
            "text_equivalent": "<p>A T cell meets a cancer cell.</p>",
        }
        template = "home/blocks/diagram.html"


class TableBlock(CheckedStructBlock):
    caption = blocks.CharBlock(max_length=150, label=_("Caption"))
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False, max_length=200, label=_("Text")))],
        label=_("Table"),
    )

    def problems(self, value: Mapping[str, Any]) -> Problems:
        columns = value["table"].columns
        if not columns or not value["table"].row_data:
            return {"table": _("Add at least one column and one row.")}
        if len(columns) > MOST_COLUMNS:
            return {"table": _("Use at most 4 columns: more cannot be read on a phone.")}
        if not all((column["heading"] or "").strip() for column in columns):
            return {"table": _("Give every column a heading, so that a screen reader can name it.")}
        return {}

    class Meta:
        icon = "table"
        group = _("Pictures and tables")
        label = _("Table")
        label_format = "{caption}"
        description = _("A small table. The first cell of each row names the row.")
        template = "home/blocks/table.html"
        preview_value = {
            "caption": "What each scan uses",
            "table": {
                "columns": [
                    {"type": "text", "heading": "Scan"},
                    {"type": "text", "heading": "Uses"},
                ],
                "rows": [{"values": ["CT", "X-rays"]}, {"values": ["MRI", "Magnets"]}],
                "caption": "",
            },
        }
