"""What a clinician is asked when they approve a version or send it back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from review import approving

#: Months that are offered; the page's own number stands for an empty choice.
_MONTHS = (3, 6, 9, 12, 18, 24, 36, 48, 60)


class CheckForm(forms.Form):
    """Both decisions in one form, so that nothing typed is lost by changing one's mind."""

    # `comment` is Wagtail's name for it, kept in the workflow's history too.
    comment = forms.CharField(
        label=_("Note for colleagues"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Only staff see it. Needed when you send the text back."),
    )
    public_note = forms.CharField(
        label=_("Note for readers"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Shown on the page with your name, if you approve."),
    )
    interval = forms.TypedChoiceField(
        label=_("Months until the next check"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("As usual for this page")), *((n, str(n)) for n in _MONTHS)],
    )
    interval_reason = forms.CharField(
        label=_("Why it may wait longer than usual"),
        max_length=250,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    #: Whether the text goes back to its authors.
    sending_back = False

    def __init__(self, *args: Any, page: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.user = page, user
        if page is not None and "interval" in self.fields:
            usual = gettext("Usual for this page: %(months)d. Only a clinical lead may allow more.")
            self.fields["interval"].help_text = usual % {"months": page.months_between_checks}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.sending_back:
            if not cleaned.get("comment"):
                self.add_error("comment", gettext("Say what should change, so that they know."))
        elif self.page is not None and not self.errors:
            self._check_interval(cleaned)
        return cleaned

    def _check_interval(self, cleaned: dict[str, Any]) -> None:
        usual = self.page.months_between_checks
        months = cleaned.get("interval") or usual
        try:
            approving.check_interval(months, usual, cleaned.get("interval_reason", ""), self.user)
        except ValidationError as error:
            self.add_error(None, error)


class SendBackForm(CheckForm):
    """Of the same answers, those that matter when the text goes back."""

    sending_back = True
    public_note = None  # type: ignore[assignment]
    interval = None  # type: ignore[assignment]
    interval_reason = None  # type: ignore[assignment]
