"""How many checks fall due in each of the next twelve months, and how to spread them."""

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from review.intervals import add_months
from review.reports.rows import Row

MONTHS = 12
#: Kept with a check that is brought forward.
REASON = _("To spread the work")
#: A month is overfull with this many times the mean, and with `FEWEST` checks at least.
OVERFULL = 1.5
FEWEST = 5
#: Height of the tallest bar, in the units of the drawing.
TALLEST = 48


@dataclass(frozen=True)
class Month:
    first: date
    checks: int
    height: int
    is_overfull: bool
    #: How many of its checks could come earlier.
    moves: int = 0

    @property
    def top(self) -> int:
        return TALLEST - self.height

    @property
    def name(self) -> str:
        return date_format(self.first, "F Y")

    @property
    def words(self) -> str:
        words = ngettext("%(number)d check due", "%(number)d checks due", self.checks)
        return words % {"number": self.checks}


@dataclass(frozen=True)
class Move:
    """A page that could be checked earlier, in a month with less to do."""

    pk: int
    due: date | None
    by: date


@dataclass(frozen=True)
class Load:
    months: list[Month]
    #: By the key of the overfull month they take from.
    moves: dict[str, list[Move]]


def load(rows: list[Row], today: date) -> Load:
    """`rows` are the pages that readers have. What is overdue already is no month's load."""
    firsts = [add_months(today.replace(day=1), ahead) for ahead in range(MONTHS)]
    in_month: dict[date, list[Row]] = {first: [] for first in firsts}
    for row in rows:
        if row.due and row.due >= today and (month := row.due.replace(day=1)) in in_month:
            in_month[month].append(row)
    checks = {first: len(due) for first, due in in_month.items()}
    mean = sum(checks.values()) / MONTHS
    most = max(FEWEST, OVERFULL * mean)
    tallest = max([*checks.values(), 1])
    moves = _moves(in_month, mean, most)
    months = [
        Month(
            first,
            number,
            round(TALLEST * number / tallest),
            number > most,
            len(moves.get(_key(first), [])),
        )
        for first, number in checks.items()
    ]
    return Load(months, moves)


def _moves(in_month: dict[date, list[Row]], mean: float, most: float) -> dict[str, list[Move]]:
    """From each overfull month what is above the mean, to the emptiest earlier months.

    Never to a later one: a check may come early. What falls due first is moved first: it is
    checked least early. Nothing is moved into a month that would be above the mean by it.
    """
    room = ceil(mean)
    checks = Counter({first: len(due) for first, due in in_month.items()})
    suggested: dict[str, list[Move]] = {}
    for first, due in in_month.items():
        earlier = [month for month in in_month if month < first]
        moves = []
        for row in due if checks[first] > most else []:
            quiet = min(earlier, key=lambda month: (checks[month], month), default=None)
            if quiet is None or checks[first] <= room or checks[quiet] + 1 > room:
                break
            checks[quiet] += 1
            checks[first] -= 1
            moves.append(Move(row.pk, row.due, _last_day(quiet)))
        if moves:
            suggested[_key(first)] = moves
    return suggested


def _key(month: date) -> str:
    return f"{month:%Y-%m}"


def _last_day(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])
