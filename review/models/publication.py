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
    #: Whether readers could see the page when this version went live. Unless somebody says so, they
    #: could not: what they never had must not be told of later, when the page is public.
    was_public = models.BooleanField(default=False, db_default=False)
    #: The version that readers could see until this moment; empty if there was none. One that went
    #: live on a private page counts as theirs if the page became public while it was live.
    replaced = revision_key(null=True, db_index=False)

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


def had_by_readers(publication: str, live: str) -> str:
    """Whether readers ever had a version: a condition where `publication` is that table's name.

    Everything that tells readers of publications asks this. `live` is SQL for the version that is
    live now, on a page that they may see now. What counts is what they could see while it was
    live, not what the page is today. A page that was public for a while, and private again when
    its version was replaced, left no trace: that version is not shown, rather than shown wrongly.
    """
    return f"""(
        {publication}.was_public OR {publication}.revision_id = {live}
        OR EXISTS (
            SELECT FROM review_publication next
            WHERE next.page_id = {publication}.page_id AND next.id > {publication}.id
            AND next.replaced_id = {publication}.revision_id
        )
    )"""
