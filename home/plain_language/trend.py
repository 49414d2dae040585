"""A page's scores as a small line: how easy each version was to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from home.models import ReadingScore
from home.plain_language import scores

#: Versions drawn: the newest.
MOST = 40
#: The drawing, in its own units.
WIDTH, HEIGHT = 240.0, 60.0


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    value: float
    day: date


@dataclass(frozen=True)
class Trend:
    dots: Sequence[Dot]

    @property
    def points(self) -> str:
        """For SVG's polyline."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)

    @property
    def words(self) -> str:
        """The drawing for those who do not see it."""
        if not self.dots:
            return ""
        first, last = self.dots[0], self.dots[-1]
        ends = {"first": first.value, "last": last.value}
        return gettext("From %(first)s, the oldest, to %(last)s, the newest.") % ends


def trend_of(page_id: int) -> Trend:
    """Each version without the words that the page explains; up is the higher figure."""
    kept = scores.of_page(page_id).exclude(without_defined=None).select_related("revision")
    newest = list(kept.order_by("-revision_id")[:MOST])[::-1]
    return Trend(_dots(newest))


def _dots(kept: list[ReadingScore]) -> list[Dot]:
    values = [one.without_defined or 0.0 for one in kept]
    if not values:
        return []
    low, high = min(values), max(values)
    span = max(high - low, 1.0)
    step = WIDTH / max(len(values) - 1, 1)
    return [
        Dot(
            round(number * step, 1),
            round(HEIGHT - (value - low) / span * HEIGHT, 1),
            value,
            timezone.localtime(one.revision.created_at).date(),
        )
        for number, (one, value) in enumerate(zip(kept, values, strict=True))
    ]
