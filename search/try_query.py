"""“Try a query”: what search understood, and why each page ranks where it does.

Shows staff what readers are shown, so that a page is mended where it is weak. Nothing is counted
as a search that failed.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from search import explaining, promotions, ranking
from search.models import SearchTerm
from search.query import parse
from search.results import PAGE_SIZE
from search.trial import pages_shown, reading_of
from search.understanding import understand

TITLE = _("Try a query")
#: Of the group of what staff do for search (`viewsets.SearchGroup`).
MENU_HOOK = "register_search_menu_item"


def may_try(user: Any) -> bool:
    """Whoever can mend what they see here: the pages, or the synonyms."""
    return PagePermissionPolicy().user_has_any_permission(
        user, {"add", "change", "publish"}
    ) or ModelPermissionPolicy(SearchTerm).user_has_any_permission(user, {"add", "change"})


class TryForm(forms.Form):
    """Only drawn: an address is read by `search.query.parse`, and nothing in it is refused."""

    q = forms.CharField(
        label=_("What a reader types"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=lambda: settings.LANGUAGES
    )


class TryQueryView(WagtailAdminTemplateMixin, TemplateView):
    page_title = TITLE
    header_icon = "search"
    template_name = "search/admin/try_query.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_try(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Read as a reader's query is, so whatever is sent, the outcome is an ordinary page.
        query = parse(self.request.GET)
        wish = self.request.GET.get("language", "")
        language = wish if wish in dict(settings.LANGUAGES) else settings.LANGUAGES[0][0]
        context = super().get_context_data(**kwargs) | {
            "form": TryForm(initial={"q": query.typed, "language": language}),
            "query": query,
        }
        return context | (self._tried(query.words, language) if query.words else {})

    def _tried(self, words: str, language: str) -> dict[str, Any]:
        understood = understand(words, language)
        ranked = ranking.readable_ranks(understood, language)
        first = ranked[:PAGE_SIZE]
        rows = explaining.read(understood, language, [page.page_id for page in first])
        explanations = explaining.explain(understood, first, rows)
        reading = reading_of(words, language, understood)
        return {
            "reading": reading,
            "promoted": promotions.promoted([words, " ".join(understood.words)], language),
            "pages": pages_shown(explanations, reading, self.request.user),
            "total": len(ranked),
            "is_capped": len(ranked) >= ranking.MOST_CANDIDATES,
            "may_edit_terms": self.request.user.has_perm("search.change_searchterm"),
        }


class TryQueryMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_try(request.user)


def menu_item() -> MenuItem:
    return TryQueryMenuItem(
        TITLE, reverse("search_try_query"), name="try-query", icon_name="search", order=50
    )


def urls() -> list[URLPattern]:
    return [path("search/try/", TryQueryView.as_view(), name="search_try_query")]
