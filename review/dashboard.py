"""“Page checks” on the dashboard: what of them is this person's to do, by what they may do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy

from review import status
from review.decisions import DECIDE
from review.pages import content_type_ids, reviewed_pages
from review.reports.rows import Tab, late_pages, waiting_for
from review.states import State, due_in_state

LONGEST_LIST = 5


@dataclass(frozen=True)
class Concern:
    heading: Any
    total: int
    #: Title and the way to each.
    pages: list[tuple[str, str]]
    #: The tab of the board that has all of them, if one has.
    tab: str = ""


class ChecksPanel(Component):
    """Hidden where there is nothing: the panel above it says so already."""

    name = "checks"
    order = 60
    template_name = "review/admin/checks_panel.html"

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"concerns": [concern for concern in _concerns(self.user) if concern.total]}


def _concerns(user: Any) -> Iterator[Concern]:
    """Of everybody what is theirs; more for clinical leads and for who may publish."""
    today = timezone.localdate()
    live = status.with_due(reviewed_pages().filter(live=True))
    stale = live.filter(due_in_state(State.STALE, today)).order_by("due", "path")
    overdue = live.filter(due_in_state(State.OVERDUE, today)).order_by("due", "path")
    waiting = waiting_for(user)
    yield _concern(_("Waiting for you, the oldest first"), _in_order(waiting), Tab.MINE)
    yield _concern(_("Your pages that were sent back"), _sent_back(user))
    yield _concern(_("Your pages whose check is overdue"), (overdue | stale).filter(owner=user))
    if user.has_perm(DECIDE):
        yield _concern(_("Long overdue: to be withdrawn unless you put them off"), stale)
        yield _concern(_("Check overdue"), overdue, Tab.OVERDUE)
    if PagePermissionPolicy().user_has_permission(user, "publish"):
        late = late_pages()
        yield _concern(_("Late to publish"), Page.objects.filter(pk__in=late), Tab.LATE)


def _sent_back(user: Any) -> QuerySet[Any]:
    """What this person submitted, and got back."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        requested_by=user,
        content_type_id__in=content_type_ids(),
    )
    ids = [int(pk) for pk in states.values_list("object_id", flat=True)]
    return Page.objects.filter(pk__in=ids).order_by("path")


def _in_order(ids: list[int]) -> list[Page]:
    pages = Page.objects.in_bulk(ids)
    return [pages[pk] for pk in ids if pk in pages]


def _concern(heading: Any, pages: Any, tab: str = "") -> Concern:
    """`pages` in the order they are to be shown: a list, or a queryset that is counted."""
    total = len(pages) if isinstance(pages, list) else pages.count()
    return Concern(
        heading,
        total,
        [
            (page.draft_title or page.title, reverse("wagtailadmin_pages:edit", args=[page.pk]))
            for page in (pages[:LONGEST_LIST] if total else [])
        ],
        tab,
    )


def show(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ChecksPanel(request.user))
