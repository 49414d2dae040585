"""“What readers could not find”: the report for staff, and its place in the admin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search import missed_actions as actions
from search import missed_weeks
from search.models import MissedSearch, SettledPhrase
from search.models.missed_search import Failure

TITLE = _("What readers could not find")


@dataclass(frozen=True)
class PhraseRow:
    """A phrase as the report shows it."""

    phrase: str
    language: str
    language_label: str
    total: int
    days: int
    kinds: list[tuple[Any, int]]
    last: date
    chart: missed_weeks.Chart
    settled: SettledPhrase | None
    actions: list[actions.Action]

    @property
    def address(self) -> str:
        return urlencode({"phrase": self.phrase, "language": self.language})


class MissedSearchFilterSet(WagtailFilterSet):
    settled = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=[("yes", _("Dealt with"))],
        empty_label=_("Waiting"),
        method="leave",
        widget=forms.RadioSelect,
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=Failure.choices,
        empty_label=_("All"),
        method="with_kind",
        widget=forms.RadioSelect,
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=settings.LANGUAGES,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = MissedSearch
        fields: list[str] = []

    def leave(self, phrases: QuerySet, name: str, value: str) -> QuerySet:
        """The view has chosen by then: rows are narrowed before they are counted."""
        return phrases

    def with_kind(self, phrases: QuerySet, name: str, value: str) -> QuerySet:
        return phrases.filter(**{f"{value}__gt": 0})


class PhrasePaginator(WagtailPaginator):
    verbose_name = _("phrase")
    verbose_name_plural = _("phrases")


class MissedSearchReport(ReportView):
    """Phrases that failed on three days or more, most often first."""

    page_title = TITLE
    header_icon = "search"
    template_name = "search/admin/missed.html"
    results_template_name = "search/admin/missed_results.html"
    index_url_name = "search_missed"
    index_results_url_name = "search_missed_results"
    permission_policy = ModelPermissionPolicy(MissedSearch)
    permission_required = "view"
    filterset_class = MissedSearchFilterSet
    paginate_by = 25
    default_ordering = ("-total", "phrase", "language")
    paginator_class = PhrasePaginator
    verbose_name_plural = PhrasePaginator.verbose_name_plural
    list_export = ["phrase", "language", "total", "days", *Failure.values, "last"]
    export_headings = {
        "phrase": _("Phrase"),
        "language": _("Language"),
        "total": _("Searches"),
        "days": _("Days"),
        "last": _("Last seen"),
        **dict(Failure.choices),
    }

    def get_base_queryset(self) -> QuerySet:
        rows = MissedSearch.objects.all()
        is_settled = self.request.GET.get("settled") == "yes"
        return (rows.settled() if is_settled else rows.waiting()).shown()

    def get_filename(self) -> str:
        return f"could-not-find-{timezone.localdate()}"

    def decorate_paginated_queryset(self, phrases: Iterable[dict[str, Any]]) -> list[Any]:
        # A spreadsheet takes the counts as they are. It cannot be made to hold a formula: the
        # normal form of a phrase begins with a letter or a digit.
        return list(phrases) if self.is_export else list(self._rows(list(phrases)))

    def _rows(self, phrases: list[dict[str, Any]]) -> Iterable[PhraseRow]:
        keys = [(found["language"], found["phrase"]) for found in phrases]
        counts = missed_weeks.per_phrase(keys)
        settled = {
            (done.language, done.phrase): done
            for done in SettledPhrase.objects.filter(
                phrase__in=[phrase for _language, phrase in keys]
            ).select_related("by")
        }
        for key, found in zip(keys, phrases, strict=True):
            yield PhraseRow(
                phrase=found["phrase"],
                language=found["language"],
                language_label=dict(settings.LANGUAGES).get(found["language"], found["language"]),
                total=found["total"],
                days=found["days"],
                kinds=[(label, found[kind]) for kind, label in Failure.choices if found[kind]],
                last=found["last"],
                chart=missed_weeks.chart(counts[key], slot=12, height=32),
                settled=settled.get(key),
                actions=[] if key in settled else actions.offered(self.request.user, *key),
            )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.results_only:
            context["overall"] = missed_weeks.chart(missed_weeks.overall(), slot=72, height=96)
        context["may_settle"] = actions.POLICY.user_has_permission(self.request.user, "add")
        return context


class MissedSearchMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return MissedSearchReport.permission_policy.user_has_permission(request.user, "view")


def menu_item() -> MenuItem:
    return MissedSearchMenuItem(
        TITLE, reverse("search_missed"), name="search-missed", icon_name="search", order=50
    )


def urls() -> list[URLPattern]:
    return [
        path("search/missed/", MissedSearchReport.as_view(), name="search_missed"),
        path(
            "search/missed/results/",
            MissedSearchReport.as_view(results_only=True),
            name="search_missed_results",
        ),
        *actions.urls(),
    ]
