"""A promoted answer for a phrase from the report. Imported only where the app is installed."""

from typing import Any

from django.http import HttpResponse
from wagtail.contrib.search_promotions.views.settings import CreateView

from search import promotions
from search.missed_actions import settle, shown_phrase
from search.models.missed_search import Settlement


class PromoteView(CreateView):
    """Wagtail's own form. It comes back here, so that the phrase is known to be dealt with."""

    index_url_name = "search_missed"

    def get_add_url(self) -> str:
        return self.request.get_full_path()

    def get_initial(self) -> dict[str, Any]:
        shown = shown_phrase(self.request)
        phrase = promotions.phrase_for(shown["phrase"], shown["language"])
        return super().get_initial() | {"query_string": phrase}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        settle(**shown_phrase(self.request), how=Settlement.PROMOTED, by=self.request.user)
        return response
