"""What staff edit about search, under “Readers’ search” in the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.models import SearchTerm
from search.prefilled import PrefilledCreateView


class SearchTermViewSet(SnippetViewSet):
    model = SearchTerm
    icon = "link"
    add_view_class = PrefilledCreateView
    menu_label = _("Synonyms")
    list_display = ["phrase", "target", "kind", "direction", "language"]
    list_filter = ["kind", "direction", "language", "case_matters"]
    search_fields = ["phrase", "target"]
    list_per_page = 50


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Readers' search")
    menu_icon = "search"
    menu_order = 250
    items = (SearchTermViewSet,)
