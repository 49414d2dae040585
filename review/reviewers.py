"""The people who check pages: their public cards, under “Reviewers” in the admin's menu."""

from typing import Any

from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from review.models import Reviewer


class ReviewerViewSet(SnippetViewSet):
    model = Reviewer
    icon = "group"
    menu_label = gettext_lazy("Reviewers")
    menu_order = 241
    add_to_admin_menu = True
    list_display = [
        *("name", "role", "organisation", "account"),
        Column("last_check", label=gettext_lazy("Last check"), sort_key="last_check"),
    ]
    ordering = ["name"]
    search_fields = ["name", "role", "organisation"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reviewer]:
        return Reviewer.objects.annotate(last_check=Max("records__on"))


def refuse_to_delete_signed(request: HttpRequest, cards: Any) -> HttpResponse | None:
    """Before snippets are deleted, one or many: keep the cards that signed a check, and say so."""
    if request.method != "POST":
        return None
    signed = [card for card in cards if isinstance(card, Reviewer) and card.records.exists()]
    for card in signed:
        messages.error(
            request, _("“%s” has checked pages, so the card stays. Nothing was deleted.") % card
        )
    return redirect(Reviewer.snippet_viewset.get_url_name("list")) if signed else None
