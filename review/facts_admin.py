"""Shared facts in the admin: where each is used, and what has to be said to change one."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.snippets.views.snippets import SnippetViewSet

from review import facts
from review.edit_kinds import NEEDS_APPROVAL
from review.models import Fact
from review.reference_views import ReferenceDeleteView


class FactForm(WagtailAdminModelForm):
    """Asks why, when what readers see of a fact changes."""

    change_kind = forms.ChoiceField(
        label=_("What kind of change is this?"),
        choices=[(kind.value, kind.label) for kind in NEEDS_APPROVAL],
        required=False,
        widget=forms.RadioSelect,
    )
    change_reason = forms.CharField(
        label=_("Why does it change?"),
        max_length=250,
        required=False,
        help_text=_("One sentence. Readers see it in the history of each page."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "key" in self.fields:
            self.fields["key"].disabled = True

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors or not self.instance.pk:
            return
        was = Fact.objects.filter(pk=self.instance.pk).first()
        if was is None or was.seen() == self.instance.seen():
            return
        said = _("Readers will see another fact. Say this first.")
        for name in ("change_kind", "change_reason"):
            if not (self.cleaned_data.get(name) or "").strip():
                self.add_error(name, said)

    def save(self, commit: bool = True) -> Any:
        fact = super().save(commit=False)
        if commit and fact.pk:
            said = self.cleaned_data
            facts.change(fact, said["change_kind"], said["change_reason"], self.for_user)
        elif commit:
            fact.save()
        return fact


class _OfKeptFact(Panel):
    """Only shown for a fact that is kept already."""

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk) and super().is_shown()


class PagesPanel(_OfKeptFact):
    """The pages that will change with the fact."""

    class BoundPanel(_OfKeptFact.BoundPanel):
        template_name = "review/admin/fact_pages.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "pages": facts.pages_using(self.instance),
                "changes": self.instance.changes.order_by("-pk"),
            }


class ChangePanel(MultiFieldPanel):
    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk) and super().is_shown()


class FactFilterSet(WagtailFilterSet):
    check = django_filters.ChoiceFilter(
        label=_("Check"),
        choices=[("past", _("Past its check"))],
        empty_label=_("All"),
        method="filter_check",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Fact
        fields = ["country"]

    def filter_check(self, queryset: QuerySet[Fact], name: str, value: str) -> QuerySet[Fact]:
        past = Fact.objects.past_check().values("pk")
        return queryset.filter(pk__in=past) if value == "past" else queryset


class FactViewSet(SnippetViewSet):
    model = Fact
    icon = "clipboard-list"
    menu_label = _("Facts")
    delete_view_class = ReferenceDeleteView
    delete_template_name = "review/admin/fact_delete.html"
    filterset_class = FactFilterSet
    list_display = ["name", "plain_value", "country", "checked_on", "check_by"]
    search_fields = ["name", "value", "wording"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            PagesPanel(heading=_("Where it is used")),
            FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
            FieldRowPanel([FieldPanel("value"), FieldPanel("unit"), FieldPanel("country")]),
            MultiFieldPanel(
                [
                    FieldPanel("wording"),
                    FieldPanel("wording_parents"),
                    FieldPanel("wording_professionals"),
                ],
                heading=_("In a sentence"),
            ),
            ChangePanel(
                [FieldPanel("change_kind"), FieldPanel("change_reason")],
                heading=_("If what readers see of it changes"),
            ),
            FieldPanel("source"),
            FieldRowPanel([FieldPanel("checked_on"), FieldPanel("check_every")]),
        ],
        base_form_class=FactForm,
    )
