"""The forms for checks that happened elsewhere, and for corrections."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from review.models.record import APPROVALS, CheckKind, ReviewRecord
from review.models.reviewer import Reviewer


class _Dated(forms.Form):
    on = forms.DateField(label=_("Day of the check"), widget=AdminDateInput)

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(gettext("This day is still to come."))
        return day


def _note(label: Any, help_text: Any, *, required: bool = False, most: int = 500) -> Any:
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=most, widget=widget
    )


class RecordForm(_Dated):
    kind = forms.ChoiceField(
        label=_("What kind of check was it?"),
        choices=[choice for choice in CheckKind.choices if choice[0] != CheckKind.CLINICAL],
        widget=forms.RadioSelect,
    )
    reviewer = forms.ModelChoiceField(
        label=_("Who checked"),
        queryset=Reviewer.objects.all(),
        help_text=_("Somebody with a public card: see Reviewers."),
    )
    public_note = _note(_("Note for readers"), _("Shown on the page with the person's name."))
    staff_note = _note(_("Note for colleagues"), _("Only staff see it."), most=2000)

    field_order = ["kind", "reviewer", "on", "public_note", "staff_note"]


class CorrectForm(_Dated):
    revoke = forms.TypedChoiceField(
        label=_("What was wrong?"),
        choices=[
            ("", _("The day or the note for readers")),
            ("1", _("The approval: it is taken back")),
        ],
        coerce=bool,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    public_note = _note(_("Note for readers"), _("As it should have been."))
    reason = _note(_("Why it is corrected"), _("Only staff see it."), required=True, most=2000)

    field_order = ["revoke", "on", "public_note", "reason"]

    def __init__(self, *args: Any, record: ReviewRecord, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": record.on, "public_note": record.public_note, "revoke": ""}
        super().__init__(*args, **kwargs)
        if record.outcome not in APPROVALS:
            del self.fields["revoke"]
