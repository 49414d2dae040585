"""“Page checks”: how every page stands with its checks, and what is to be done about it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from review.decisions import DECIDE
from review.models.record import ReviewRecord
from review.reports import spread
from review.reports.filters import BoardFilterSet
from review.reports.lines import Line, lines
from review.reports.load import load
from review.reports.names import Names
from review.reports.rows import Row, Rows, Tab
from review.reports.spreadsheets import SafeSpreadsheets

TITLE = _("Page checks")


class PagePaginator(WagtailPaginator):
    verbose_name = _("page")
    verbose_name_plural = _("pages")


class Board(SafeSpreadsheets, ReportView):
    """Not a queryset but rows: its tabs and months count all pages, so all are read once."""

    page_title = TITLE
    header_icon = "clipboard-list"
    template_name = "review/admin/board.html"
    results_template_name = "review/admin/board_results.html"
    index_url_name = "review_board"
    index_results_url_name = "review_board_results"
    permission_policy = ModelPermissionPolicy(ReviewRecord)
    permission_required = "view"
    filterset_class = BoardFilterSet
    paginate_by = 50
    paginator_class = PagePaginator
    verbose_name_plural = PagePaginator.verbose_name_plural
    list_export = [
        *("title", "section", "kind", "state", "checked_on", "checked_by", "due", "owner"),
        "edited",
    ]
    export_headings = {
        "title": _("Title"),
        "section": _("Section"),
        "kind": _("Kind of page"),
        "state": _("State"),
        "checked_on": _("Last check"),
        "checked_by": _("Checked by"),
        "due": _("Next check due"),
        "owner": _("Owner"),
        "edited": _("Edited since the check"),
    }

    @cached_property
    def board(self) -> Rows:
        asked = self.request.GET.get("reviewer", "")
        is_number = asked.isascii() and asked.isdigit() and len(asked) < 10
        return Rows(self.request.user, reviewer=int(asked) if is_number else None)

    @cached_property
    def names(self) -> Names:
        return Names(self.board.all)

    @cached_property
    def by_tab(self) -> dict[str, list[Row]]:
        """What the filters let through, for every tab."""
        is_asked = self.filters and self.filters.is_valid()
        rows = self.filters.narrow(self.board.all) if is_asked else self.board.all
        return self.board.by_tab(rows)

    @cached_property
    def tab(self) -> str:
        is_asked = self.filters and self.filters.is_valid()
        return str(self.filters.form.cleaned_data.get("state") or "") if is_asked else ""

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {
            "names": self.names,
            "queryset": ReviewRecord.objects.none(),
        }

    def get_queryset(self) -> Any:
        return self.by_tab[self.tab]

    def filter_queryset(self, queryset: Any) -> Any:
        return queryset

    def decorate_paginated_queryset(self, object_list: Iterable[Row]) -> list[Line]:
        return lines(object_list, self.board, self.names, links=not self.is_export)

    def get_filename(self) -> str:
        return f"page-checks-{timezone.localdate()}"

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return str(self.export_headings[field])

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Both formats as a CSV: a workbook is often saved as one later."""
        return super().preprocess_field_value(field, value, self.FORMAT_CSV)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {
            "tabs": self._tabs(),
            "may_decide": self.request.user.has_perm(DECIDE),
            "here": self.request.get_full_path().replace("/results/", "/"),
        }
        if not self.results_only and not self.is_export:
            context["load"] = load(self.board.live, self.board.today)
        return context

    def _tabs(self) -> list[dict[str, Any]]:
        return [
            {
                "label": label,
                "count": len(self.by_tab[value]),
                "url": self._address_of(value),
                "is_open": value == self.tab,
            }
            for value, label in [("", _("All")), *Tab.choices]
        ]

    def _address_of(self, tab: str) -> str:
        asked = self.request.GET.copy()
        for name in ("p", "state", "_w_filter_fragment", "export"):
            asked.pop(name, None)
        if tab:
            asked["state"] = tab
        query = asked.urlencode()
        return f"{self.index_url}?{query}" if query else str(self.index_url)


class BoardMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return Board.permission_policy.user_has_permission(request.user, "view")


def menu_item() -> MenuItem:
    return BoardMenuItem(
        TITLE, reverse("review_board"), name="page-checks", icon_name="clipboard-list", order=10
    )


def urls() -> list[URLPattern]:
    return [
        path("checks/board/", Board.as_view(), name="review_board"),
        path(
            "checks/board/results/", Board.as_view(results_only=True), name="review_board_results"
        ),
        *spread.urls(),
    ]
