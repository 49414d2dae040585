"""“Record a check” and “Correct a check”, for those who may."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page, Revision

from review import recording
from review.decisions import DECIDE
from review.models import ReviewRecord
from review.models.page import ReviewedPage
from review.record_forms import CorrectForm, RecordForm


class _View(WagtailAdminTemplateMixin, FormView):
    template_name = "review/admin/record.html"
    header_icon = "clipboard-list"
    permission: str
    title: str
    page_id: int

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return self.prepare() or super().dispatch(request, *args, **kwargs)

    def prepare(self) -> HttpResponse | None:
        """Find what it is about; an answer, where there is nothing to do."""
        raise NotImplementedError

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.validation_error(
            self.request, _("Nothing was written down yet: see the messages below."), form
        )
        return super().form_invalid(form)

    def get_success_url(self) -> str:
        return str(get_valid_next_url_from_request(self.request) or reverse("wagtailadmin_home"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.page_title, "sublabel": self.title}
        return [*self.breadcrumbs_items, here]

    def get_page_subtitle(self) -> str:
        return self.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "next": get_valid_next_url_from_request(self.request),
            "records": recording.checks_of(self.page_id),
            "may_correct": self.request.user.has_perm(DECIDE),
        }


class RecordView(_View):
    page_title = gettext_lazy("Record a check")
    form_class = RecordForm
    permission = recording.RECORD

    def prepare(self) -> HttpResponse | None:
        self.page = get_object_or_404(Page, pk=self.kwargs["page_id"])
        self.page_id, self.title = self.page.pk, self.page.title
        live = Revision.objects.filter(pk=self.page.live_revision_id or 0).first()
        if live is None or not self.page.live or not _is_checked(self.page):
            messages.error(self.request, _("Only a page that readers see can be checked so."))
            return redirect(self.get_success_url())
        self.live = live
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"live": self.live}

    def form_valid(self, form: Any) -> HttpResponse:
        if self.request.POST.get("live") != str(self.live.pk):
            form.add_error(
                None,
                _("Readers were given a new version meanwhile. Is the check about that one?"),
            )
            return self.form_invalid(form)
        recording.record(self.page, self.live, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The check of “%s” was recorded.") % self.title)
        return super().form_valid(form)


class CorrectView(_View):
    page_title = gettext_lazy("Correct a check")
    form_class = CorrectForm
    permission = DECIDE

    def prepare(self) -> HttpResponse | None:
        self.record = get_object_or_404(ReviewRecord, pk=self.kwargs["record_id"])
        self.page_id, self.title = self.record.page_id, self.record.page_title
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"record": self.record}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            recording.correct(
                self.record,
                self.request.user,
                **form.cleaned_data | {"revoke": bool(form.cleaned_data.get("revoke"))},
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, _("The check of “%s” was corrected.") % self.title)
        return super().form_valid(form)


def _is_checked(page: Any) -> bool:
    return page.specific_class is not None and issubclass(page.specific_class, ReviewedPage)


def buttons(page: Any, user: Any, next_url: Any = None, view_name: str = "") -> Iterator[Button]:
    """In the menus of a page, for those who may record a check of it."""
    if page.live and user.has_perm(recording.RECORD) and _is_checked(page):
        address = reverse("review_record", args=[page.pk])
        yield Button(_("Record a check"), address, icon_name="clipboard-list", priority=70)


def urls() -> list[URLPattern]:
    return [
        path("checks/record/<int:page_id>/", RecordView.as_view(), name="review_record"),
        path("checks/correct/<int:record_id>/", CorrectView.as_view(), name="review_correct"),
    ]
