"""Writing down checks that happened elsewhere, and putting right what was written down wrongly."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Revision

from review import publishing
from review.decisions import DECIDE
from review.intervals import add_months
from review.models.decision import Decision
from review.models.record import APPROVALS, CheckKind, Outcome, ReviewRecord
from review.models.reviewer import Reviewer

RECORD = "review.add_reviewrecord"


def checks_of(page_id: int) -> QuerySet[ReviewRecord]:
    """All checks of a page, the newest first, each with whether it `is_corrected` by a later."""
    corrected = ReviewRecord.objects.filter(corrects=OuterRef("pk"))
    checks: QuerySet[ReviewRecord] = ReviewRecord.objects.filter(page_id=page_id)
    return checks.annotate(is_corrected=Exists(corrected))


def record(
    page: Any,
    revision: Revision,
    reviewer: Reviewer,
    kind: str,
    on: date,
    by: Any,
    *,
    public_note: str = "",
    staff_note: str = "",
) -> ReviewRecord:
    """Write down a check of what readers see, other than a clinical one.

    A clinician signs in and reads (`review.approving`); a reader who has been through it, or a
    translator, has no account.
    """
    if not by.has_perm(RECORD):
        raise PermissionDenied(_("Only publishers and clinical leads record checks."))
    if kind == CheckKind.CLINICAL:
        raise ValueError("A clinical check is written by whoever checked.")
    return ReviewRecord.objects.create(
        page_id=page.pk,
        revision=revision,
        page_title=page.title,
        kind=kind,
        outcome=Outcome.APPROVED,
        reviewer=reviewer,
        reviewer_name=reviewer.name,
        reviewer_role=reviewer.role,
        on=on,
        public_note=public_note,
        staff_note=staff_note,
        recorded_by=by,
    )


@transaction.atomic
def correct(
    wrong: ReviewRecord,
    by: Any,
    reason: str,
    *,
    revoke: bool = False,
    on: date | None = None,
    public_note: str = "",
) -> ReviewRecord:
    """Replace a record that is wrong in its day or its note, or take an approval back.

    The wrong one stays and is void. Raises `ValidationError` for what cannot be corrected.
    """
    if not by.has_perm(DECIDE):
        raise PermissionDenied(_("Only a clinical lead corrects a check."))
    wrong = ReviewRecord.objects.select_for_update().get(pk=wrong.pk)
    if wrong.corrections.exists():
        raise ValidationError(_("This check was corrected already. Correct the later one."))
    approved = wrong.outcome in APPROVALS
    if revoke and not approved:
        raise ValidationError({"revoke": _("Only an approval can be taken back.")})
    if not revoke and approved and publishing.is_withdrawn(wrong.page_id):
        # Written after the withdrawal, it would count as a fresh approval.
        raise ValidationError(_("The page is withdrawn. An earlier approval can be taken back."))
    on = on or wrong.on
    values = {
        name: getattr(wrong, name)
        for name in (
            *("page_id", "revision_id", "page_title", "kind", "outcome", "reviewer_id"),
            *("reviewer_name", "reviewer_role", "interval", "interval_reason"),
        )
    }
    changed: dict[str, Any] = {"public_note": public_note, "due": _due(wrong, on)}
    if revoke:
        changed = {
            "outcome": Outcome.REVOKED,
            "interval": None,
            "interval_reason": "",
            "public_note": public_note,
        }
    return ReviewRecord.objects.create(
        **values | changed, on=on, staff_note=reason, corrects=wrong, recorded_by=by
    )


def _due(wrong: ReviewRecord, on: date) -> date | None:
    """Counted from the right day; what was decided about it since the check still holds."""
    if wrong.interval is None:
        return wrong.due
    decided = Decision.objects.filter(
        page_id=wrong.page_id, at__gt=wrong.recorded_at, due__isnull=False
    ).last()
    return decided.due if decided else add_months(on, wrong.interval)
