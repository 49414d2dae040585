"""What to do: care cards, do and don't, steps, actions, questions.

The wording rules come from the NHS service manual's care card and do and don't list pages.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.headings import AnchorBlock, AnchoredBlock
from home.blocks.links import PageLinkBlock
from home.blocks.validation import (
    Check,
    CheckedStructBlock,
    Message,
    Problems,
    item_problems,
    list_error,
)

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_SEE_SOMEONE_IF = re.compile(
    r"\b(contact|call|see|ask|tell)\b.*\bif (this|that|these|it) (happens?|occurs?)", re.IGNORECASE
)
_STARTS_WITH_DO_NOT = re.compile(r"^\s*(do not|don[’']t|never|no debe|no)\b", re.IGNORECASE)
_STARTS_WITH_DO = re.compile(r"^\s*do\b", re.IGNORECASE)


class Urgency(models.TextChoices):
    NON_URGENT = "non_urgent", _("Non-urgent")
    URGENT = "urgent", _("Urgent")
    EMERGENCY = "emergency", _("Emergency")


_HIDDEN_PREFIXES = {
    Urgency.NON_URGENT: _("Non-urgent advice:"),
    Urgency.URGENT: _("Urgent advice:"),
    Urgency.EMERGENCY: _("Immediate action required:"),
}


class CareCardValue(blocks.StructValue):
    """A card of a draft may not say yet how urgent it is: then nothing else says so either."""

    @property
    def urgency(self) -> Urgency | None:
        chosen = self.get("urgency")
        return Urgency(chosen) if chosen in Urgency.values else None

    @property
    def prefix(self) -> str:
        """What a screen reader says before the heading, since colour cannot be heard."""
        return str(_HIDDEN_PREFIXES[self.urgency]) if self.urgency else ""

    @property
    def css(self) -> str:
        return self.urgency.replace("_", "-") if self.urgency else ""


class CareCardBlock(CheckedStructBlock):
    urgency = blocks.ChoiceBlock(choices=Urgency.choices, label=_("How urgent"))
    heading = blocks.CharBlock(
        max_length=90,
        label=_("Heading"),
        help_text=_("One thing to do, ending in “if:”. For example “Call your team today if:”"),
    )
    items = blocks.ListBlock(blocks.CharBlock(max_length=200), min_num=1, label=_("Signs"))
    after = blocks.CharBlock(required=False, max_length=250, label=_("A sentence below"))

    def problems(self, value: Mapping[str, Any]) -> Problems:
        found: Problems = {}
        if not value["heading"].rstrip().endswith(("if:", "si:")):
            found["heading"] = _("End the heading in “if:”, so that the list below completes it.")
        if lines := item_problems(value["items"], _care_card_line_problem):
            found["items"] = list_error(lines)
        if problem := _care_card_line_problem(value.get("after") or ""):
            found["after"] = problem
        return found

    class Meta:
        icon = "warning"
        group = _("What to do")
        label = _("Care card")
        label_format = "{heading}"
        value_class = CareCardValue
        description = _("When to get help, and how fast. At most one of each kind on a page.")
        preview_value = {
            "urgency": "urgent",
            "heading": "Call your cancer team today if:",
            "items": ["you have a new cough or are short of breath", "your skin turns yellow"],
            "after": "",
        }
        template = "home/blocks/care_card.html"


def _care_card_line_problem(line: str) -> Message | None:
    if _LINK.search(line):
        return _("No links here: someone in a hurry must not have to follow one.")
    if _SEE_SOMEONE_IF.search(line):
        return _("A care card must say all there is to say. Name the sign itself.")
    return None


def _heading_or_none() -> blocks.CharBlock:
    return blocks.CharBlock(required=False, max_length=90, label=_("Heading"))


def _two_lines_or_more(label: Message) -> blocks.ListBlock:
    return blocks.ListBlock(blocks.CharBlock(max_length=200), min_num=2, label=label)


def _refuse(start: re.Pattern[str], message: Message) -> Check:
    """Lines may not start with words that the page writes itself."""
    return lambda line: message if start.match(line) else None


def _line_problems(value: Mapping[str, Any], check: Check) -> Problems:
    lines = item_problems(value["items"], check)
    return {"items": list_error(lines)} if lines else {}


class DoListBlock(CheckedStructBlock):
    heading = _heading_or_none()
    items = _two_lines_or_more(_("Do"))

    def problems(self, value: Mapping[str, Any]) -> Problems:
        said = _("Leave out “do”: the list says it.")
        return _line_problems(value, _refuse(_STARTS_WITH_DO, said))

    class Meta:
        icon = "check"
        group = _("What to do")
        label = _("Do")
        description = _("Two or more things to do. Put the matching “Do not” list below it.")
        preview_value = {"heading": "", "items": ["rest before you are worn out", "drink often"]}
        template = "home/blocks/do_list.html"


class DontListBlock(CheckedStructBlock):
    heading = _heading_or_none()
    items = _two_lines_or_more(_("Do not"))

    def problems(self, value: Mapping[str, Any]) -> Problems:
        said = _("Leave out “do not”: the page puts it before every line.")
        return _line_problems(value, _refuse(_STARTS_WITH_DO_NOT, said))

    class Meta:
        icon = "cross"
        group = _("What to do")
        label = _("Do not")
        description = _("The page writes “do not” before every line, so nobody hears it reversed.")
        preview_value = {"heading": "", "items": ["drive home alone", "stop your medicine"]}
        template = "home/blocks/dont_list.html"


class StepsBlock(blocks.StructBlock):
    heading = _heading_or_none()
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(max_length=90, label=_("Title"))),
                ("text", blocks.TextBlock(max_length=500, label=_("Text"))),
            ]
        ),
        min_num=2,
        label=_("Steps"),
    )

    class Meta:
        icon = "list-ol"
        group = _("What to do")
        label = _("Steps")
        description = _("Things that happen, or are done, in order.")
        preview_value = {
            "heading": "",
            "items": [
                {"title": "Blood is taken", "text": "A machine collects your T cells."},
                {"title": "Cells go back", "text": "You have them by drip."},
            ],
        }
        template = "home/blocks/steps.html"


class ActionBlock(CheckedStructBlock, AnchoredBlock):
    heading = blocks.CharBlock(max_length=90, default=_("What you can do"), label=_("Heading"))
    anchor = AnchorBlock()
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=200), min_num=1, max_num=7, label=_("Small steps")
    )
    link_text = blocks.CharBlock(required=False, max_length=90, label=_("Words of the link"))
    page = PageLinkBlock(required=False, label=_("Link to one of our pages"))
    url = blocks.URLBlock(required=False, label=_("or to an address elsewhere"))

    def problems(self, value: Mapping[str, Any]) -> Problems:
        if value["page"] and value["url"]:
            both = _("Choose a page or give an address, not both.")
            return {"page": both, "url": both}
        target = value["page"] or value["url"]
        if value["link_text"] and not target:
            return {"link_text": _("Say where this link leads: choose a page or give an address.")}
        if target and not value["link_text"]:
            return {"link_text": _("Say in words where the link leads.")}
        return {}

    class Meta:
        icon = "circle-check"
        group = _("What to do")
        label = _("What you can do")
        label_format = "{heading}"
        description = _("A call to action: small, clear steps the reader can take.")
        preview_value = {"heading": "What you can do", "items": ["Write down what you notice."]}
        template = "home/blocks/action.html"


class QuestionsBlock(CheckedStructBlock, AnchoredBlock):
    heading = blocks.CharBlock(max_length=90, default=_("Questions to ask"), label=_("Heading"))
    anchor = AnchorBlock()
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=200), min_num=3, max_num=8, label=_("Questions")
    )

    def problems(self, value: Mapping[str, Any]) -> Problems:
        return _line_problems(
            value,
            lambda line: None if line.rstrip().endswith("?") else _("A question ends in “?”."),
        )

    class Meta:
        icon = "help"
        group = _("What to do")
        label = _("Questions to ask")
        label_format = "{heading}"
        description = _("Three to eight questions to take to an appointment.")
        preview_value = {
            "heading": "Questions to ask",
            "items": ["Why this for me?", "Whom do I call at night?", "What if it does not work?"],
        }
        template = "home/blocks/questions.html"
