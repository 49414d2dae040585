"""Mails to staff about checks, written down before they are sent."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Mail(models.Model):
    """One mail to one person: at most one a day. `review.outbox` sends it."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: The day whose reminders it holds.
    day = models.DateField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    #: The same at every attempt, so that a receiver can tell a second copy from a second mail.
    message_id = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    #: When somebody began to send it. Long ago and not sent: whoever it was got killed.
    sending_since = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    #: Not before.
    next_attempt_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "day"], name="review_one_mail_a_day")
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(sent_at=None),
                name="review_mail_unsent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.day})"


class Reminder(models.Model):
    """That a person was told of a page's check at a stage. Written with the mail that tells it."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    #: The day the check is due. A new day means new reminders.
    due = models.DateField()
    #: Days before it (60, 30, 7), or weeks after it as a negative number (-1 is the first).
    stage = models.SmallIntegerField()
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="reminders")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "due", "stage", "recipient"], name="review_reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}, due {self.due}, stage {self.stage}"
