"""What the editor says while a clinician has the text."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock


class ClinicalCheckLock(WorkflowLock):
    """Nobody changes a text while it is being checked: what is approved is what was read."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> SafeString:
        locked = _("A clinician is checking this text, so nobody can change it now.")
        if self.task.get_actions(self.object, user):
            address = reverse("review_check", args=[self.object.pk])
            label = _("Read and decide")
            return format_html('<b>{}</b> <a href="{}">{}</a>', locked, address, label)
        how = _("To go on writing, its author can cancel the workflow and submit it again.")
        return format_html("<b>{}</b> {}", locked, how)

    def get_locked_by(self, user: Any, can_lock: bool = False) -> str:
        return _("Locked by the clinical check")

    def get_icon(self, user: Any, can_lock: bool = False) -> str:
        return "lock"

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        return _("Nobody can change the text while a clinician checks it")
