"""The pages of the board, sorted into its lists: every one of them, in one query.

The counts on the tabs and the months of load need all pages, so all are read at once, as little
of each as that takes. What else a line shows is asked for the lines on the screen only.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from review import schedule, status
from review.pages import content_type_ids
from review.states import State, state_of

#: What is due this minute is not late: the timer that publishes it runs once a minute.
PATIENCE = timedelta(minutes=5)

_APPROVAL = """
FROM review_reviewrecord record WHERE record.page_id = page.id AND record.kind = 'clinical'
AND record.outcome IN ('approved', 'approved-with-changes')
AND NOT EXISTS (SELECT FROM review_reviewrecord mended WHERE mended.corrects_id = record.id)
"""
# Differs from what a clinician last approved, and waits for one. A small edit that went live needs
# no clinician; it is not counted. Asked for these few pages one by one: as `EXISTS`, PostgreSQL
# would look at every check there is.
_EDITED = f"""
(
    page.latest_revision_id IS DISTINCT FROM page.live_revision_id
    OR (page.id, page.live_revision_id) IN (
        SELECT page_id, revision_id FROM review_publication WHERE kind = 'imported'
    )
)
AND (SELECT true {_APPROVAL} LIMIT 1)
AND (SELECT true {_APPROVAL} AND record.revision_id >= page.latest_revision_id LIMIT 1) IS NULL
"""
# The last word about the page is that it was withdrawn.
_WITHDRAWN = """
NOT page.live AND 'withdrawn' = (
    SELECT decision.kind FROM review_decision decision WHERE decision.page_id = page.id
    AND decision.kind IN ('withdrawn', 'restored') AND NOT EXISTS (
        SELECT FROM review_publication back
        WHERE back.page_id = page.id AND back.at > decision.at
    )
    ORDER BY decision.id DESC LIMIT 1
)
"""
_REVIEWED = "page.content_type_id = ANY(%s) AND page.alias_of_id IS NULL"


class Tab(models.TextChoices):
    """The lists of the board."""

    OVERDUE = "overdue", _("Overdue")
    DUE_SOON = "due-soon", _("Due soon")
    NEVER = "never", _("Never checked")
    EDITED = "edited", _("Edited since the check")
    MINE = "mine", _("Waiting for me")
    LATE = "late", _("Late to publish")
    WITHDRAWN = "withdrawn", _("Withdrawn")


#: The tab of a page that readers have, by how it stands.
_TABS = {
    State.OVERDUE: Tab.OVERDUE,
    State.STALE: Tab.OVERDUE,
    State.DUE_SOON: Tab.DUE_SOON,
    State.NEVER: Tab.NEVER,
}


class Row(NamedTuple):
    pk: int
    path: str
    owner_id: int | None
    live: bool
    due: date | None
    edited: bool
    late: bool
    withdrawn: bool
    #: Whether the approval that counts is by the reviewer that was asked for.
    theirs: bool
    state: State

    @property
    def section(self) -> str:
        """The path of the page above."""
        return self.path[: -Page.steplen]


class Rows:
    """All pages that are checked, as one person sees them on a day."""

    def __init__(self, user: Any, today: date | None = None, reviewer: int | None = None) -> None:
        """`reviewer`: the number of the card that `Row.theirs` is about."""
        self.user, self.reviewer = user, reviewer
        self.today = today or timezone.localdate()

    @cached_property
    def all(self) -> list[Row]:
        """By the day they are due; those never checked last."""
        late, when = _late().query.sql_with_params()
        who = status.reviewer_sql("page.id", "page.live_revision_id")
        theirs = "false" if self.reviewer is None else f"coalesce(({who}) = %s, false)"
        found = fetch(
            f"SELECT page.id, page.path, page.owner_id, page.live, ({_due()}) AS due,"
            f" {_EDITED}, page.id::text IN ({late}), {_WITHDRAWN}, {theirs}"
            f" FROM wagtailcore_page page WHERE {_REVIEWED} ORDER BY due, id",
            [*when, *([] if self.reviewer is None else [self.reviewer]), content_type_ids()],
        )
        states: dict[date | None, State] = {
            due: state_of(due, self.today) for due in {row[4] for row in found}
        }
        return [Row._make((*row, states[row[4]])) for row in found]

    @cached_property
    def live(self) -> list[Row]:
        return [row for row in self.all if row.live]

    def by_tab(self, rows: Iterable[Row]) -> dict[str, list[Row]]:
        """Each of some rows on every tab it belongs on; under "" those that readers have."""
        tabs: dict[str, list[Row]] = {tab: [] for tab in ("", *Tab)}
        mine = self.mine
        for row in rows:
            if row.live:
                tabs[""].append(row)
                if tab := _TABS.get(row.state):
                    tabs[tab].append(row)
            if row.edited:
                tabs[Tab.EDITED].append(row)
            if row.late:
                tabs[Tab.LATE].append(row)
            if row.withdrawn:
                tabs[Tab.WITHDRAWN].append(row)
            if row.pk in mine:
                tabs[Tab.MINE].append(row)
        return tabs

    @cached_property
    def mine(self) -> set[int]:
        """Pages on which this person may decide something now."""
        return set(waiting_for(self.user))


def _due() -> str:
    return status.due_of_many_sql("page.id", "page.live_revision_id")


def waiting_for(user: Any) -> list[int]:
    """Pages on which somebody may decide something now, what has waited longest first.

    As Wagtail's `TaskState.objects.reviewable_by`, which asks for each task: in one query.
    """
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__active=True,
        workflow_state__content_type_id__in=content_type_ids(),
    )
    if not user.is_superuser:
        theirs = models.Q(pk__in=[])
        for model in apps.get_models():
            if issubclass(model, AbstractGroupApprovalTask):
                tasks = model._default_manager.filter(groups__user=user)
                theirs |= models.Q(task__in=tasks.values("pk"))
        states = states.filter(theirs)
    found = states.order_by("started_at").values_list("workflow_state__object_id", flat=True)
    return [int(pk) for pk in found]


def late_pages() -> set[int]:
    """Pages that were to be published by a time that has passed."""
    return {int(pk) for pk in _late()}


def _late() -> models.QuerySet[Any]:
    late = schedule.late(timezone.now() - PATIENCE)
    return late.filter(content_type_id__in=content_type_ids()).order_by()


def fetch(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
