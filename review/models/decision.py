"""What was decided about a page's next check, or about keeping the page at all."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from review.models.append_only import AppendOnly, page_key


class DecisionKind(models.TextChoices):
    EXTENDED = "extended", _("Next check put off")
    BROUGHT_FORWARD = "brought-forward", _("Next check brought forward")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    RESTORED = "restored", _("Put back")


class Decision(AppendOnly):
    """By a clinical lead, or by a rule of ours (`by` is empty). The verbs: `review.decisions`."""

    page = page_key(related_name="review_decisions")
    page_title = models.CharField(max_length=255)
    kind = models.CharField(max_length=20, choices=DecisionKind.choices)
    #: The day by which the page is to be checked now, where the decision sets one.
    due = models.DateField(null=True)
    #: Readers see it in the history and on the notice of a withdrawn page.
    reason = models.CharField(max_length=500)
    #: Where readers of a withdrawn page should go.
    instead = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision")
        ordering = ["pk"]
        indexes = [models.Index(fields=["page", "id"], name="review_decision_of_page")]
        permissions = [("decide", "Can put off checks, withdraw pages and put them back")]
