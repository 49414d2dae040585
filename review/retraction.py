"""When a document is taken back by its publisher, what rests on it has to be looked at."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from review import decisions
from review.citing import citing_pages
from review.models.reference import Reference


def tell_citing_pages(reference: Reference, was: date | None, by: Any) -> int:
    """Make every page that cites a reference due soon, if it has just been marked retracted.

    `was` is the day of retraction it had before. How many pages it was.
    """
    if was is not None or reference.retracted_on is None:
        return 0
    reason = _("A source of this page was retracted: “%(title)s” (%(publisher)s).")
    names = {"title": reference.title, "publisher": reference.publisher}
    return decisions.bring_forward(citing_pages(reference), None, reason % names, by)
