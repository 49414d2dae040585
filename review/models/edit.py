"""What staff say a new version of a page changes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from review.edit_kinds import EditKind
from review.models.append_only import AppendOnly, page_key, revision_key


class Edit(AppendOnly):
    """The kind of a version, said by whoever submitted or published it.

    It is about everything that differs from what readers see. The last word about a version
    counts, but `review.publishing` never takes it for less than the texts show.
    """

    page = page_key(related_name="declared_edits")
    revision = revision_key()
    kind = models.CharField(max_length=10, choices=EditKind.choices)
    #: For the page's public history.
    sentence = models.CharField(max_length=250, blank=True)
    #: Whether it puts right something that was wrong: readers get a correction notice.
    is_correction = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("declared edit")
        ordering = ["pk"]
        indexes = [models.Index(fields=["page", "revision", "id"], name="review_edit_of_version")]
