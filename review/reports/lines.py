"""What a line of the board shows, for the lines on the screen: one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from review import status
from review.pages import reviewed_models
from review.reports.names import Names
from review.reports.rows import Row, Rows, fetch
from review.states import PAST_DUE

#: What opens the editor of a page.
_EDITING = {"add", "change", "publish"}


@dataclass(frozen=True)
class Line:
    pk: int
    title: str
    #: Where the title leads: the editor, for those it is open to; else what readers have.
    url: str
    section: str
    kind: str
    state: Any
    checked_by: str
    checked_on: date | None
    due: date | None
    owner: str
    edited: bool
    live: bool
    withdrawn: bool
    past_due: bool


def lines(rows: Iterable[Row], board: Rows, names: Names, *, links: bool = True) -> list[Line]:
    """`links` says whether the titles lead anywhere: in a spreadsheet they do not."""
    rows = list(rows)
    found = _details([row.pk for row in rows])
    policy = PagePermissionPolicy()

    def url(row: Row, url_path: str) -> str:
        depth = len(row.path) // Page.steplen
        page = Page(pk=row.pk, path=row.path, depth=depth, owner_id=row.owner_id, url_path=url_path)
        if row.pk in board.mine or policy.user_has_any_permission_for_instance(
            board.user, _EDITING, page
        ):
            return reverse("wagtailadmin_pages:edit", args=[row.pk])
        return (page.get_url() or "") if row.live else ""

    def line(row: Row) -> Line:
        title, url_path, kind, on, reviewer = found[row.pk]
        return Line(
            pk=row.pk,
            title=title,
            url=url(row, url_path) if links else "",
            section=names.sections.get(row.section, ""),
            kind=kind,
            state=row.state.label,
            checked_by=reviewer or "",
            checked_on=on,
            due=row.due,
            owner=names.owners.get(row.owner_id or 0, ""),
            edited=row.edited,
            live=row.live,
            withdrawn=row.withdrawn,
            past_due=row.state in PAST_DUE,
        )

    return [line(row) for row in rows if row.pk in found]


def _details(ids: list[int]) -> dict[int, tuple[str, str, str, date | None, str | None]]:
    """Title, address, kind of page, day of the last check and who did it."""
    tables = [model._meta.db_table for model in reviewed_models()]
    risk = ", ".join(f"{table}.risk" for table in tables)
    joins = " ".join(f"LEFT JOIN {name} ON {name}.page_ptr_id = page.id" for name in tables)
    standing = status.standing_sql("page.id", "page.live_revision_id")
    labels = dict(reviewed_models()[0]._meta.get_field("risk").flatchoices)
    found = fetch(
        f"SELECT page.id, coalesce(nullif(page.draft_title, ''), page.title), page.url_path,"
        f" coalesce({risk}), checked.on, checked.reviewer"
        f" FROM wagtailcore_page page {joins} LEFT JOIN LATERAL ({standing}) checked ON true"
        " WHERE page.id = ANY(%s)",
        [ids],
    )
    return {
        pk: (title, url_path, str(labels.get(risk, "")), on, reviewer)
        for pk, title, url_path, risk, on, reviewer in found
    }
