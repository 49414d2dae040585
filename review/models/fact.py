"""Facts that many pages state: an age, a threshold, a telephone number, a rule."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, Func
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from review.edit_kinds import NEEDS_APPROVAL
from review.intervals import add_months
from review.models.append_only import AppendOnly
from review.models.reference import Reference


class Country(models.TextChoices):
    """Where a fact holds."""

    EVERYWHERE = "", _("Everywhere")
    UK = "uk", _("United Kingdom")
    ENGLAND = "england", _("England")
    US = "us", _("United States")
    EU = "eu", _("European Union")
    SPAIN = "spain", _("Spain")


class FactAudience(models.TextChoices):
    """Whom a page speaks to where it states a fact."""

    PATIENT = "patient", _("Patients")
    PARENT = "parent", _("Parents")
    PROFESSIONAL = "professional", _("Professionals")


#: What readers see of a fact. A change in it is a change in every page that uses the fact.
SEEN = ("value", "unit", "wording", "wording_parents", "wording_professionals", "country")


class UntoldChangeError(TypeError):
    """Raised instead of changing what readers see without saying why: `review.facts.change`."""


class FactQuerySet(models.QuerySet["Fact"]):
    def past_check(self, today: date | None = None) -> "FactQuerySet":
        """The facts that should have been checked again by now."""
        months = Func(F("check_every"), template="make_interval(months => %(expressions)s)")
        due = ExpressionWrapper(F("checked_on") + months, output_field=DateField())
        return self.annotate(check_due=due).filter(check_due__lt=today or timezone.localdate())


class Fact(TranslatableMixin):
    """Said once, printed in many places. Each language has its own, with its own words."""

    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("Such as “Fever: when to call”. It stands in the history of pages."),
    )
    key = models.SlugField(
        _("key"),
        max_length=60,
        help_text=_("Names the fact in files. It stays as it is when the name changes."),
    )
    value = models.CharField(
        _("value"), max_length=80, help_text=_("A number, an age or a telephone number: “38”.")
    )
    unit = models.CharField(_("unit"), max_length=30, blank=True, help_text=_("Such as “°C”."))
    wording = models.CharField(
        _("wording"),
        max_length=200,
        blank=True,
        help_text=_(
            "In a sentence, such as “38 °C or more”. Left empty, it is the value and its unit."
        ),
    )
    wording_parents = models.CharField(
        _("wording for parents"), max_length=200, blank=True, help_text=_("If it differs.")
    )
    wording_professionals = models.CharField(
        _("wording for professionals"), max_length=200, blank=True, help_text=_("If it differs.")
    )
    country = models.CharField(
        _("country"),
        max_length=10,
        blank=True,
        choices=Country.choices,
        help_text=_("Readers see it, if the fact does not hold everywhere."),
    )
    source = models.ForeignKey(
        Reference, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    checked_on = models.DateField(
        _("checked on"), help_text=_("The day somebody last compared it with its source.")
    )
    check_every = models.PositiveSmallIntegerField(
        _("check every"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Months."),
    )

    objects = FactQuerySet.as_manager()

    #: Set while a change is made that is written down.
    is_change_told = False

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "key",
                "locale",
                name="review_one_fact_a_key",
                violation_error_message=_("Another fact in this language has this key."),
            )
        ]

    def __str__(self) -> str:
        where = f" ({self.get_country_display()})" if self.country else ""
        return f"{self.name}: {self.plain_value}{where}"

    @property
    def plain_value(self) -> str:
        return f"{self.value} {self.unit}".strip()

    def words(self, audience: str = FactAudience.PATIENT) -> str:
        """How it reads in a sentence, to somebody."""
        special = {
            FactAudience.PARENT: self.wording_parents,
            FactAudience.PROFESSIONAL: self.wording_professionals,
        }.get(FactAudience(audience) if audience in FactAudience.values else FactAudience.PATIENT)
        return special or self.wording or self.plain_value

    @property
    def check_by(self) -> date:
        return add_months(self.checked_on, self.check_every)

    def clean(self) -> None:
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("This day has not come yet.")})
        # Forms leave the language out, and with it the constraint.
        same = Fact.objects.filter(key=self.key, locale=self.locale_id).exclude(pk=self.pk)
        if self.key and same.exists():
            raise ValidationError({"key": _("Another fact in this language has this key.")})

    def seen(self) -> dict[str, Any]:
        """What readers see of it, to tell whether that changed."""
        return {name: getattr(self, name) for name in SEEN}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and not self.is_change_told:
            was = Fact.objects.filter(pk=self.pk).first()
            if was and was.seen() != self.seen():
                raise UntoldChangeError(f"Say why “{self.name}” changes.")
        super().save(*args, **kwargs)


class FactChange(AppendOnly):
    """What a fact said before and says now. The verb is `review.facts.change`.

    The pages that used it that day each have a decision with the same words, for their history.
    """

    #: The row outlives its fact: what happened, happened.
    fact = models.ForeignKey(
        Fact, on_delete=models.DO_NOTHING, db_constraint=False, related_name="changes"
    )
    fact_name = models.CharField(max_length=120)
    #: How it read to patients.
    old = models.CharField(max_length=200)
    new = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=10, choices=[(kind.value, kind.label) for kind in NEEDS_APPROVAL]
    )
    #: Readers see it in the history of the pages that use the fact.
    reason = models.CharField(max_length=250)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("change of a fact")
        ordering = ["pk"]
        indexes = [models.Index(fields=["fact", "at"], name="review_change_of_fact")]
