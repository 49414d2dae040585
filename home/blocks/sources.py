"""Where a page's facts come from."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SourceBlock(blocks.StructBlock):
    """One document a page rests on.

    `accessed` is the day someone really opened it; leave it out rather than guess.
    """

    title = blocks.CharBlock(max_length=250, label=_("Title"))
    publisher = blocks.CharBlock(max_length=150, label=_("Who published it"))
    url = blocks.URLBlock(label=_("Address"))
    year = blocks.IntegerBlock(
        required=False,
        label=_("Year"),
        validators=[MinValueValidator(1900), MaxValueValidator(2200)],
    )
    accessed = blocks.DateBlock(
        required=False, label=_("Read on"), help_text=_("The day you opened it and read it.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Source")
        label_format = "{title}"
        description = _("A document this page rests on.")
