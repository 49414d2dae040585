"""What is known and how surely, how likely it is, and what is not known."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.chosen import ChosenRowBlock
from home.blocks.headings import AnchorBlock, AnchoredBlock
from home.blocks.text import TextBlock
from home.blocks.validation import CheckedStructBlock, Problems
from review import facts
from review.evidence import Claim, Design, EndPoint, Strength, claim_of
from review.models.fact import Fact, FactAudience

#: Of so many people each chance is told, and so many dots are drawn.
OUT_OF = 100


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
    def is_known(self) -> bool:
        """Whether there is a number to draw. 0 is one; a draft may have none yet."""
        return isinstance(self.get("number"), int) and 0 <= self["number"] <= OUT_OF

    @cached_property
    def dots_filled(self) -> str:
        return _dots(0, self["number"]) if self.is_known else ""

    @cached_property
    def dots_empty(self) -> str:
        return _dots(self["number"], OUT_OF) if self.is_known else ""


def _dots(first: int, end: int) -> str:
    return "".join(f"M{n % 10 * 20 + 10} {n // 10 * 20 + 10}h0" for n in range(first, end))


class ChanceBlock(blocks.StructBlock):
    number = blocks.IntegerBlock(
        min_value=0,
        max_value=OUT_OF,
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


class ClaimValue(blocks.StructValue):
    @property
    def claim(self) -> Claim | None:
        reference = self.get("reference")
        return claim_of({**self, "reference": str(reference.pk) if reference else ""})


class ClaimBlock(CheckedStructBlock):
    """A sentence set apart with how sure it is. In running text, mark the words instead."""

    statement = blocks.TextBlock(max_length=300, label=_("What is claimed"))
    strength = blocks.ChoiceBlock(
        choices=Strength.choices, search_index=False, label=_("How sure are researchers?")
    )
    reference = ChosenRowBlock("review.Reference", required=False, label=_("It rests on"))
    design = blocks.ChoiceBlock(
        choices=Design.choices,
        required=False,
        search_index=False,
        label=_("Study design"),
        help_text=_("For professionals, as the PDQ summaries count it. May stay empty."),
    )
    endpoint = blocks.ChoiceBlock(
        choices=EndPoint.choices, required=False, search_index=False, label=_("What was measured")
    )

    def problems(self, value: Mapping[str, Any]) -> Problems:
        if value["strength"] != Strength.NOT_KNOWN and not value["reference"]:
            return {"reference": _("Choose what this claim rests on.")}
        return {}

    class Meta:
        icon = "glasses"
        group = _("Evidence")
        label = _("What we know, and how surely")
        label_format = "{statement}"
        value_class = ClaimValue
        description = _("One claim, how sure researchers are of it, and what that rests on.")
        preview_value = {
            "statement": "Some people feel less tired when they move a little each day.",
            "strength": Strength.EARLY,
            "reference": None,
            "design": "",
            "endpoint": "",
        }
        template = "home/blocks/claim.html"


class FactBlock(blocks.StructBlock):
    fact = ChosenRowBlock("review.Fact", label=_("Fact"))
    audience = blocks.ChoiceBlock(
        choices=FactAudience.choices,
        default=FactAudience.PATIENT,
        search_index=False,
        label=_("In the words for"),
    )

    def get_searchable_content(self, value: Any) -> list[str]:
        used = {value["fact"].pk} if value.get("fact") else set()
        return [shown.to(value["audience"]).words for shown in facts.shown(used).values()]

    def get_preview_value(self) -> Any:
        """A made-up one: facts are real, and there may be none yet."""
        fact = Fact(value="00", unit=_("of something"), wording=_("An example, no fact"))
        return self.normalize({"fact": fact, "audience": FactAudience.PATIENT})

    class Meta:
        icon = "clipboard-list"
        group = _("Evidence")
        label = _("Shared fact")
        description = _("A number or an age that many pages state. It changes in all of them.")
        template = "home/blocks/fact.html"
