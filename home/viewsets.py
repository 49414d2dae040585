"""Lists of pages in the admin that also say how each page stands with its checks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.listing import (
    ExplorableIndexView,
    IndexView,
    PageFilterSet,
)
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from home.models import DigestIndexPage, DigestPage, GuidePage, SectionPage
from home.plain_language.editing import (
    PlainLanguageCreateView,
    PlainLanguageEditView,
    ScoredHistoryView,
)
from review.explorer import COLUMNS, ShowsChecks, StateFilterMixin

#: What makes room for the columns about checks.
_LEFT_OUT = {"latest_revision_created_at", "type"}


def _with_checks(columns: list) -> list:
    kept = [column for column in columns if column.name not in _LEFT_OUT]
    return [*kept, *COLUMNS]


class CheckedFilterSet(StateFilterMixin, PageFilterSet):
    pass


class GuidesView(ShowsChecks, IndexView):
    base_columns = _with_checks(IndexView.base_columns)
    base_filterset_class = CheckedFilterSet


class BelowView(ShowsChecks, ExplorableIndexView):
    """What is below a page whose children are checked."""

    base_columns = _with_checks(ExplorableIndexView.base_columns)
    base_filterset_class = CheckedFilterSet


class GuidesViewSet(PageListingViewSet):
    """All guides, wherever they are in the tree."""

    model = GuidePage
    icon = "doc-full"
    menu_label = _("Guides")
    menu_order = 110
    add_to_admin_menu = True
    index_view_class = GuidesView
    filterset_class = CheckedFilterSet


class GuideViewSet(PageViewSet):
    """What is below a section: guides only (`SectionPage.subpage_types`)."""

    model = GuidePage
    parent_models = [SectionPage]
    index_view_class = BelowView
    add_view_class = PlainLanguageCreateView
    edit_view_class = PlainLanguageEditView
    history_view_class = ScoredHistoryView
    filterset_class = CheckedFilterSet


class DigestViewSet(PageViewSet):
    """What is below the list of digests: digests only."""

    model = DigestPage
    parent_models = [DigestIndexPage]
    index_view_class = BelowView
    add_view_class = PlainLanguageCreateView
    edit_view_class = PlainLanguageEditView
    history_view_class = ScoredHistoryView
    filterset_class = CheckedFilterSet


VIEWSETS = [GuidesViewSet("guides"), GuideViewSet(), DigestViewSet()]
