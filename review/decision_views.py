"""“Put off”, “Withdraw” and “Put back”: what a clinical lead decides about a page."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page

from review import decision_forms, decisions, publishing, status
from review.decisions import DECIDE
from review.pages import is_reviewed, reviewed_pages
from review.refusal import RefusedError


class DecisionView(WagtailAdminTemplateMixin, FormView):
    """A decision about one page, on a page of its own: it says what readers will see."""

    template_name = "review/admin/decision.html"
    header_icon = "clipboard-list"
    explanation: Any
    button: Any
    #: What is said where the decision makes no sense for the page as it is now.
    pointless: Any
    done: Any
    page: Page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        self.page = get_object_or_404(reviewed_pages(), pk=kwargs["page_id"])
        if not self.makes_sense():
            messages.error(request, self.pointless % {"title": self.page.title})
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def makes_sense(self) -> bool:
        return self.page.live

    def decide(self, **answers: Any) -> object:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.decide(**form.cleaned_data)
        except (ValidationError, PublishPermissionError, RefusedError) as error:
            # A page that is not complete, say: beside what was typed, not in place of it.
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
            return self.form_invalid(form)
        messages.success(self.request, self.done % {"title": self.page.title})
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.validation_error(
            self.request, _("Nothing was decided yet: see the messages below."), form
        )
        return super().form_invalid(form)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"page": self.page}

    def get_success_url(self) -> str:
        return str(get_valid_next_url_from_request(self.request) or reverse("review_board"))

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse("review_board"), "label": _("Page checks")}
        here = {"url": "", "label": self.page_title, "sublabel": self.page.title}
        return [*self.breadcrumbs_items, board, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "next": get_valid_next_url_from_request(self.request),
            "back": self.get_success_url(),
        }


class ExtendView(DecisionView):
    page_title = gettext_lazy("Put off the check")
    form_class = decision_forms.ExtendForm
    explanation = gettext_lazy(
        "The page stays as it is, without a warning, until the day you choose. Its history says "
        "that the check was put off, and why."
    )
    button = gettext_lazy("Put off the check")
    pointless = gettext_lazy(
        "“%(title)s” has no check to put off: it was never checked, or is not on the site."
    )
    done = gettext_lazy("The check of “%(title)s” was put off.")

    def makes_sense(self) -> bool:
        return self.page.live and status.due_of(self.page.pk) is not None

    def decide(self, **answers: Any) -> object:
        return decisions.extend(self.page, by=self.request.user, **answers)


class WithdrawView(DecisionView):
    page_title = gettext_lazy("Withdraw")
    form_class = decision_forms.WithdrawForm
    explanation = gettext_lazy(
        "Readers no longer get the text. At its address they read that the page was withdrawn, "
        "why, and where to go instead. You can put it back."
    )
    button = gettext_lazy("Withdraw the page")
    pointless = gettext_lazy("“%(title)s” is not on the site.")
    done = gettext_lazy("“%(title)s” was withdrawn.")

    def decide(self, **answers: Any) -> object:
        return decisions.withdraw(self.page, by=self.request.user, **answers)


class RestoreView(DecisionView):
    page_title = gettext_lazy("Put back")
    form_class = decision_forms.RestoreForm
    explanation = gettext_lazy(
        "Readers get the page as they last had it. Later drafts stay drafts."
    )
    button = gettext_lazy("Put the page back")
    pointless = gettext_lazy("“%(title)s” is not withdrawn.")
    done = gettext_lazy("“%(title)s” is back on the site.")

    def makes_sense(self) -> bool:
        return not self.page.live and publishing.is_withdrawn(self.page.pk)

    def decide(self, **answers: Any) -> object:
        return decisions.restore(self.page, by=self.request.user, **answers)


def buttons(page: Any, user: Any, next_url: Any = None, view_name: str = "") -> Iterator[Button]:
    """In the menus of a page, for clinical leads. Which of them make sense, the views say."""
    if not user.has_perm(DECIDE) or not is_reviewed(page):
        return

    def button(label: str, name: str, priority: int) -> Button:
        address = reverse(name, args=[page.pk])
        if next_url:
            address += "?" + urlencode({"next": next_url})
        return Button(label, address, icon_name="clipboard-list", priority=priority)

    if page.live:
        yield button(_("Put off the check"), "review_extend", 71)
        yield button(_("Withdraw"), "review_withdraw", 72)
    elif page.first_published_at:
        yield button(_("Put back"), "review_restore", 71)


def urls() -> list[URLPattern]:
    return [
        path("checks/put-off/<int:page_id>/", ExtendView.as_view(), name="review_extend"),
        path("checks/withdraw/<int:page_id>/", WithdrawView.as_view(), name="review_withdraw"),
        path("checks/put-back/<int:page_id>/", RestoreView.as_view(), name="review_restore"),
    ]
