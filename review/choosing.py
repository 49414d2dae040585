"""The editor's windows that mark words as a claim, or put a fact into a text.

Each is one form, drawn and checked here; `review/js/marks.js` only carries it to and fro. It finds
references and facts in the form itself: the admin can open only one window at a time.
"""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.modal_workflow import render_modal_workflow

from review.evidence import Design, EndPoint, Strength
from review.models import Fact, Reference
from review.models.fact import FactAudience
from review.rich_text import claim_data

#: How many references or facts are offered at once.
MOST_OFFERED = 8
_FIND = "find"


class _OneOf(forms.ModelChoiceField):
    """One of the few rows that are on offer: those found, and the one chosen before."""

    widget = forms.RadioSelect

    def __init__(self, model: Any, **options: Any) -> None:
        super().__init__(model.objects.none(), empty_label=None, **options)
        self.rows = model.objects

    def offer(self, found: Any, chosen: Any) -> None:
        offered = [row.pk for row in found[:MOST_OFFERED]]
        chosen = [int(chosen)] if str(chosen or "").isdecimal() else []
        self.queryset = self.rows.filter(pk__in=[*chosen, *offered])


class ClaimForm(forms.Form):
    strength = forms.ChoiceField(
        label=_("How sure are researchers?"), choices=Strength.choices, widget=forms.RadioSelect
    )
    find = forms.CharField(
        label=_("Find a reference"),
        required=False,
        help_text=_("Words of it, its DOI, PubMed number or address. Then choose “Find”."),
    )
    reference = _OneOf(Reference, label=_("It rests on"), required=False)
    design = forms.ChoiceField(
        label=_("Study design"),
        required=False,
        choices=[("", "—"), *((code, f"{code} · {label}") for code, label in Design.choices)],
        help_text=_("For professionals, as the PDQ summaries count it. May stay empty."),
    )
    endpoint = forms.ChoiceField(
        label=_("What was measured"),
        required=False,
        choices=[("", "—"), *((code, f"{code} · {label}") for code, label in EndPoint.choices)],
    )

    def __init__(self, data: Any, **options: Any) -> None:
        super().__init__(data, **options)
        field: Any = self.fields["reference"]
        found = Reference.objects.matching(data.get("find", "").strip()).order_by("-pk")
        field.offer(found, data.get("reference"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("strength") not in (None, Strength.NOT_KNOWN) and not cleaned["reference"]:
            self.add_error("reference", _("Choose what this claim rests on."))
        return cleaned

    def chosen(self) -> dict[str, str]:
        reference = self.cleaned_data["reference"]
        return claim_data(self.cleaned_data | {"reference": reference.pk if reference else ""})


class FactForm(forms.Form):
    find = forms.CharField(
        label=_("Find a fact"), required=False, help_text=_("Words of it. Then choose “Find”.")
    )
    id = _OneOf(Fact, label=_("Fact"))
    audience = forms.ChoiceField(
        label=_("In the words for"), choices=FactAudience.choices, initial=FactAudience.PATIENT
    )

    def __init__(self, data: Any, **options: Any) -> None:
        super().__init__(data, **options)
        field: Any = self.fields["id"]
        wanted = Q()
        for word in data.get("find", "").split():
            wanted &= Q(name__icontains=word) | Q(wording__icontains=word) | Q(value=word)
        field.offer(Fact.objects.filter(wanted), data.get("id"))

    def chosen(self) -> dict[str, str]:
        fact, audience = self.cleaned_data["id"], self.cleaned_data["audience"]
        return {
            "id": str(fact.pk),
            "audience": "" if audience == FactAudience.PATIENT else audience,
            "words": fact.words(audience),
        }


def choose_claim(request: HttpRequest) -> HttpResponse:
    return _choose(request, ClaimForm, _("How sure is this?"))


def choose_fact(request: HttpRequest) -> HttpResponse:
    return _choose(request, FactForm, _("A shared fact"))


def _choose(request: HttpRequest, form_class: Any, title: Any) -> HttpResponse:
    posted = request.method == "POST"
    data = (request.POST if posted else request.GET).copy()
    data.setdefault("audience", FactAudience.PATIENT)
    form = form_class(data)
    if posted and _FIND not in request.POST.getlist("do") and form.is_valid():
        return render_modal_workflow(
            request, None, None, None, json_data={"step": "chosen", "chosen": form.chosen()}
        )
    if not posted or _FIND in request.POST.getlist("do"):
        # Nobody has said that the form is filled in yet.
        form.errors.clear()
    return render_modal_workflow(
        request,
        "review/admin/choose.html",
        None,
        {"form": form, "title": title, "words_missing": data.get("words") == ""},
        json_data={"step": "form"},
    )


def urls() -> list[Any]:
    return [
        path("review/choose/claim/", choose_claim, name="review_choose_claim"),
        path("review/choose/fact/", choose_fact, name="review_choose_fact"),
    ]
