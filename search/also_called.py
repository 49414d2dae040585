"""Adding what readers type to the names of a guide, as a draft that somebody else may check."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminPageChooser

from home.models import GuidePage
from search.normalise import phrase


class AlsoCalledForm(forms.Form):
    """The name, and a guide that `user` may edit, in `language`."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        help_text=gettext_lazy("With capitals and accents as a reader should see it."),
    )
    guide = forms.ModelChoiceField(
        label=gettext_lazy("Guide"),
        queryset=GuidePage.objects.none(),
        widget=AdminPageChooser(target_models=[GuidePage]),
    )

    def __init__(self, *args: Any, user: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        guides = GuidePage.objects.filter(locale__language_code=language)
        self.fields["guide"].queryset = guides  # type: ignore[attr-defined]
        self.fields["guide"].error_messages["invalid_choice"] = _(
            "Choose a guide in the language of the phrase."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        guide, name = cleaned.get("guide"), cleaned.get("name")
        if guide and name:
            for problem in _problems(guide, name, self.user):
                self.add_error("guide", problem)
        return cleaned


def _problems(guide: GuidePage, name: str, user: Any) -> list[str]:
    """Why `user` cannot add `name` to a draft of `guide` now."""
    allowed = guide.permissions_for_user(user)
    # An alias is a copy that follows another page; Wagtail edits that one.
    if guide.alias_of_id or not allowed.can_edit():
        return [_("You may not edit this guide.")]
    if allowed.page_locked():
        return [_("This guide is locked or waiting for somebody's approval.")]
    draft = guide.get_latest_revision_as_object()
    if phrase(name) in {phrase(known) for known in draft.also_called}:
        return [_("This guide has that name already. Is its draft waiting to be published?")]
    draft.also_called = [*draft.also_called, name]
    try:
        draft.full_clean()
    except ValidationError as error:
        return [
            _("The draft of this guide has a mistake to mend first: %(problem)s")
            % {"problem": " ".join(error.messages)}
        ]
    return []


def add_name(guide: GuidePage, name: str, user: Any) -> None:
    """Add `name` in a new draft on top of the latest one. What readers see does not change."""
    draft = guide.get_latest_revision_as_object()
    draft.also_called = [*draft.also_called, name]
    draft.save_revision(user=user, log_action=True)
