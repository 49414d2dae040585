"""Columns and filters for Wagtail's own lists of pages: how each stands with its checks.

The columns read what a list has asked for all its pages at once (`ShowsChecks`), so a longer list
takes no more queries.
"""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_user_display_name

from review import status
from review.pages import content_type_ids, is_reviewed
from review.states import State, due_in_state


class _CheckColumn(Column):
    """A column about a page's check. Empty for pages that are not checked, or not on the site."""

    def get_value(self, page: Any) -> Any:
        standing = getattr(page, "standing_shown", None)
        return self.of(standing) if standing else ""

    def of(self, standing: status.Standing) -> str:
        raise NotImplementedError


class StateColumn(_CheckColumn):
    def of(self, standing: status.Standing) -> str:
        return str(standing.state.label)


class LastCheckColumn(_CheckColumn):
    def of(self, standing: status.Standing) -> str:
        return f"{_short(standing.on)}, {standing.reviewer}" if standing.on else "–"


class NextDueColumn(_CheckColumn):
    def of(self, standing: status.Standing) -> str:
        return _short(standing.due) if standing.due else "–"


class OwnerColumn(Column):
    def get_value(self, page: Any) -> Any:
        owner = getattr(page, "owner_shown", None)
        return get_user_display_name(owner) if owner else "–"


def _short(day: Any) -> str:
    return date_format(day, "j M Y")


COLUMNS = [
    StateColumn("check_state", label=_("Check")),
    LastCheckColumn("last_check", label=_("Last check")),
    NextDueColumn("next_due", label=_("Next check due")),
    OwnerColumn("owner", label=_("Owner")),
]


class StateFilterMixin(django_filters.FilterSet):
    """Put before a page list's filters: narrows it to a state of the check."""

    check_state = django_filters.ChoiceFilter(
        label=_("Check"),
        choices=State.choices,
        method="in_state",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    def in_state(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        within = status.with_due(pages.model._default_manager.filter(live=True).order_by())
        within = within.filter(due_in_state(State(value), timezone.localdate()))
        within = within.filter(content_type_id__in=content_type_ids())
        return pages.filter(pk__in=within.values("pk"))


class ShowsChecks:
    """Put before a page list's view: it asks how the pages of the screen stand, in two queries."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        show_checks(list(context["object_list"]))
        return context


def show_checks(pages: list[Any]) -> None:
    """Give each page what the columns show."""
    shown = [page for page in pages if page.live and is_reviewed(page)]
    standings = status.standings([page.pk for page in shown], timezone.localdate())
    for page in shown:
        page.standing_shown = standings[page.pk]
    owners = get_user_model()._default_manager.in_bulk({page.owner_id for page in pages} - {None})
    for page in pages:
        page.owner_shown = owners.get(page.owner_id)
