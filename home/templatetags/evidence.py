"""Claims and facts in templates: their blocks, and the notes on how sure something is."""

from typing import Any

from django import template

from home import marks
from home.marks import PrintedClaim
from home.templatetags.reader_text import marks_in
from review.facts import ShownFact

register = template.Library()
register.filter("dots", marks.dots)


@register.simple_tag(takes_context=True)
def print_claim(context: Any, value: Any) -> PrintedClaim | None:
    """The claim of a block, counted among the places that cite its reference."""
    claim = value.claim
    if claim is None:
        return None  # a draft whose strength nobody has chosen yet
    known = marks_in(context, {"reference": claim.reference_id})
    return known.print_claim(claim, value["statement"])


@register.simple_tag(takes_context=True)
def shown_fact(context: Any, value: Any) -> ShownFact | None:
    """The fact of a block in the words it asks for; None if there is none any more."""
    fact = value.get("fact")
    if fact is None:
        return None
    known = marks_in(context, {"fact": fact.pk})
    shown = ShownFact(fact) if fact.pk is None else known.facts.get(fact.pk)
    return shown.to(value["audience"]) if shown else None
