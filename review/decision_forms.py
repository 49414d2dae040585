"""The forms of a clinical lead's decisions about a page."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Page

from review import decisions
from review.decisions import LONGEST_EXTENSION
from review.intervals import add_months

_READ = _("Readers will read this, in the page's history. One or two plain sentences.")


class DecisionForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_READ,
    )

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page


class _UntilForm(DecisionForm):
    until = forms.DateField(
        label=_("Check it by"),
        widget=AdminDateInput,
        help_text=_("A day in the next 6 months. Until then readers are not warned."),
    )
    field_order = ["until", "reason"]

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today < until <= add_months(today, LONGEST_EXTENSION):
            message = _("Choose a day in the next %(months)d months.")
            raise forms.ValidationError(message, params={"months": LONGEST_EXTENSION})
        return until


class ExtendForm(_UntilForm):
    pass


class RestoreForm(_UntilForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not decisions.was_ever_approved(self.page.pk):
            del self.fields["until"]  # no check to be late: readers are told that there was none

    def clean(self) -> dict[str, Any]:
        return {"until": None} | (super().clean() or {})


class WithdrawForm(DecisionForm):
    instead = forms.ModelChoiceField(
        label=_("Where readers should go instead"),
        queryset=Page.objects.filter(live=True, depth__gt=2),
        required=False,
        widget=AdminPageChooser,
        help_text=_("A page of ours that answers the same question, if there is one."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _(
            "Readers will read this at the page's address, in place of the text. "
            "One or two plain sentences."
        )

    def clean_instead(self) -> Page | None:
        instead: Page | None = self.cleaned_data["instead"]
        if instead and instead.pk == self.page.pk:
            raise forms.ValidationError(_("Choose another page: this one is being withdrawn."))
        return instead
