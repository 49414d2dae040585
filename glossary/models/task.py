"""The step of the workflow in which a clinician reads a term."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, Revision, TaskState

APPROVE = "approve"


class WordCheckTask(AbstractGroupApprovalTask):
    """Approving here dates the version: the day that readers see. It is never typed."""

    class Meta:
        verbose_name = gettext_lazy("clinical reading of a word")
        verbose_name_plural = gettext_lazy("clinical readings of words")

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        if action_name == APPROVE:
            # What was changed while reading is a newer version than the step began with.
            revision = Revision.objects.get(
                pk=task_state.workflow_state.content_object.latest_revision_id
            )
            term = revision.as_object()
            term.note_check(timezone.localdate())
            revision.content |= {
                "checked_on": term.checked_on.isoformat(),
                "checked_words": term.checked_words,
            }
            revision.save(update_fields=["content"])
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return _("Members of the chosen groups read the word; their approval dates it")
