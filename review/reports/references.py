"""“References”: which of them want attention."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db import models
from django.db.models import Count, IntegerField, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from review.citing import uses
from review.intervals import add_months
from review.models import Reference
from review.reports.spreadsheets import SafeSpreadsheets

TITLE = _("References")
#: Months after which a link wants to be looked at again.
LINK_IS_OLD = 6


class Wanting(models.TextChoices):
    """What may be wrong with a reference."""

    UNUSED = "unused", _("Not used")
    RETRACTED = "retracted", _("Retracted")
    UNNUMBERED = "unnumbered", _("Without PubMed number and DOI")
    UNCHECKED = "unchecked", _("Link not checked in 6 months")
    BROKEN = "broken", _("Link does not work")


#: The findings that somebody has to act on.
_BROKEN = ["gone", "error", "unreachable", "not-allowed"]


def _condition(wanting: str) -> Q:
    match wanting:
        case Wanting.UNUSED:
            return Q(times_used=0)
        case Wanting.RETRACTED:
            return Q(retracted_on__isnull=False)
        case Wanting.UNNUMBERED:
            return Q(pmid="", doi="")
        case Wanting.BROKEN:
            return Q(link_status__in=_BROKEN)
    since = add_months(timezone.localdate(), -LINK_IS_OLD)
    return Q(link_checked_at=None) | Q(link_checked_at__date__lt=since)


class ReferenceFilterSet(WagtailFilterSet):
    wanting = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=Wanting.choices,
        empty_label=_("All"),
        method="narrow",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Reference
        fields = ["kind"]

    def narrow(self, references: QuerySet, name: str, value: str) -> QuerySet:
        return references.filter(_condition(value))


class ReferenceReport(SafeSpreadsheets, ReportView):
    page_title = TITLE
    header_icon = "doc-full"
    model = Reference
    index_url_name = "review_references"
    index_results_url_name = "review_references_results"
    permission_policy = ModelPermissionPolicy(Reference)
    permission_required = "view"
    filterset_class = ReferenceFilterSet
    default_ordering = ("title", "pk")
    list_export = [
        *("pk", "title", "authors", "publisher", "year", "get_kind_display", "address", "doi"),
        *("pmid", "funder", "accessed", "retracted_on", "times_used", "link_checked_at"),
        "get_link_status_display",
    ]
    export_headings = {
        "pk": _("Number"),
        "get_kind_display": _("Kind of document"),
        "address": _("Address"),
        "times_used": _("Used by"),
        "get_link_status_display": _("Link"),
    }

    def get_base_queryset(self) -> QuerySet:
        used = (
            uses()
            .order_by()
            .values("to_object_id")
            .annotate(pages=Count("object_id", distinct=True))
            .values("pages")
        )
        return Reference.objects.annotate(
            times_used=Coalesce(Subquery(used, output_field=IntegerField()), 0)
        )

    def get_filename(self) -> str:
        return f"references-{timezone.localdate()}"

    @cached_property
    def columns(self) -> list[Any]:
        model: Any = Reference  # has had its viewset since it was registered as a snippet
        names = model.snippet_viewset

        def edit(reference: Reference) -> str:
            return reverse(names.get_url_name("edit"), args=[reference.pk])

        def usage(reference: Reference) -> str:
            return reverse(names.get_url_name("usage"), args=[reference.pk])

        return [
            TitleColumn("title", label=_("Title"), get_url=edit, sort_key="title"),
            Column("publisher", label=_("Who published it"), sort_key="publisher"),
            Column("year", label=_("Year"), sort_key="year"),
            TitleColumn("times_used", label=_("Used by"), get_url=usage, sort_key="times_used"),
            Column("retracted_on", label=_("Retracted on"), sort_key="retracted_on"),
            Column("link", label=_("Link"), accessor="get_link_status_display"),
            DateColumn("link_checked_at", label=_("Link checked"), sort_key="link_checked_at"),
        ]


class ReferenceReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return ReferenceReport.permission_policy.user_has_permission(request.user, "view")


def menu_item() -> MenuItem:
    return ReferenceReportMenuItem(
        TITLE, reverse("review_references"), name="references", icon_name="doc-full", order=40
    )


def urls() -> list[URLPattern]:
    return [
        path("review/references/", ReferenceReport.as_view(), name="review_references"),
        path(
            "review/references/results/",
            ReferenceReport.as_view(results_only=True),
            name="review_references_results",
        ),
    ]
