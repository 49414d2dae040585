"""The step of the workflow in which a clinician checks a version."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState

from review import approving
from review.locks import ClinicalCheckLock
from review.refusal import RefusedError

READ, APPROVE, SEND_BACK = "read", "approve", "reject"


class ClinicalCheckTask(AbstractGroupApprovalTask):
    """Approving here writes the record that `review.publishing` asks for.

    A version that needs no clinician passes by itself, with the reason in the workflow's history.
    While somebody checks, nobody changes the text: not even who checks it.
    """

    lock_class = ClinicalCheckLock

    #: Whom Wagtail is asking about, noted by `get_actions`: the form's rules depend on both.
    _asked: dict[str, Any]

    class Meta:
        verbose_name = gettext_lazy("clinical check")
        verbose_name_plural = gettext_lazy("clinical checks")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        from review.skipping import why_skip  # which knows pages, and pages know this task

        revision = workflow_state.content_object.get_latest_revision()
        if reason := why_skip(revision):
            # Without Wagtail's signal: nobody is to be told that something waits for them.
            return TaskState.objects.create(
                workflow_state=workflow_state,
                revision=revision,
                task=self,
                status=TaskState.STATUS_SKIPPED,
                finished_at=timezone.now(),
                comment=reason,
            )
        return super().start(workflow_state, user=user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return True

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """What this person may do. `READ` leads to the page where all of it is laid out."""
        if not super().get_actions(obj, user):
            return []
        revision, page = obj.latest_revision, obj.specific
        self._asked = {"page": page, "user": user}
        actions: list[tuple[str, Any, bool]] = [(READ, _("Read and decide"), False)]
        if approving.card_of(user, obj) is None:
            return actions
        if revision and approving.why_not(user, obj, revision) is None:
            actions.append((APPROVE, _("Approve"), True))
        return [*actions, (SEND_BACK, _("Send back"), True)]

    def get_form_for_action(self, action: str) -> Any:
        from review.check_forms import CheckForm, SendBackForm

        if action == READ:
            return TaskStateCommentForm  # asks nothing that is needed
        form = SendBackForm if action == SEND_BACK else CheckForm
        # Wagtail takes the form before it asks for the actions, and makes one after.
        return lambda *data: form(*data, **getattr(self, "_asked", {}))

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **answers: Any
    ) -> str | None:
        """Decide, and write it down: both or neither. Returns where to go next.

        Raises `RefusedError` with the reason if this person may not decide so.
        """
        if action_name == READ:
            return reverse("review_check", args=[task_state.revision.object_id])
        # Held until the decision is written: two may be reading.
        task_state = TaskState.objects.select_for_update().get(pk=task_state.pk)
        if task_state.status != TaskState.STATUS_IN_PROGRESS:
            raise RefusedError(_("Somebody has decided about this text already."))
        revision, comment = task_state.revision, answers.pop("comment", "")
        try:
            approving.check(
                revision.as_object(),
                revision,
                user,
                approve=action_name == APPROVE,
                staff_note=comment,
                **answers,
            )
        except PermissionDenied as reason:
            raise RefusedError(str(reason)) from reason
        super().on_action(task_state, user, action_name, comment=comment)
        return reverse("wagtailadmin_home")

    @classmethod
    def get_description(cls) -> str:
        return _("Members of the chosen groups who have a public card check the text")
