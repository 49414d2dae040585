"""“Words and our pages”: what the glossary lacks, and what of it nobody needs."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from home.plain_language.coverage import coverage

TITLE = _("Words and our pages")
_MAY = "glossary.change_term"


class CoverageView(WagtailAdminTemplateMixin, TemplateView):
    page_title = TITLE
    header_icon = "openquote"
    template_name = "home/admin/plain_language/coverage.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(_MAY):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        languages = dict(settings.LANGUAGES)
        asked = self.request.GET.get("language")
        language = asked if asked in languages else settings.LANGUAGE_CODE
        return super().get_context_data(**kwargs) | {
            "coverage": coverage(language),
            "language": language,
            "languages": languages.items(),
            "add_url": reverse("wagtailsnippets_glossary_term:add", query={"locale": language}),
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class CoverageMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(_MAY))


def menu_item() -> MenuItem:
    return CoverageMenuItem(
        TITLE, reverse("word_coverage"), name="word-coverage", icon_name="openquote", order=46
    )


def lines(language: str) -> Iterator[str]:
    """The same for `manage.py glossary coverage`."""
    found = coverage(language)
    for missing in found.missing:
        yield f"missing: {missing.word} ({missing.pages}: {'; '.join(missing.titles)})"
    for term in found.unused:
        yield f"on no page: {term.name}"
    for term in found.past_check:
        yield f"check is late: {term.name}, checked on {term.checked_on}"
    yield (
        f"{len(found.missing)} missing, {len(found.unused)} on no page,"
        f" {len(found.past_check)} with a late check"
    )


def urls() -> list[URLPattern]:
    return [path("word-coverage/", CoverageView.as_view(), name="word_coverage")]
