"""What readers looked for and did not find, with nothing about who looked."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Q, Sum
from django.utils.translation import gettext_lazy as _

from search.privacy import LONGEST_PHRASE

#: A phrase is shown to staff when it was searched on this many days: what only one person ever
#: types, over an evening, may be a name.
DAYS_BEFORE_SHOWN = 3


class Failure(models.TextChoices):
    """How a search failed. Each value is also the name of its count in `shown()`."""

    NOTHING = "nothing", _("Nothing found")
    WEAK = "weak", _("Weak results")
    TOLD = "told", _("A reader told us")


class Settlement(models.TextChoices):
    """What was done about a phrase."""

    SYNONYM = "synonym", _("Synonym added")
    PROMOTED = "promoted", _("Answer promoted")
    ALSO_CALLED = "also-called", _("Name added to a guide")
    DISMISSED = "dismissed", _("Dismissed")


class MissedSearchQuerySet(models.QuerySet["MissedSearch"]):
    def shown(self) -> models.QuerySet:
        """What staff may see: one row to a phrase and language, from three days upwards.

        Each is a dict with `days`, `times` (over all kinds), a count per kind, and `last` (a day).
        """
        per_kind = {kind.value: Sum("times", filter=Q(kind=kind), default=0) for kind in Failure}
        groups = self.exclude(phrase="").order_by().values("language", "phrase")
        counted = groups.annotate(
            days=Count("day", distinct=True), total=Sum("times"), last=Max("day"), **per_kind
        )
        return counted.filter(Q(days__gte=DAYS_BEFORE_SHOWN))

    def settled(self) -> "MissedSearchQuerySet":
        """Rows whose phrase somebody has dealt with."""
        return self.filter(Exists(SettledPhrase.objects.filter(**_SAME_PHRASE)))

    def waiting(self) -> "MissedSearchQuerySet":
        """Rows whose phrase nobody has dealt with yet."""
        return self.filter(~Exists(SettledPhrase.objects.filter(**_SAME_PHRASE)))

    def since(self, day: date) -> "MissedSearchQuerySet":
        return self.filter(day__gte=day)


class MissedSearch(models.Model):
    """How often a phrase failed on a day. No address, no cookie, no hour: nothing else is kept.

    An empty phrase stands for all that were forgotten: the count by week stays true.
    """

    language = models.CharField(_("language"), max_length=10)
    phrase = models.CharField(_("phrase"), max_length=LONGEST_PHRASE, blank=True)
    day = models.DateField(_("day"), db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Failure.choices)
    times = models.PositiveIntegerField(_("times"), default=1)

    objects = MissedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("search that failed")
        verbose_name_plural = _("searches that failed")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["language", "phrase", "day", "kind"], name="one_count_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.phrase} ({self.language}, {self.day}): {self.times}"


class SettledPhrase(models.Model):
    """A phrase that somebody has dealt with, and how. It leaves the list of those that wait."""

    language = models.CharField(_("language"), max_length=10)
    phrase = models.CharField(_("phrase"), max_length=LONGEST_PHRASE)
    how = models.CharField(_("what was done"), max_length=20, choices=Settlement.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    on = models.DateField(_("on"), auto_now_add=True)

    class Meta:
        verbose_name = _("settled phrase")
        verbose_name_plural = _("settled phrases")
        default_permissions = ("add", "delete")
        constraints = [
            models.UniqueConstraint(fields=["language", "phrase"], name="settled_once"),
        ]

    def __str__(self) -> str:
        return f"{self.phrase} ({self.language})"


_SAME_PHRASE = {"language": OuterRef("language"), "phrase": OuterRef("phrase")}
