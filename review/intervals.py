"""How long a check lasts, by how much harm an outdated page could do."""

from calendar import monthrange
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Risk(models.TextChoices):
    TREATMENT = "treatment", _("About a treatment")
    SCREENING = "screening", _("About a test or screening")
    SIDE_EFFECTS = "side-effects", _("About side effects or symptoms")
    HELP_LINES = "help-lines", _("Help lines and services")
    EXPLAINER = "explainer", _("Explains how something works")
    OTHER = "other", _("Anything else")


#: Months from one check to the next.
MONTHS: dict[str, int] = {
    Risk.TREATMENT: 12,
    Risk.SCREENING: 12,
    Risk.SIDE_EFFECTS: 12,
    Risk.HELP_LINES: 12,
    Risk.EXPLAINER: 24,
    Risk.OTHER: 36,
}


def months_between_checks(risk: str, check_every: int | None) -> int:
    """The page's own interval: its class's, or a shorter one that the page asks for."""
    most = MONTHS[risk]
    return min(most, check_every) if check_every else most


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day. As PostgreSQL adds a month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
