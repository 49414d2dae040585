"""Taking pages off the site that nobody has checked for too long: the rule, not a judgement.

A page that is more than six months late (`review.states.State.STALE`) is put off by a clinical
lead with a reason, or it goes. The lead is mailed every week before (`review.reminders`).
"""

import logging
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from wagtail.models import Page, PageQuerySet

from review import decisions, status
from review.models.record import APPROVALS, CheckKind, ReviewRecord
from review.pages import reviewed_pages
from review.states import State, due_in_state

logger = logging.getLogger(__name__)


@dataclass
class Run:
    """What one run did, by the titles of pages. What failed is tried again by the next run."""

    withdrawn: list[str] = field(default_factory=list)
    #: Title, and why.
    failed: list[tuple[str, str]] = field(default_factory=list)


def run(today: date | None = None, *, only_say: bool = False) -> Run:
    """Withdraw every page that is stale `today`: each whole or not at all, one after the other.

    Two may run at once: a page that one has in hand, the other leaves. With `only_say` nothing is
    done.
    """
    today = today or timezone.localdate()
    done = Run()
    for page in list(_stale(today).order_by("path")):
        try:
            if only_say or _withdraw(page.pk, today):
                done.withdrawn.append(page.title)
        except Exception as error:  # whatever goes wrong with a page, the others have their turn
            logger.exception("Not withdrawn: page %s", page.pk)
            done.failed.append((page.title, str(error) or type(error).__name__))
    return done


def _stale(today: date) -> PageQuerySet:
    pages = status.with_due(reviewed_pages().filter(live=True))
    return pages.filter(due_in_state(State.STALE, today))


@transaction.atomic
def _withdraw(pk: int, today: date) -> bool:
    pages = Page.objects.order_by().filter(pk=pk, live=True)
    page = pages.select_for_update(skip_locked=True, of=("self",)).first()
    if page is None:
        return False
    standing = status.standing(page, today)
    if standing.state != State.STALE:
        return False  # somebody checked it, or put the check off, in the meantime
    if _is_checked_anew(page):
        return False  # what a clinician approved is about to take its place
    decisions.withdraw(page, _reason(page, standing))
    return True


def _is_checked_anew(page: Page) -> bool:
    """Whether a clinician has approved a newer version than readers have."""
    approvals = ReviewRecord.objects.filter(
        page_id=page.pk,
        kind=CheckKind.CLINICAL,
        outcome__in=APPROVALS,
        corrections=None,
        revision_id__gt=page.live_revision_id or 0,
    )
    return approvals.exists()


def _reason(page: Page, standing: status.Standing) -> str:
    """Readers read it, in the language of the page."""
    with translation.override(page.locale.language_code):
        return gettext(
            "This page was last checked on %(on)s. It should have been checked again by %(due)s, "
            "and nobody has done so. We took it off the site because parts of it may be out of "
            "date."
        ) % {"on": _in_words(standing.on), "due": _in_words(standing.due)}


def _in_words(day: date | None) -> str:
    return date_format(day, pgettext("date format", "j F Y")) if day else ""
