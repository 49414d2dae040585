"""Bringing checks forward from an overfull month: the suggestion, and doing it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from review import decisions
from review.reports.load import REASON, Move, load
from review.reports.rows import Rows

#: Pages shown at a time. What is left is suggested again afterwards.
MOST = 50


class SpreadView(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Spread the work")
    header_icon = "calendar"
    template_name = "review/admin/spread.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(decisions.DECIDE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def moves(self) -> list[Move]:
        """As the board suggests them now, whatever it suggested when it was looked at."""
        rows = Rows(self.request.user)
        month = f"{self.kwargs['year']}-{self.kwargs['month']:02}"
        return load(rows.live, rows.today).moves.get(month, [])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ticked = set(request.POST.getlist("page"))
        done = 0
        for move in self.moves:
            if str(move.pk) in ticked:
                done += decisions.bring_forward([move.pk], move.by, REASON, request.user)
        text = ngettext(
            "%(number)d check brought forward.", "%(number)d checks brought forward.", done
        )
        messages.success(request, text % {"number": done})
        return redirect("review_board")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse("review_board"), "label": _("Page checks")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        moves = self.moves[:MOST]
        titles = dict(
            Page.objects.filter(pk__in=[move.pk for move in moves]).values_list("pk", "title")
        )
        return super().get_context_data(**kwargs) | {
            "moves": [(move, titles.get(move.pk, "")) for move in moves],
            "left": len(self.moves) - len(moves),
        }


def urls() -> list[URLPattern]:
    return [
        path("checks/spread/<int:year>-<int:month>/", SpreadView.as_view(), name="review_spread")
    ]
