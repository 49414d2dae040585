"""Counts by week, and the small bar charts of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from search.models import MissedSearch
from search.models.missed_search import MissedSearchQuerySet

WEEKS = 8
#: A phrase in its language.
Key = tuple[str, str]


@dataclass(frozen=True)
class Bar:
    """One week; measures in the units of the drawing."""

    x: int
    y: int
    middle: int
    height: int
    times: int
    label: str


@dataclass(frozen=True)
class Chart:
    """Bars for the last eight weeks, oldest first, and the same in words."""

    width: int
    height: int
    bar_width: int
    bars: list[Bar]
    words: str


def weeks(today: date | None = None) -> list[date]:
    """The Mondays of the last eight weeks, the present one last."""
    today = today or timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]


def overall() -> list[int]:
    """All searches that failed, week by week, those of forgotten phrases with them."""
    rows = _by_week(MissedSearch.objects.since(weeks()[0]))
    return _in_order({row["week"]: row["total"] for row in rows})


def per_phrase(keys: Iterable[Key]) -> dict[Key, list[int]]:
    """The counts of each phrase, week by week, in one query."""
    wanted = list(keys)
    rows = MissedSearch.objects.since(weeks()[0]).filter(phrase__in={key[1] for key in wanted})
    found: dict[Key, dict[date, int]] = {key: {} for key in wanted}
    for row in _by_week(rows, "language", "phrase"):
        found.get((row["language"], row["phrase"]), {})[row["week"]] = row["total"]
    return {key: _in_order(counts) for key, counts in found.items()}


def chart(counts: list[int], slot: int, height: int) -> Chart:
    """Draw `counts`: each bar in a `slot`, the highest `height`. A week without any is a line."""
    most = max(counts, default=0) or 1
    bars = []
    for place, (monday, times) in enumerate(zip(weeks(), counts, strict=True)):
        tall = max(round(height * times / most), 1)
        label = date_format(monday, "j M")
        middle = place * slot + slot // 2
        bars.append(Bar(place * slot, height - tall, middle, tall, times, label))
    words = _("Week by week, oldest first: %(counts)s.") % {"counts": ", ".join(map(str, counts))}
    return Chart(slot * len(counts), height, slot * 3 // 4, bars, words)


def _by_week(rows: MissedSearchQuerySet, *groups: str) -> Iterable[dict[str, Any]]:
    weekly = rows.order_by().annotate(week=TruncWeek("day")).values(*groups, "week")
    return weekly.annotate(total=Sum("times"))


def _in_order(counts: dict[date, int]) -> list[int]:
    return [counts.get(monday, 0) for monday in weeks()]
