"""What is known, how likely it is, and what is not known."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.headings import AnchorBlock, AnchoredBlock
from home.blocks.text import TextBlock


class UnknownBlock(AnchoredBlock):
    heading = blocks.CharBlock(
        max_length=90, default=_("What we do not know yet"), label=_("Heading")
    )
    anchor = AnchorBlock()
    text = TextBlock()

    class Meta:
        icon = "help"
        group = _("Evidence")
        label = _("What we do not know yet")
        label_format = "{heading}"
        description = _("What researchers cannot say yet. Honest gaps help people decide.")
        preview_value = {
            "heading": "What we do not know yet",
            "text": "<p>Nobody can say in advance who will be helped.</p>",
        }
        template = "home/blocks/unknown.html"


class BenefitsAndRisksBlock(AnchoredBlock):
    heading = blocks.CharBlock(max_length=90, default=_("Benefits and risks"), label=_("Heading"))
    anchor = AnchorBlock()
    benefits = blocks.ListBlock(blocks.CharBlock(max_length=200), min_num=1, label=_("Benefits"))
    risks = blocks.ListBlock(blocks.CharBlock(max_length=200), min_num=1, label=_("Risks"))

    class Meta:
        icon = "list-ul"
        group = _("Evidence")
        label = _("Benefits and risks")
        label_format = "{heading}"
        description = _("What may get better and what may go wrong, side by side.")
        preview_value = {
            "heading": "Benefits and risks",
            "benefits": ["The cancer may shrink."],
            "risks": ["It may not work."],
        }
        template = "home/blocks/benefits_and_risks.html"


class ChanceValue(blocks.StructValue):
    """An icon array: 100 dots in rows of 10, drawn as two SVG paths of zero-length strokes.

    Each dot is `h0` with a round line cap, in a grid of 20 units. One path of a few hundred
    bytes replaces 100 circles.
    """

    @cached_property
    def dots_filled(self) -> str:
        return _dots(0, self["number"])

    @cached_property
    def dots_empty(self) -> str:
        return _dots(self["number"], 100)


def _dots(first: int, end: int) -> str:
    return "".join(f"M{n % 10 * 20 + 10} {n // 10 * 20 + 10}h0" for n in range(first, end))


class ChanceBlock(blocks.StructBlock):
    number = blocks.IntegerBlock(
        min_value=0,
        max_value=100,
        label=_("How many"),
        help_text=_("Out of 100 people, as a whole number."),
    )
    words = blocks.TextBlock(
        max_length=300,
        label=_("In words"),
        help_text=_("What happens to that many of the 100, and who found that out."),
    )

    class Meta:
        icon = "grip"
        group = _("Evidence")
        label = _("Chance as a picture")
        label_format = _("{number} in 100")
        value_class = ChanceValue
        description = _("A chance drawn as 100 dots, with the same number in words.")
        preview_value = {"number": 20, "words": "An example: 20 of every 100 people."}
        template = "home/blocks/chance.html"
