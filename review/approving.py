"""Checking a version: who may, and writing down what they found."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from review.decisions import DECIDE
from review.intervals import add_months
from review.models.edit import Edit
from review.models.record import APPROVALS, CheckKind, Outcome, ReviewRecord
from review.models.reviewer import Reviewer


def card_of(user: Any, page: Page) -> Reviewer | None:
    """The public card of an account, in the page's language where it has one."""
    cards = {card.locale_id: card for card in Reviewer.objects.filter(account=user)}
    return cards.get(page.locale_id) or next(iter(cards.values()), None)


def editors_since_approval(page: Page, revision: Revision) -> set[int]:
    """The accounts that worked on the text since a clinician last approved one: all of them."""
    approved = ReviewRecord.objects.filter(
        page_id=page.pk,
        revision_id__lt=revision.pk,
        kind=CheckKind.CLINICAL,
        outcome__in=APPROVALS,
        corrections=None,
    )
    last = approved.order_by("-revision_id").values_list("revision_id", flat=True).first() or 0
    span = {"pk__gt": last, "pk__lte": revision.pk}
    saved = page.revisions.filter(**span).values_list("user_id", flat=True)
    said = Edit.objects.filter(
        page_id=page.pk, revision_id__gt=last, revision_id__lte=revision.pk
    ).values_list("by_id", flat=True)
    return {user for user in (*saved, *said) if user}


def why_not(user: Any, page: Page, revision: Revision) -> str | None:
    """Why this person may not approve this version; None if they may."""
    if card_of(user, page) is None:
        return _(
            "Readers are told who checked a page, so you need a public card first. "
            "Ask a publisher to add one under Reviewers and to choose your account in it."
        )
    if user.pk in editors_since_approval(page, revision):
        return _("You worked on this text since it was last approved, so somebody else checks it.")
    return None


@transaction.atomic
def check(
    page: Any,
    revision: Revision,
    user: Any,
    *,
    approve: bool,
    public_note: str = "",
    staff_note: str = "",
    interval: int | None = None,
    interval_reason: str = "",
    on: date | None = None,
) -> ReviewRecord:
    """Write down a clinical check by the person who is signed in.

    `page` is the page as the revision has it. Raises `PermissionDenied` with the reason if they
    may not approve, and `ValidationError` for an interval they may not choose.
    """
    reviewer = card_of(user, page)
    if reviewer is None or (approve and (reason := why_not(user, page, revision))):
        raise PermissionDenied(reason if reviewer else why_not(user, page, revision))
    months = interval or page.months_between_checks
    check_interval(months, page.months_between_checks, interval_reason, user)
    on = on or timezone.localdate()
    return ReviewRecord.objects.create(
        page_id=page.pk,
        revision=revision,
        page_title=page.title,
        kind=CheckKind.CLINICAL,
        outcome=_outcome(page, revision) if approve else Outcome.SENT_BACK,
        **_signed(reviewer),
        on=on,
        interval=months if approve else None,
        interval_reason=interval_reason if approve else "",
        due=add_months(on, months) if approve else None,
        public_note=public_note if approve else "",
        staff_note=staff_note,
        recorded_by=user,
    )


def check_interval(months: int, usual: int, reason: str, user: Any) -> None:
    """Raise `ValidationError` for an interval that this person may not choose."""
    if months <= usual:
        return
    if not user.has_perm(DECIDE):
        message = _("At most %(months)d months for this page. Only a clinical lead may allow more.")
        raise ValidationError({"interval": message % {"months": usual}})
    if not reason.strip():
        raise ValidationError({"interval_reason": _("Say why this page may wait longer.")})


def _outcome(page: Page, revision: Revision) -> Outcome:
    """Approved after changes, if the text was sent back since it was last approved."""
    checks = ReviewRecord.objects.filter(
        page_id=page.pk, kind=CheckKind.CLINICAL, revision_id__lte=revision.pk
    )
    last = checks.order_by("-pk").values_list("outcome", flat=True).first()
    return Outcome.APPROVED_WITH_CHANGES if last == Outcome.SENT_BACK else Outcome.APPROVED


def _signed(reviewer: Reviewer) -> dict[str, Any]:
    return {
        "reviewer": reviewer,
        "reviewer_name": reviewer.name,
        "reviewer_role": reviewer.role,
    }
