"""Headings. Their level follows from which block is used, never from a choice of size."""

from typing import Any

from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class AnchorBlock(blocks.CharBlock):
    """The end of the address that leads to a section: letters, digits, hyphens."""

    def __init__(self, **kwargs: Any) -> None:
        options = {
            "required": False,
            # Part of an address, and not of what is read: getting one is no change of the text.
            "search_index": False,
            "max_length": 90,
            "validators": [validate_slug],
            "label": _("Anchor"),
            "help_text": _(
                "The end of the address that leads here. It is made from the words the first time"
                " and then stays, so that links people have saved keep working."
            ),
        }
        super().__init__(**(options | kwargs))


class AnchoredBlock(blocks.StructBlock):
    """A block that stands as a section: it has a heading and a stable address on the page.

    `BodyBlock` gives it an anchor that is unique on the page when the page is saved.
    """

    #: The field whose words make the anchor and appear in "On this page".
    heading_field = "heading"
    #: 2 for sections listed in "On this page", 3 for those inside one.
    level = 2

    def heading_text(self, value: Any) -> str:
        return str(value.get(self.heading_field) or "")


class HeadingBlock(AnchoredBlock):
    """The heading of a section (h2)."""

    heading_field = "text"

    text = blocks.CharBlock(label=_("Heading"), max_length=90)
    anchor = AnchorBlock()

    class Meta:
        icon = "title"
        group = _("Text")
        label = _("Section heading")
        label_format = "{text}"
        description = _("Starts a section. It appears in “On this page”.")
        preview_value = {"text": "How it works", "anchor": "how-it-works"}
        template = "home/blocks/heading.html"


class SubheadingBlock(HeadingBlock):
    """A heading inside a section (h3)."""

    level = 3

    text = blocks.CharBlock(label=_("Smaller heading"), max_length=90)

    class Meta:
        label = _("Smaller heading")
        description = _("A heading inside a section. A long section reads better with one.")
        preview_value = {"text": "On the day", "anchor": "on-the-day"}
        template = "home/blocks/subheading.html"
