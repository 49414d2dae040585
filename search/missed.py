"""Remembering what readers could not find, and forgetting it again."""

import logging
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import Error, connection, transaction
from django.db.models import Sum
from django.utils import timezone

from search.models import MissedSearch
from search.models.missed_search import Failure, MissedSearchQuerySet
from search.normalise import phrase
from search.privacy import may_be_kept

logger = logging.getLogger(__name__)

#: New rows a day. A flood of made-up phrases must not fill the disk: before the first are
#: forgotten there are 150,000 rows, some 25 MB with their indexes.
MOST_NEW_A_DAY = 5_000
#: Phrases that nobody acted on go after this.
KEPT = timedelta(days=30)
#: Those acted on, and counts without phrases, as long as the report's charts look back.
CHARTED = timedelta(weeks=8)

# The reader is waiting: a crowded database gives up soon, and nobody waits for the disk. Losing
# a second's worth of these counts in a crash harms nobody.
_IN_PASSING = (
    "SET LOCAL statement_timeout = '100ms'; SET LOCAL lock_timeout = '50ms';"
    " SET LOCAL synchronous_commit = off"
)
_COUNT_ONE_MORE = """
INSERT INTO search_missedsearch AS kept (language, phrase, day, kind, times)
SELECT %(language)s::text, %(phrase)s::text, %(day)s::date, %(kind)s::text, 1
WHERE EXISTS (
    SELECT FROM search_missedsearch
    WHERE (language, phrase, day, kind)
        = (%(language)s::text, %(phrase)s::text, %(day)s::date, %(kind)s::text)
) OR (SELECT count(*) FROM search_missedsearch WHERE day = %(day)s::date) < %(most)s::integer
ON CONFLICT (language, phrase, day, kind)
DO UPDATE SET times = kept.times + 1 WHERE kept.times < 1000000000
"""


def record(typed: str, language: str, kind: Failure) -> None:
    """Count one more search for `typed` that failed today, if it may be kept at all.

    It never fails and hardly delays the page it belongs to; what cannot be written is lost.
    Crawlers that follow search links write too: `robots.txt` asks them not to, callers count only
    the first page of results, rows a day are capped, and a phrase is shown after three days.
    """
    if not may_be_kept(typed):
        return
    row: dict[str, str | int | date] = {
        "language": language,
        "phrase": phrase(typed),
        "day": timezone.localdate(),
        "kind": str(kind),
        "most": MOST_NEW_A_DAY,
    }
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_IN_PASSING)
            cursor.execute(_COUNT_ONE_MORE, row)
    except Error as error:
        # Not the error's own words: PostgreSQL repeats the values in them.
        logger.warning("A search that failed was not counted (%s).", type(error).__name__)


@dataclass(frozen=True)
class Forgotten:
    """How many rows went: phrases too rare to show, those nobody acted on, and old ones."""

    rare: int
    not_acted_on: int
    old: int


@transaction.atomic
def forget(today: date | None = None) -> Forgotten:
    """Remove what is past its time. Done twice, it does nothing the second time.

    A phrase that nobody acted on goes after 30 days, whether it was shown (searched on three days
    or more) or not; its count stays, without the phrase.
    """
    today = today or timezone.localdate()
    old, _ = MissedSearch.objects.filter(day__lt=today - CHARTED).delete()
    past = MissedSearch.objects.waiting().filter(day__lt=today - KEPT).exclude(phrase="")
    shown = set(MissedSearch.objects.shown().values_list("language", "phrase"))
    rare = sum(row not in shown for row in past.values_list("language", "phrase"))
    _keep_counts(past)
    gone, _ = past.delete()
    return Forgotten(rare=rare, not_acted_on=gone - rare, old=old)


def _keep_counts(rows: MissedSearchQuerySet) -> None:
    totals = rows.order_by().values("language", "day", "kind").annotate(total=Sum("times"))
    for total in totals:
        without_phrase, _ = MissedSearch.objects.get_or_create(
            phrase="",
            language=total["language"],
            day=total["day"],
            kind=total["kind"],
            defaults={"times": 0},
        )
        without_phrase.times += total["total"]
        without_phrase.save(update_fields=["times"])
