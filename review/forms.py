"""The editor's form of a page that is checked: it asks what a version changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

from review import publishing, versions
from review.edit_kinds import CHOICES, NEEDS_APPROVAL, EditKind
from review.models.edit import Edit
from review.models.page import DeclaredEdit

_PUBLISH = "action-publish"
#: The buttons that send a version on its way. Saving a draft asks nothing.
SENDING = (
    _PUBLISH,
    "action-submit",
    "action-restart-workflow",
    "action-workflow-action",
)


class ReviewedPageForm(WagtailAdminPageForm):
    """Say the kind of an edit where it goes out; refuse what a clinician has to approve first.

    Refused here, it costs nothing: the form keeps all that was typed, and the same page can be
    submitted instead.
    """

    edit_kind = forms.ChoiceField(
        label=_("What kind of edit is this?"),
        choices=CHOICES,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Everything that differs from the version that was last published or approved. Asked "
            "when you submit or publish. Meaning and safety need a clinician's approval."
        ),
    )
    edit_sentence = forms.CharField(
        label=_("What changed, in one sentence"),
        max_length=250,
        required=False,
        help_text=_("Readers see it in the page's history, if the meaning changed."),
    )
    edit_is_correction = forms.BooleanField(
        label=_("This puts right something that was wrong"),
        required=False,
        help_text=_(
            "Readers then see the sentence above as a correction, with its date, on the page and "
            "in its history. It stays there for good."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page_id = self.instance.pk
        base = versions.named(page_id, publishing.base_version(page_id)) if page_id else ""
        if base and "edit_kind" in self.fields:
            self.fields["edit_kind"].help_text = gettext(
                "Everything that differs from %(base)s. Asked when you submit or publish. Meaning "
                "and safety need a clinician's approval."
            ) % {"base": base}

    def _post_clean(self) -> None:
        super()._post_clean()
        button = next((name for name in SENDING if name in self.data), None)
        if button and not self.errors:
            self._ask_what_changed(publish=button == _PUBLISH or self._approves_the_last_step())

    def _approves_the_last_step(self) -> bool:
        """Whether the button is the publisher's “Approve and publish” in the workflow."""
        if "action-workflow-action" not in self.data:
            return False
        state = self.instance.current_workflow_state
        approves = self.data.get("workflow-action-name") == "approve"
        return bool(approves and state and state.is_at_final_task)

    def _ask_what_changed(self, *, publish: bool) -> None:
        said = self.cleaned_data.get("edit_kind") or None
        sentence = self.cleaned_data.get("edit_sentence", "")
        is_correction = self.cleaned_data.get("edit_is_correction", False)
        base = publishing.base_version(self.instance.pk) if self.instance.pk else None
        if base is None:
            said = said or EditKind.MEANING  # a new page: all of it is news
        since = Edit.objects.filter(page_id=self.instance.pk or 0, revision_id__gt=base or 0)
        earlier = [edit.kind for edit in since]
        pending = publishing.pending_kind(self.instance, base, said, earlier)
        if pending is None:
            return
        if said is None:
            self.add_error("edit_kind", _("Say what kind of edit this is."))
        elif publish and pending in NEEDS_APPROVAL:
            self.add_error("edit_kind", publishing.why_not(self.instance))
        elif pending in NEEDS_APPROVAL and said not in NEEDS_APPROVAL and not earlier:
            self.add_error(
                "edit_kind",
                _("A number, a “not”, or what people act on changed. Choose meaning or safety."),
            )
        elif said in NEEDS_APPROVAL and base is not None and not sentence:
            self.add_error("edit_sentence", _("Say what changed, for the page's history."))
        elif is_correction and not sentence:
            message = _("Say what was wrong and what is right: readers see it as the correction.")
            self.add_error("edit_sentence", message)
        else:
            self.instance.declared_edit = DeclaredEdit(said, sentence, is_correction)
