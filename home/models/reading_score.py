"""How hard each version of a page is to read, kept so that a team sees its pages get easier."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadingScore(models.Model):
    """Of one version, as it was when it was saved. `home.plain_language.scores` writes it.

    The figures are US school grades (Flesch-Kincaid); for a page in Spanish the INFLESZ scale from
    0 to 100, on which more is easier. Empty for a text too short to have one.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="reading_scores"
    )
    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="reading_score"
    )
    language = models.CharField(max_length=10)
    words = models.PositiveIntegerField()
    as_written = models.FloatField(null=True)
    without_defined = models.FloatField(null=True)
    #: Findings that matter most, and all of them.
    important = models.PositiveIntegerField()
    findings = models.PositiveIntegerField()
    hype = models.PositiveIntegerField()
    #: Medical words that neither the glossary nor the text explained, in lower case, each once.
    unexplained = ArrayField(models.CharField(max_length=100), default=list)

    class Meta:
        verbose_name = _("reading score")
        ordering = ["pk"]
        indexes = [models.Index(fields=["page", "revision"], name="home_score_of_page")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.without_defined}"
