"""How pages stand with their checks, computed from what was recorded. Nothing is typed or kept.

The approval that counts is the last clinical one of a version up to the one readers have. What a
load from files put in place since then makes it void, and so does an approval of a later version
that was taken back: what that one changed nobody has approved. Its day is its own, or what was
decided after it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import DateField, F, Func, QuerySet
from wagtail.models import Page

from review.states import State, state_of

_RECORD = """
FROM review_reviewrecord record
WHERE record.page_id = {page} AND record.kind = 'clinical'
AND record.outcome IN ('approved', 'approved-with-changes')
AND record.revision_id <= coalesce({revision}, 0)
"""
_LAST = "ORDER BY record.revision_id DESC, record.id DESC LIMIT 1"
_APPROVAL = f"""
{_RECORD}
AND NOT EXISTS (
    SELECT FROM review_reviewrecord mended WHERE mended.corrects_id = record.id
)
AND NOT EXISTS (
    SELECT FROM review_publication load
    WHERE load.page_id = record.page_id AND load.kind = 'imported'
    AND load.revision_id > record.revision_id AND load.revision_id <= coalesce({{revision}}, 0)
)
AND NOT EXISTS (
    SELECT FROM review_reviewrecord revoked
    WHERE revoked.page_id = record.page_id AND revoked.kind = 'clinical'
    AND revoked.outcome = 'revoked' AND revoked.revision_id > record.revision_id
    AND revoked.revision_id <= coalesce({{revision}}, 0)
)
{_LAST}
"""
_DECIDED = """
SELECT decision.{column} FROM review_decision decision
WHERE decision.page_id = record.page_id AND decision.due IS NOT NULL
AND decision.at > record.recorded_at
ORDER BY decision.id DESC LIMIT 1
"""
_DUE = f"coalesce(({_DECIDED.format(column='due')}), record.due)"


class Due(Func):
    """The day by which a page is to be checked, in a queryset of pages; NULL if never checked."""

    output_field = DateField()

    def __init__(self) -> None:
        super().__init__(F("pk"), F("live_revision_id"))

    def as_sql(
        self, compiler: Any, connection: Any, *names: Any, **context: Any
    ) -> tuple[str, list[Any]]:
        page, revision = (compiler.compile(part)[0] for part in self.source_expressions)
        return f"({due_sql(page, revision)})", []


def due_sql(page: str, revision: str) -> str:
    """`Due` as a statement, where columns `page` and `revision` (the live one) are at hand."""
    return f"SELECT {_DUE} {_APPROVAL.format(page=page, revision=revision)}"


def due_of_many_sql(page: str, revision: str) -> str:
    """The same as `due_sql`, for a statement about all pages: it is two times as quick there.

    Most pages have nothing that makes an approval void and no decision about their check. For
    those it is the last approval's day.
    """
    return (
        f"SELECT CASE WHEN {page} IN ("
        " SELECT page_id FROM review_decision WHERE due IS NOT NULL"
        " UNION ALL SELECT page_id FROM review_publication WHERE kind = 'imported'"
        " UNION ALL SELECT page_id FROM review_reviewrecord WHERE corrects_id IS NOT NULL"
        f") THEN ({due_sql(page, revision)}) ELSE ("
        f"SELECT record.due {_RECORD.format(page=page, revision=revision)} {_LAST}"
        ") END"
    )


def with_due(pages: QuerySet[Any]) -> QuerySet[Any]:
    """`pages` with a `due`, to narrow with `states.due_in_state`."""
    return pages.annotate(due=Due())


def due_of(page_id: int) -> date | None:
    """The day by which one page is to be checked."""
    return with_due(Page.objects.filter(pk=page_id)).values_list("due", flat=True).first()


@dataclass(frozen=True)
class Standing:
    """Who checked a page, and how that stands."""

    state: State
    on: date | None = None
    due: date | None = None
    #: The version that was checked: the one readers have, or one that differs in wording only.
    revision_id: int | None = None
    reviewer_id: int | None = None
    reviewer: str = ""
    role: str = ""
    note: str = ""
    is_longer_for_a_reason: bool = False
    is_extended: bool = False

    @property
    def is_checked(self) -> bool:
        return self.on is not None

    @property
    def is_past_due(self) -> bool:
        return self.state in (State.OVERDUE, State.STALE)


def standing_sql(page: str, revision: str) -> str:
    """All of a `Standing` but its state, as a statement; no row if the page was never checked."""
    return (
        f"SELECT record.on, {_DUE} AS due, record.revision_id, record.reviewer_id,"
        " record.reviewer_name AS reviewer, record.reviewer_role AS role,"
        " record.public_note AS note, record.interval_reason <> '' AS is_longer_for_a_reason,"
        f" ({_DECIDED.format(column='kind')}) IS NOT DISTINCT FROM 'extended' AS is_extended"
        + _APPROVAL.format(page=page, revision=revision)
    )


def standing(page: Any, today: date) -> Standing:
    """How one page stands on a day. One query, and one more for the page that an alias shows."""
    # Of an alias Wagtail does not keep up which version it shows.
    subject = page.alias_of or page
    values = [subject.pk, *[subject.live_revision_id] * 3]
    with connection.cursor() as cursor:
        cursor.execute(standing_sql("%s", "%s::bigint"), values)
        found = cursor.fetchone()
    return _standing(found, today)


def standings(pages: Iterable[int], today: date) -> dict[int, Standing]:
    """How several pages stand on a day, by their ids. One query for all of them."""
    statement = (
        "SELECT page.id, found.* FROM wagtailcore_page page"
        " JOIN wagtailcore_page subject ON subject.id = coalesce(page.alias_of_id, page.id),"
        f" LATERAL ({standing_sql('subject.id', 'subject.live_revision_id')}) found"
        " WHERE page.id = ANY(%s)"
    )
    ids = list(pages)
    with connection.cursor() as cursor:
        cursor.execute(statement, [ids])
        found = {pk: tuple(row) for pk, *row in cursor.fetchall()}
    return {pk: _standing(found.get(pk), today) for pk in ids}


def reviewer_sql(page: str, revision: str) -> str:
    """Whose approval counts, by the number of their card; to use as `due_sql`."""
    return f"SELECT record.reviewer_id {_APPROVAL.format(page=page, revision=revision)}"


def _standing(found: tuple[Any, ...] | None, today: date) -> Standing:
    if found is None:
        return Standing(State.NEVER)
    on, due, *rest = found
    return Standing(state_of(due, today), on, due, *rest)
