"""One finding in a monthly digest, with what a reader needs to weigh it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.links import PageLinkBlock
from home.blocks.text import TextBlock
from home.blocks.validation import CheckedStructBlock, Problems
from home.choices import Evidence, StudiedIn


class DigestItemValue(blocks.StructValue):
    """What nobody has chosen yet, in a draft, has no label and no meaning."""

    @property
    def studied_in_label(self) -> str:
        chosen = self.get("studied_in")
        return str(StudiedIn(chosen).label) if chosen in StudiedIn.values else ""

    @property
    def _evidence(self) -> Evidence | None:
        chosen = self.get("evidence")
        return Evidence(chosen) if chosen in Evidence.values else None

    @property
    def evidence_label(self) -> str:
        return str(self._evidence.label) if self._evidence else ""

    @property
    def evidence_meaning(self) -> str:
        return self._evidence.meaning if self._evidence else ""


class DigestItemBlock(CheckedStructBlock):
    headline = blocks.CharBlock(max_length=120, label=_("Headline"))
    what_was_found = TextBlock(label=_("What was found"))
    kind_of_study = blocks.CharBlock(max_length=150, label=_("Kind of study"))
    studied_in = blocks.ChoiceBlock(choices=StudiedIn.choices, label=_("Studied in"))
    people = blocks.CharBlock(
        required=False,
        max_length=150,
        label=_("How many people"),
        help_text=_("Say so if the source does not. Empty for what was not a study."),
    )
    who_paid = blocks.CharBlock(
        required=False,
        max_length=150,
        label=_("Who paid for it"),
        help_text=_("Say so if the source does not. Empty for what was not a study."),
    )
    source_title = blocks.CharBlock(max_length=250, label=_("Source: title"))
    source_publisher = blocks.CharBlock(max_length=150, label=_("Source: publisher"))
    source_url = blocks.URLBlock(label=_("Source: address"))
    source_date = blocks.CharBlock(
        max_length=40,
        label=_("Source: date"),
        help_text=_("As exact as you know it, such as “August 2020”."),
    )
    evidence = blocks.ChoiceBlock(choices=Evidence.choices, label=_("How strong the evidence is"))
    means_today = TextBlock(label=_("What this means today"))
    guide = PageLinkBlock(
        required=False, page_type="home.GuidePage", label=_("The guide it bears on")
    )

    def problems(self, value: Mapping[str, Any]) -> Problems:
        if value["studied_in"] == StudiedIn.NOT_A_STUDY:
            return {}
        missing = _("A study needs this, or a word that the source does not say.")
        return {name: missing for name in ("people", "who_paid") if not value[name]}

    class Meta:
        icon = "doc-full-inverse"
        label = _("Finding")
        label_format = "{headline}"
        value_class = DigestItemValue
        description = _("One finding of the month, with how it was found and what it means.")
