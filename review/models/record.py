"""One check of one version of a page, by one person."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from review.models.append_only import AppendOnly, page_key, revision_key
from review.models.reviewer import Reviewer


class CheckKind(models.TextChoices):
    CLINICAL = "clinical", _("Clinical")
    PLAIN_LANGUAGE = "plain-language", _("Plain language")
    LIVED_EXPERIENCE = "lived-experience", _("By someone who has been through it")
    TRANSLATION = "translation", _("Translation")


class Outcome(models.TextChoices):
    APPROVED = "approved", _("Approved")
    #: Approved in the end: it was sent back first, and changed.
    APPROVED_WITH_CHANGES = "approved-with-changes", _("Approved after changes")
    SENT_BACK = "sent-back", _("Sent back")
    #: A correction that takes an approval back. The record it corrects no longer counts.
    REVOKED = "revoked", _("Taken back")


#: The outcomes after which a version may go live.
APPROVALS = (Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES)


class ReviewRecord(AppendOnly):
    """A check. A mistake in one is mended by a new record that names it in `corrects`."""

    page = page_key(related_name="review_records")
    revision = revision_key()
    page_title = models.CharField(max_length=255)
    kind = models.CharField(max_length=20, choices=CheckKind.choices)
    outcome = models.CharField(max_length=25, choices=Outcome.choices)
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="records")
    #: The card as it was that day: a later title or employer does not rewrite the past.
    reviewer_name = models.CharField(max_length=120)
    reviewer_role = models.CharField(max_length=120)
    #: The day the person checked.
    on = models.DateField()
    #: Months until the next clinical check, and the day that makes; empty for other kinds.
    interval = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    interval_reason = models.CharField(max_length=250, blank=True)
    due = models.DateField(null=True)
    public_note = models.TextField(max_length=500, blank=True)
    staff_note = models.TextField(max_length=2000, blank=True)
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrections"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["page", "id"], name="review_record_of_page"),
            models.Index(
                fields=["page", "revision", "id"],
                condition=models.Q(kind=CheckKind.CLINICAL, outcome__in=APPROVALS),
                name="review_clinical_approval",
            ),
            models.Index(fields=["recorded_at"], name="review_record_when"),
        ]

    def __str__(self) -> str:
        return f"{self.page_title}: {self.get_outcome_display()}, {self.on:%Y-%m-%d}"
