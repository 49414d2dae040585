"""What the side panel asks for while somebody types: the unsaved form, read as plain language."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.models import Page

from home.models import DigestPage, GuidePage
from home.plain_language import told
from home.plain_language.reading import Reading, read
from home.plain_language.trend import trend_of


def told_of(reading: Reading) -> dict[str, Any]:
    """What the templates show of a reading."""
    is_grade = not reading.language.startswith("es")
    return {
        "scores": told.scores(reading),
        "is_grade": is_grade,
        "aim": told.AIM_OF_GRADE if is_grade else told.AIM_OF_INFLESZ,
        "hardest": told.hardest(reading),
        "groups": told.groups(reading),
        "checklists": [*told.checklists(reading)],
        "words": reading.analysis.as_written.words,
        "count": len(reading.analysis.findings),
    }


class ReadOnEdit(PreviewOnEditView):
    """As the preview: the same form, the same permission. Nothing is kept of what is sent."""

    http_method_names = ("post",)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(self.object, GuidePage | DigestPage):
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form(request.POST)
        if not self.validate_form(form):
            return render(request, "home/admin/plain_language/unreadable.html")
        page = form.save(commit=False)
        context = told_of(read(page)) | {"trend": trend_of(page.pk) if page.pk else None}
        return render(request, "home/admin/plain_language/results.html", context)


class ReadOnAdd(ReadOnEdit, PreviewOnCreateView):
    def get_object(self) -> Any:
        page = PreviewOnCreateView.get_object(self)
        page.locale = Page.objects.get(pk=self.parent_object_id).locale
        return page

    def get_form(self, query_dict: Any) -> Any:
        return PreviewOnCreateView.get_form(self, query_dict)


def urls() -> list[URLPattern]:
    return [
        path("plain-language/<int:page_id>/", ReadOnEdit.as_view(), name="plain_language_on_edit"),
        path(
            "plain-language/add/<slug:content_type_app_name>/<slug:content_type_model_name>/"
            "<int:parent_page_id>/",
            ReadOnAdd.as_view(),
            name="plain_language_on_add",
        ),
    ]
