"""The editor's form of a digest."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from review.forms import SENDING, ReviewedPageForm


class DigestForm(ReviewedPageForm):
    """Where a digest goes out with words that promise much, somebody says why they stay."""

    hype_reason = forms.CharField(
        label=gettext_lazy("Why words that promise much stay"),
        max_length=250,
        required=False,
        help_text=gettext_lazy(
            "Asked only if there are any, such as “breakthrough”. Usually it is better to say what "
            "was found, in how many people. Colleagues see the reason in the page's history."
        ),
    )

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors or not self._goes_on():
            return
        words = self._hype()
        reason = self.cleaned_data.get("hype_reason", "").strip()
        if words and not reason:
            said = _("These words promise much: %(words)s. Say it plainly, or say why they stay.")
            self.add_error("hype_reason", said % {"words": ", ".join(words)})
        elif words:
            self.instance.hype_kept = (words, reason)

    def _goes_on(self) -> bool:
        """Whether the button sends the digest on its way; sending it back does not."""
        button = next((name for name in SENDING if name in self.data), None)
        if button == "action-workflow-action":
            return bool(self.data.get("workflow-action-name") == "approve")
        return button is not None

    def _hype(self) -> list[str]:
        from home.plain_language.reading import read  # it knows the models, which know this form

        page: Any = self.instance
        return read(page).hype
