"""“Clinical check”: all that a clinician needs to decide about a version, on one page."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from review import approving, publishing, recording, references, versions
from review.check_forms import CheckForm
from review.decisions import DECIDE
from review.models import Decision, Edit
from review.models.task import APPROVE, READ, SEND_BACK, ClinicalCheckTask
from review.refusal import RefusedError


class CheckView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Clinical check")
    header_icon = "clipboard-list"
    template_name = "review/admin/check.html"

    form: CheckForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = get_object_or_404(Page, pk=kwargs["page_id"])
        state = page.current_workflow_task_state
        task = state and state.task.specific
        if not isinstance(task, ClinicalCheckTask):
            messages.info(request, _("“%s” is not waiting for a clinical check.") % page.title)
            return redirect("wagtailadmin_home")
        offered = [name for name, *_rest in task.get_actions(page, request.user)]
        if READ not in offered:
            raise PermissionDenied
        self.task, self.state, self.offered = task, state, offered
        self.version = state.revision.as_object()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = self._form()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        decision = request.POST.get("decision", "")
        self.form = self._form(request.POST)
        self.form.sending_back = decision == SEND_BACK
        if str(self.state.pk) != request.POST.get("task_state"):
            # What was approved must be what was read.
            messages.error(
                request,
                _("The text was submitted anew while you read. See what changed, then decide."),
            )
        elif decision not in self.offered or decision == READ:
            messages.error(request, self._why_not() or _("Choose “Approve” or “Send back”."))
        elif self.form.is_valid() and (response := self._decide(decision)):
            return response
        elif self.form.errors:
            messages.validation_error(
                request, _("Nothing was decided yet: see the messages below."), self.form
            )
        return self.render_to_response(self.get_context_data())

    def _form(self, data: Any = None) -> CheckForm:
        return CheckForm(data, page=self.version, user=self.request.user)

    def _decide(self, decision: str) -> HttpResponse | None:
        answers = self.form.cleaned_data
        if decision == SEND_BACK:
            answers = {"comment": answers["comment"]}
        try:
            self.task.on_action(self.state, self.request.user, decision, **answers)
        except RefusedError as refusal:
            messages.error(self.request, str(refusal))
            return None
        done = (
            _("You approved “%s”.") if decision == APPROVE else _("You sent “%s” back.")
        ) % self.version.title
        messages.success(self.request, done)
        return redirect("wagtailadmin_home")

    def _why_not(self) -> str | None:
        return approving.why_not(self.request.user, self.version, self.state.revision)

    def get_page_subtitle(self) -> str:
        return str(self.version.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page, revision = self.version, self.state.revision
        base = publishing.base_version(page.pk, revision.pk - 1)
        listed = getattr(page, "source_ids", list)()
        return super().get_context_data(**kwargs) | {
            "page": page,
            "task_state": self.state,
            "form": self.form,
            "why_not": self._why_not(),
            "may_approve": APPROVE in self.offered,
            "may_send_back": SEND_BACK in self.offered,
            "base": versions.named(page.pk, base),
            "changes": list(self._changes(base)),
            "edits": Edit.objects.filter(
                page_id=page.pk, revision_id__gt=base or 0, revision_id__lte=revision.pk
            ).select_related("by"),
            "findings": self._findings(),
            "references": references.numbered(used=[], listed=listed),
            "records": recording.checks_of(page.pk),
            "decisions": Decision.objects.filter(page_id=page.pk).order_by("-pk"),
            "may_correct": self.request.user.has_perm(DECIDE),
            "preview_url": reverse(
                "wagtailadmin_pages:workflow_preview", args=[page.pk, self.task.pk]
            ),
        }

    def _findings(self) -> list[str]:
        """What other apps find in the version: theirs to know, the clinician's to weigh."""
        return [
            line for tell in hooks.get_hooks("findings_of_version") for line in tell(self.version)
        ]

    def _changes(self, base: int | None) -> Iterator[Any]:
        """Wagtail's own comparisons, field by field, of those that differ."""
        old = publishing.page_in_version(self.version, base)
        if old is None:
            return
        panel = self.version.get_edit_handler().get_bound_panel(
            instance=self.version, request=self.request, form=None
        )
        for comparison in panel.get_comparison():
            difference = comparison(old, self.version)
            if difference.has_changed():
                yield difference


def urls() -> list[URLPattern]:
    return [path("clinical-check/<int:page_id>/", CheckView.as_view(), name="review_check")]
