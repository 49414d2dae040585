"""The decisions about a page's next check, and about keeping it: a verb each."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from review import status
from review.intervals import add_months
from review.models.decision import Decision, DecisionKind
from review.models.publication import Publication
from review.models.record import APPROVALS, CheckKind, ReviewRecord
from review.page_lock import locked
from review.states import SOON

#: Months by which a lead may put off a check, at most. After that somebody has to look.
LONGEST_EXTENSION = 6
DECIDE = "review.decide"


def _only_leads(user: Any) -> None:
    if not user.has_perm(DECIDE):
        raise PermissionDenied(_("Only a clinical lead decides this."))


@transaction.atomic
def extend(page: Page, until: date, reason: str, by: Any) -> Decision:
    """Put off a page's check. Raises `ValidationError` for a day that is no extension."""
    _only_leads(by)
    today = timezone.localdate()
    if not today < until <= add_months(today, LONGEST_EXTENSION):
        message = _("Choose a day in the next %(months)d months.")
        raise ValidationError({"until": message % {"months": LONGEST_EXTENSION}})
    locked(page.pk)
    if status.due_of(page.pk) is None:
        raise ValidationError(_("This page was never checked, so there is nothing to put off."))
    return _write(page, DecisionKind.EXTENDED, reason, by, due=until)


def bring_forward(
    pages: Iterable[int], due: date | None, reason: str | Promise, by: Any = None
) -> int:
    """Have pages checked by `due` (soon, if None) or earlier, with the reason. How many it was.

    Its readers read the reason: one of ours, lazy, is written in the language of each page. A page
    that was never checked gets it too; it has no day to bring forward.
    """
    due = due or timezone.localdate() + SOON
    count = 0
    for page in Page.objects.filter(pk__in=list(pages)).select_related("locale"):
        present = status.due_of(page.pk)
        with translation.override(page.locale.language_code):
            _write(
                page,
                DecisionKind.BROUGHT_FORWARD,
                str(reason),
                by,
                # A day that is earlier already stays its check's own: a newer check replaces it.
                due=due if present and due < present else None,
            )
        count += 1
    return count


@transaction.atomic
def withdraw(page: Page, reason: str, by: Any = None, instead: Page | None = None) -> Decision:
    """Take a page off the site and leave a notice. `by` is empty where a rule of ours does it."""
    if by is not None:
        _only_leads(by)
    locked(page.pk)
    decision = _write(page, DecisionKind.WITHDRAWN, reason, by, instead=instead)
    page.revisions.update(approved_go_live_at=None)
    # A lead decides this without the right to publish, and over a lock too.
    UnpublishPageAction(page.specific, user=by).execute(skip_permission_checks=True)
    return decision


@transaction.atomic
def restore(page: Page, until: date | None, reason: str, by: Any) -> Decision:
    """Put a withdrawn page back as readers last had it, to be checked by a new day.

    A page that nobody ever checked comes back as that, without a day (`until` says nothing then):
    its readers are told so, and there is no check to be late.
    """
    _only_leads(by)
    locked(page.pk)
    last = Publication.objects.filter(page_id=page.pk).select_related("revision").last()
    due = until if was_ever_approved(page.pk) else None
    decision = _write(page, DecisionKind.RESTORED, reason, by, due=due)
    if last is None or last.revision is None:
        raise ValidationError(_("There is no earlier version to put back."))
    last.revision.publish(user=by, skip_permission_checks=True)
    # The text is as it was: readers are told when it last changed, not when it came back.
    Page.objects.filter(pk=page.pk).update(last_published_at=page.last_published_at)
    return decision


def was_ever_approved(page_id: int) -> bool:
    """Whether a clinician ever approved a version of the page, and nobody took that back."""
    approvals = ReviewRecord.objects.filter(
        page_id=page_id, kind=CheckKind.CLINICAL, outcome__in=APPROVALS, corrections=None
    )
    return approvals.exists()


def check_sooner_if_riskier(page: Any) -> None:
    """A page that became a riskier kind is due as its new kind is, counted from the last check."""
    standing = status.standing(page, timezone.localdate())
    if standing.on is None or standing.due is None or standing.is_longer_for_a_reason:
        return
    due = add_months(standing.on, page.months_between_checks)
    if due < standing.due and not standing.is_extended:
        with translation.override(page.locale.language_code):
            reason = _("The page is now checked every %(months)d months.")
        _write(
            page,
            DecisionKind.BROUGHT_FORWARD,
            reason % {"months": page.months_between_checks},
            None,
            due=due,
        )


def _write(page: Page, kind: DecisionKind, reason: str, by: Any, **more: Any) -> Decision:
    return Decision.objects.create(
        page_id=page.pk, page_title=page.title, kind=kind, reason=reason, by=by, **more
    )
