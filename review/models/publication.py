"""What readers got, and when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from review.edit_kinds import EditKind
from review.models.append_only import AppendOnly, page_key, revision_key


class Publication(AppendOnly):
    """A version going live. Written in the transaction that puts it there."""

    page = page_key(related_name="publications")
    revision = revision_key()
    page_title = models.CharField(max_length=255)
    #: What changed since readers last got a version: the gravest of the edits between.
    kind = models.CharField(max_length=10, choices=EditKind.choices)
    sentence = models.TextField(blank=True)
    #: Whether something that was wrong was put right: a correction notice, kept for good.
    is_correction = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("publication")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["page", "id"], name="review_publication_of_page"),
            models.Index(fields=["page", "revision", "kind"], name="review_publication_version"),
            # Few, and asked for whenever all pages are looked at.
            models.Index(
                fields=["page", "revision"],
                name="review_publication_imported",
                condition=models.Q(kind="imported"),
            ),
        ]
