"""The admin's views of references, where they differ from those of other snippets."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import DeleteView, EditView

from review import retraction
from review.citing import drafts_citing, is_cited
from review.models import Fact, Reference


class ReferenceEditView(EditView):
    @transaction.atomic
    def save_instance(self) -> Reference:
        was = Reference.objects.values_list("retracted_on", flat=True).get(pk=self.object.pk)
        reference: Reference = super().save_instance()
        retraction.tell_citing_pages(reference, was=was, by=self.request.user)
        return reference


class ReferenceDeleteView(DeleteView):
    """Says where a reference is used, and deletes one that nothing uses."""

    @cached_property
    def drafts(self) -> list[Any]:
        return drafts_citing(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["drafts"] = self.drafts
        context["is_protected"] = bool(self.usage.count() or self.drafts)
        return context


def refuse_to_delete_cited(request: HttpRequest, snippets: Iterable[Any]) -> HttpResponse | None:
    """Before snippets are deleted, one or many: keep those that something cites, and say so."""
    if request.method != "POST":
        return None
    cited: list[Any] = [
        item for item in snippets if isinstance(item, (Reference, Fact)) and is_cited(item)
    ]
    for item in cited:
        messages.error(request, _("“%s” is in use, so nothing was deleted.") % item)
    if not cited:
        return None
    view = "usage" if len(cited) == 1 else "list"
    name = cited[0].snippet_viewset.get_url_name(view)
    return redirect(name, *([cited[0].pk] if view == "usage" else []))
