"""What staff keep as evidence, under “Evidence” in the admin's menu."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from review.facts_admin import FactViewSet
from review.models import Reference
from review.reference_views import ReferenceDeleteView, ReferenceEditView


class _FindForm(BaseFilterForm):
    """Finds a reference by words of it, or by its DOI, PubMed number or address, pasted."""

    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Words, or a DOI, PMID or address")}),
        required=False,
    )

    def filter(self, objects: Any) -> Any:
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        return objects.matching(self.search_query) if self.search_query else objects


class _CreationForm(forms.ModelForm):
    #: The page's own form is on the same screen, and has a title too.
    prefix = "new-reference"

    class Meta:
        model = Reference
        fields = [
            *("title", "authors", "publisher", "year", "url", "doi", "pmid"),
            *("kind", "funder", "accessed"),
        ]
        widgets = {"accessed": AdminDateInput}


class _Choose(ChooseView):
    filter_form_class = _FindForm


class _ChooseResults(ChooseResultsView):
    filter_form_class = _FindForm


class ReferenceChooserViewSet(SnippetChooserViewSet):
    """Choose a reference while writing, or make it there if it is not here yet."""

    choose_view_class = _Choose
    choose_results_view_class = _ChooseResults
    creation_tab_label = _("New reference")
    create_action_label = _("Add reference")
    creation_form_class = _CreationForm


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    icon = "doc-full"
    menu_label = _("References")
    edit_view_class = ReferenceEditView
    delete_view_class = ReferenceDeleteView
    chooser_viewset_class = ReferenceChooserViewSet
    delete_template_name = "review/admin/reference_delete.html"
    list_display = ["title", "publisher", "year", "kind", "retracted_on"]
    list_filter = ["kind", "link_status"]
    search_fields = ["title", "publisher", "authors", "doi", "pmid", "url"]
    list_per_page = 50
    panels = [
        FieldPanel("title"),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("year")]),
        MultiFieldPanel(
            [FieldPanel("url"), FieldRowPanel([FieldPanel("doi"), FieldPanel("pmid")])],
            heading=_("Where to find it: one of these at least"),
        ),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("funder")]),
        FieldRowPanel([FieldPanel("accessed"), FieldPanel("retracted_on")]),
    ]


class EvidenceGroup(SnippetViewSetGroup):
    menu_label = _("Evidence")
    menu_icon = "doc-full"
    menu_order = 240
    items = (ReferenceViewSet, FactViewSet)
