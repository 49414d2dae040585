"""The filters of the board. They narrow rows that have been read already, not a queryset."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from review.reports.names import Names
from review.reports.rows import Row, Tab


class BoardFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=Tab.choices,
        empty_label=_("All that readers have"),
        widget=forms.RadioSelect,
    )
    section = django_filters.ChoiceFilter(label=_("Section"), choices=[])
    owner = django_filters.TypedChoiceFilter(label=_("Owner"), choices=[], coerce=int)
    reviewer = django_filters.TypedChoiceFilter(label=_("Checked last by"), choices=[], coerce=int)

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("section", names.sections)
        self._offer("owner", names.owners)
        self._offer("reviewer", names.reviewers)

    def _offer(self, name: str, labels: dict[Any, str]) -> None:
        by_label = sorted(labels.items(), key=lambda choice: choice[1].casefold())
        self.filters[name].extra["choices"] = by_label

    def narrow(self, rows: list[Row]) -> list[Row]:
        """The rows that all filters but the state let through."""
        chosen = self.form.cleaned_data
        if section := chosen.get("section"):
            rows = [row for row in rows if row.section == section]
        if owner := chosen.get("owner"):
            rows = [row for row in rows if row.owner_id == owner]
        if chosen.get("reviewer"):
            rows = [row for row in rows if row.theirs]
        return rows
