"""How a page stands with its checks: the one definition.

The notice to readers, the order of search results, the board and the mails all go by it.
"""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from review.intervals import add_months

SOON = timedelta(days=60)
#: Months after the due day from which a page no longer stays as it is.
STALE_AFTER = 6


class State(models.TextChoices):
    NEVER = "never", _("Never checked")
    CURRENT = "current", _("Checked")
    DUE_SOON = "due-soon", _("Check due soon")
    OVERDUE = "overdue", _("Check overdue")
    STALE = "stale", _("Check long overdue")


#: The states in which readers are warned.
PAST_DUE = (State.OVERDUE, State.STALE)


def state_of(due: date | None, today: date) -> State:
    """`due` is the day by which the page should be checked: that day it is not late yet."""
    if due is None:
        return State.NEVER
    if today > add_months(due, STALE_AFTER):
        return State.STALE
    if today > due:
        return State.OVERDUE
    return State.DUE_SOON if due - today <= SOON else State.CURRENT


def due_in_state(state: State, today: date) -> models.Q:
    """The same, as a condition on a queryset with a `due` (`review.status.with_due`)."""
    stale_before = _first_day_not_stale(today)
    match state:
        case State.NEVER:
            return models.Q(due=None)
        case State.STALE:
            return models.Q(due__lt=stale_before)
        case State.OVERDUE:
            return models.Q(due__gte=stale_before, due__lt=today)
        case State.DUE_SOON:
            return models.Q(due__gte=today, due__lte=today + SOON)
    return models.Q(due__gt=today + SOON)


def _first_day_not_stale(today: date) -> date:
    """The earliest due day whose page is not stale today.

    Months differ in length, so subtracting six months would be out by up to three days.
    """
    day = add_months(today, -STALE_AFTER)
    while add_months(day, STALE_AFTER) >= today:
        day -= timedelta(days=1)
    return day + timedelta(days=1)
