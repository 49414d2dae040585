"""“Reading levels”: all guides by how hard they are to read, and whether that gets better."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import (
    Case,
    F,
    FloatField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Round
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.models import GuidePage, ReadingScore
from review.models.publication import Publication
from review.reports.spreadsheets import SafeSpreadsheets

TITLE = _("Reading levels")
_MAY = ("add", "change", "publish")


#: To put pages in order. Of Spanish more is easier, and both scales in one list would say nothing:
#: it comes after. Those without a figure come last.
_DIFFICULTY = Case(
    When(without_defined=None, then=Value(-1000.0)),
    When(locale__language_code__startswith="es", then=Value(-500.0) - F("without_defined")),
    default=F("without_defined"),
)


class ReadingFilterSet(WagtailFilterSet):
    title = django_filters.CharFilter(label=_("Title has"), lookup_expr="icontains")
    locale = django_filters.ModelChoiceFilter(
        label=_("Language"), queryset=Locale.objects.all(), empty_label=_("All")
    )

    class Meta:
        model = GuidePage
        fields: list[str] = []


class ReadingBoard(SafeSpreadsheets, ReportView):
    """The versions that readers have, in one query, however many guides there are."""

    page_title = TITLE
    header_icon = "pilcrow"
    model = GuidePage
    index_url_name = "reading_levels"
    index_results_url_name = "reading_levels_results"
    permission_policy = PagePermissionPolicy()
    any_permission_required = list(_MAY)
    filterset_class = ReadingFilterSet
    #: The hardest first: the queue is what this is for. No page is held up by a number.
    default_ordering = ("-difficulty", "title", "pk")
    list_export = [
        *("title", "locale", "words", "as_written", "without_defined", "change"),
        *("important", "findings", "hype"),
    ]
    export_headings = {
        "title": _("Title"),
        "locale": _("Language"),
        "words": _("Words"),
        "as_written": _("As written"),
        "without_defined": _("Without our words"),
        "change": _("Change"),
        "important": _("Matter most"),
        "findings": _("All findings"),
        "hype": _("Promises"),
    }

    def get_base_queryset(self) -> QuerySet:
        now = ReadingScore.objects.filter(revision_id=OuterRef("live_revision_id"))
        published = Publication.objects.filter(page_id=OuterRef("page_id"))
        before = ReadingScore.objects.filter(
            page_id=OuterRef("pk"),
            revision_id__lt=OuterRef("live_revision_id"),
            revision_id__in=published.values("revision_id"),
        ).order_by("-revision_id")
        names = ("words", "as_written", "without_defined", "important", "findings", "hype")
        theirs = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, _MAY
        )
        return (
            GuidePage.objects.filter(live=True, pk__in=theirs.values("pk"))
            .select_related("locale")
            .only("title", "locale", "path", "depth", "live_revision_id")
            .annotate(**{name: Subquery(now.values(name)[:1]) for name in names})
            .annotate(difficulty=_DIFFICULTY)
            .annotate(
                change=Round(
                    F("without_defined")
                    - Subquery(before.values("without_defined")[:1], output_field=FloatField()),
                    precision=1,
                )
            )
        )

    def get_filename(self) -> str:
        return f"reading-levels-{timezone.localdate()}"

    @cached_property
    def columns(self) -> list[Any]:
        def edit(page: GuidePage) -> str:
            return reverse("wagtailadmin_pages:edit", args=[page.pk])

        headings = self.export_headings
        names = ("as_written", "without_defined", "change", "important", "hype")
        return [
            TitleColumn("title", label=_("Title"), get_url=edit, sort_key="title", width="35%"),
            Column("locale", label=_("Language"), accessor="locale"),
            *(Column(name, label=headings[name], sort_key=name) for name in names),
        ]


class ReadingBoardMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = ReadingBoard.permission_policy
        return bool(policy.user_has_any_permission(request.user, _MAY))


def menu_item() -> MenuItem:
    return ReadingBoardMenuItem(
        TITLE, reverse("reading_levels"), name="reading-levels", icon_name="pilcrow", order=45
    )


def urls() -> list[URLPattern]:
    return [
        path("reading-levels/", ReadingBoard.as_view(), name="reading_levels"),
        path(
            "reading-levels/results/",
            ReadingBoard.as_view(results_only=True),
            name="reading_levels_results",
        ),
    ]
