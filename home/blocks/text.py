"""Running text, and the few shapes that set a piece of it apart."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from home.blocks.validation import CheckedStructBlock, Problems
from home.rich_text import with_fact_words

#: The only formatting that text may carry. Everything else has a block of its own.
PLAIN_FEATURES = ["bold", "italic", "link", "ul", "ol"]
#: On pages that clinicians check, words can be marked as a claim, and can come from a shared fact.
TEXT_FEATURES = [*PLAIN_FEATURES, "claim", "fact"]

#: Whom a page sends its readers to.
_HELPER = (
    r"(?:your|the|an?|any) (?:[\w-]+ ){0,2}?(?:doctor|gp|nurse|midwife|pharmacist|specialist"
    r"|consultant|team|clinic|hospital|surgery|ward|unit|department|service|(?:help ?)?line"
    r"|number|ambulance)s?\b"
)
_AYUDA = (
    r"(?:su|tu|el|la|un|una) (?:\w+ ){0,2}?(?:médic[oa]|doctora?|enfermer[oa]|equipo|oncólog[oa]"
    r"|farmacéutic[oa]|especialista|hospital|clínica|centro|línea)\b"
)
#: Advice to get in touch. “You will see your doctor” and “ask your team which word fits” are none.
_CONTACT = re.compile(
    rf"\b(?:call|phone|ring|contact|tell) {_HELPER}|\b(?:call|phone|ring|contact) (?:us|your)\b"
    r"|(?:^|[.,:;!?] ?|\b(?:please|should|must|then|and|or) )"
    rf"(?:see|speak to|speak with|talk to|talk with|show .{{0,60}}?to) {_HELPER}"
    r"|\b(?:999|911|112|111)\b"
    r"|\b(?:llame|avise|contacte)\b"
    rf"|\b(?:consulte a|consulte con|hable con|acuda a) {_AYUDA}|\bacuda al\b",
    re.IGNORECASE,
)
#: Where a paragraph or an item of a list begins or ends.
_BREAK = re.compile(r"</?(?:p|ul|ol|li|br|hr|h\d|blockquote)\b[^>]*>", re.IGNORECASE)
_EMERGENCY_NUMBER = re.compile(r"\b(999|911|112)\b")
_VAGUE_HEADINGS = {"warning", "important", "note", "attention", "caution", "aviso", "importante"}


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"features": TEXT_FEATURES} | kwargs))

    def get_searchable_content(self, value: Any) -> list[str]:
        """Each paragraph and item of a list on a line: run together they read as one sentence."""
        source = with_fact_words(value.source) if self.search_index else ""
        lines = map(get_text_for_indexing, _BREAK.split(source))
        return ["\n".join(filter(None, lines))]

    class Meta:
        icon = "pilcrow"
        group = _("Text")
        label = _("Text")
        description = _("Paragraphs and lists. Up to three sentences in a paragraph.")
        preview_value = "<p>The medicine is given as a drip, usually every few weeks.</p>"
        template = "home/blocks/text.html"


class KeyPointsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=90, label=_("Heading"))
    points = blocks.ListBlock(blocks.CharBlock(max_length=160), min_num=2, max_num=7)

    class Meta:
        icon = "list-ul"
        group = _("Text")
        label = _("Key points")
        description = _("The short version, in a tinted sheet.")
        preview_value = {
            "heading": "In short",
            "points": ["We set no cookies.", "We sell nothing."],
        }
        template = "home/blocks/key_points.html"


class InsetBlock(CheckedStructBlock):
    text = TextBlock()

    def problems(self, value: Mapping[str, Any]) -> Problems:
        paragraphs = _BREAK.split(str(value["text"].source))
        if any(_CONTACT.search(" ".join(strip_tags(text).split())) for text in paragraphs):
            return {
                "text": _("Some people miss an inset. Put advice to call someone in a care card.")
            }
        return {}

    class Meta:
        icon = "openquote"
        group = _("Set apart")
        label = _("Inset")
        description = _("A fact worth noticing. Never for advice to call someone: use a care card.")
        preview_value = {"text": "<p>Most gene changes in cancers are not inherited.</p>"}
        template = "home/blocks/inset.html"


class WarningBlock(CheckedStructBlock):
    heading = blocks.CharBlock(max_length=90, label=_("Heading"))
    text = TextBlock()

    def problems(self, value: Mapping[str, Any]) -> Problems:
        if value["heading"].strip(" :!.").lower() in _VAGUE_HEADINGS:
            return {
                "heading": _("Say what the warning is about, such as “Do not stop your steroids”.")
            }
        return {}

    class Meta:
        icon = "warning"
        group = _("Set apart")
        label = _("Warning")
        label_format = "{heading}"
        description = _(
            "For what is serious, urgent in time, or often got wrong. At most two on a page."
        )
        preview_value = {
            "heading": "Do not stop steroids on your own",
            "text": "<p>Ask your team before you stop or start any medicine.</p>",
        }
        template = "home/blocks/warning.html"


class ExpanderBlock(CheckedStructBlock):
    heading = blocks.CharBlock(max_length=90, label=_("What is inside"))
    text = TextBlock()

    def problems(self, value: Mapping[str, Any]) -> Problems:
        if _EMERGENCY_NUMBER.search(strip_tags(str(value["text"].source))):
            return {"text": _("Never fold an emergency number away. Put it in a care card.")}
        return {}

    class Meta:
        icon = "arrow-down"
        group = _("Set apart")
        label = _("Expander")
        label_format = "{heading}"
        description = _("Detail for those who want it, closed at first. Never hide what most need.")
        preview_value = {"heading": "How the cells are made", "text": "<p>It takes weeks.</p>"}
        template = "home/blocks/expander.html"
