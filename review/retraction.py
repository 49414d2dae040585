"""When a document is taken back by its publisher, what rests on it has to be looked at."""

from datetime import date
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from review import decisions
from review.citing import citing_pages
from review.models.fact import Fact
from review.models.reference import Reference


def tell_citing_pages(reference: Reference, was: date | None, by: Any) -> int:
    """Make every page due soon that rests on a reference, itself or by a shared fact.

    Only if it has just been marked retracted: `was` is the day of retraction it had before.
    Returns how many pages it was.
    """
    if was is not None or reference.retracted_on is None:
        return 0
    pages = set(citing_pages(reference))
    for fact in Fact.objects.filter(source=reference):
        pages.update(citing_pages(fact))
    return decisions.bring_forward(pages, None, lazy(_reason, str)(reference), by)


def _reason(reference: Reference) -> str:
    said = _("A source of this page was retracted: “%(title)s” (%(publisher)s).")
    return said % {"title": reference.title, "publisher": reference.publisher}
