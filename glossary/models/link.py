"""What one term says of another. Rows of their term, so that drafts and versions hold them too.

They name a term, not its translation: what a reader of a language sees is the term of that
language (`glossary.related`).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class _Link(Orderable):
    panels: list[Any] = [FieldPanel("other")]

    term: Any
    other: Any

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.other_id and self.other_id == self.term_id:
            raise ValidationError({"other": _("This is the term itself. Choose another one.")})


class SeeAlso(_Link):
    """A term that helps to understand this one."""

    term = ParentalKey("glossary.Term", on_delete=models.CASCADE, related_name="see_also")
    other = models.ForeignKey(
        "glossary.Term", verbose_name=_("term"), on_delete=models.CASCADE, related_name="seen_from"
    )

    class Meta(_Link.Meta):
        verbose_name = _("see also")


class Difference(_Link):
    """A term that is easily taken for this one. It holds both ways, and both pages say so."""

    term = ParentalKey("glossary.Term", on_delete=models.CASCADE, related_name="not_same_as")
    other = models.ForeignKey(
        "glossary.Term",
        verbose_name=_("term"),
        on_delete=models.CASCADE,
        related_name="not_same_from",
    )
    difference = models.CharField(
        _("the difference"),
        max_length=250,
        blank=True,
        help_text=_("One or two short sentences that are true on the pages of both terms."),
    )
    panels = [FieldPanel("other"), FieldPanel("difference")]

    class Meta(_Link.Meta):
        verbose_name = _("not the same as")
