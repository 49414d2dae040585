"""What happened to a page, as its readers may know it.

Of checks, those of versions that readers got: how a draft fares is nobody's business yet. Of
publications, the first, those that changed what the page says, and corrections. Every decision.
It only grows: its rows are never changed, and readers never get an older version than they had,
nor one that went live where they could not see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import connection
from django.utils import timezone

from review.models.publication import Publication, had_by_readers

#: On one page of a history.
MOST_EVENTS = 40


class What(StrEnum):
    CHECK = "check"
    PUBLICATION = "publication"
    DECISION = "decision"


@dataclass(frozen=True)
class Event:
    what: What
    id: int
    #: The day it is known under: of a check, the day the person checked.
    day: date
    #: `CheckKind`, `EditKind` or `DecisionKind`.
    kind: str
    #: An `Outcome`, for a check.
    outcome: str
    #: Note, sentence or reason.
    words: str
    reviewer_id: int | None
    name: str
    role: str
    #: The day by which the page was to be checked after this.
    due: date | None
    is_first: bool
    is_correction: bool
    #: Whether a later record says that this one was mistaken.
    is_mended: bool
    #: Whether the text that readers got then is an earlier one, and still kept.
    is_kept: bool


_EVENTS = f"""
WITH got AS (
    SELECT * FROM (
        SELECT recorded.*, revision.id IS NOT NULL AND revision.id <> %(live)s::bigint AS is_kept,
            row_number() OVER (PARTITION BY is_had ORDER BY recorded.id) = 1 AS is_first,
            lag(is_had, 1, true) OVER (ORDER BY recorded.id) AS had_last
        FROM (
            SELECT publication.*, {had_by_readers("publication", "%(live)s::bigint")} AS is_had
            FROM review_publication publication WHERE publication.page_id = %(page)s
        ) recorded
        LEFT JOIN wagtailcore_revision revision ON revision.id = recorded.revision_id
    ) publication WHERE is_had
), event AS (
    SELECT 'check' AS what, record.id, record.on AS day, record.kind, record.outcome,
        record.public_note AS words, record.reviewer_id, record.reviewer_name AS name,
        record.reviewer_role AS role, record.due, false AS is_first, false AS is_correction,
        EXISTS (
            SELECT FROM review_reviewrecord mended WHERE mended.corrects_id = record.id
        ) AS is_mended, false AS is_kept, record.recorded_at AS at
    FROM review_reviewrecord record
    WHERE record.page_id = %(page)s AND record.revision_id <= greatest(
        (SELECT max(revision_id) FROM got), %(live)s::bigint
    )
    UNION ALL
    SELECT 'publication', id, (at AT TIME ZONE %(zone)s)::date, kind, '', sentence, NULL, '', '',
        NULL, is_first, is_correction, false, is_kept, at
    FROM got
    -- After a version that they did not get, a small edit is no small change for readers.
    WHERE is_first OR is_correction OR kind IN ('meaning', 'safety', 'imported') OR NOT had_last
    UNION ALL
    SELECT 'decision', id, (at AT TIME ZONE %(zone)s)::date, kind, '', reason, NULL, '', '', due,
        false, false, false, false, at
    FROM review_decision WHERE page_id = %(page)s
)
"""
_COLUMNS = (
    "what, id, day, kind, outcome, words, reviewer_id, name, role, due, is_first, is_correction,"
    " is_mended, is_kept"
)


@dataclass(frozen=True)
class Size:
    events: int
    #: The cards of those who checked the page, who did last first.
    reviewer_ids: list[int]
    #: The first day on which a version was recorded as live, whoever could see it.
    recorded_since: date | None


def size(page: Any, most_reviewers: int) -> Size:
    """How much there is to tell, and of whom."""
    statement = """
        SELECT (SELECT count(*) FROM event), array(
            SELECT reviewer_id FROM event WHERE reviewer_id IS NOT NULL
            GROUP BY reviewer_id ORDER BY max(at) DESC LIMIT %(most)s
        ), (
            SELECT min((at AT TIME ZONE %(zone)s)::date) FROM review_publication
            WHERE page_id = %(page)s
        )
    """
    [found] = _ask(statement, page, most=most_reviewers)
    return Size(*found)


def events(page: Any, offset: int = 0) -> list[Event]:
    """The newest first, at most `MOST_EVENTS`."""
    order = "ORDER BY day DESC, at DESC, what, id DESC"
    statement = f"SELECT {_COLUMNS} FROM event {order} LIMIT {MOST_EVENTS} OFFSET %(offset)s"
    return [Event(What(what), *rest) for what, *rest in _ask(statement, page, offset=offset)]


def _ask(statement: str, page: Any, **values: Any) -> Sequence[Any]:
    subject = page.alias_of or page
    values |= {
        "page": subject.pk,
        # Of an alias Wagtail does not keep up which version it shows.
        "live": subject.live_revision_id or 0,
        "zone": timezone.get_current_timezone_name(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS + statement, values)
        return cursor.fetchall()


def publication(page: Any, number: int) -> Publication | None:
    """A publication of a page that readers may see, if they had the version. One query."""
    subject = page.alias_of or page
    # Each column by its name: one that a newer release adds must not reach a process that runs.
    columns = ", ".join(
        f"publication.{field.column}" for field in Publication._meta.concrete_fields
    )
    had = had_by_readers("publication", "%s::bigint")
    found = Publication.objects.raw(
        f"SELECT {columns} FROM review_publication publication"
        f" WHERE publication.page_id = %s AND publication.id = %s AND {had}",
        [subject.pk, number, subject.live_revision_id],
    )
    return next(iter(found), None)


@dataclass(frozen=True)
class Span:
    """While a version was what readers got."""

    since: datetime
    until: datetime | None
    #: Whether something that was wrong in it, or that made it unsafe, was put right later.
    is_unsafe: bool


def span(page_id: int, publication_id: int) -> Span | None:
    """Of one publication of a page; None if it is not one of this page's."""
    statement = """
        SELECT publication.at,
            least(min(later.at), (
                SELECT min(decision.at) FROM review_decision decision
                WHERE decision.page_id = publication.page_id AND decision.kind = 'withdrawn'
                AND decision.at > publication.at
            )),
            coalesce(bool_or(later.kind = 'safety' OR later.is_correction), false)
        FROM review_publication publication
        LEFT JOIN review_publication later
            ON later.page_id = publication.page_id AND later.id > publication.id
        WHERE publication.page_id = %s AND publication.id = %s
        GROUP BY publication.id
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [page_id, publication_id])
        found = cursor.fetchone()
    return Span(*found) if found else None
