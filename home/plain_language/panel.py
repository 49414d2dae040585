"""The side panel “Plain language” in the editors of guides and digests."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel


class PlainLanguageSidePanel(BaseSidePanel):
    """Empty at first: the script asks for what is in the form when the panel is opened."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle plain language")
        icon_name = "pilcrow"

    name = "plain-language"
    title = _("Plain language")
    template_name = "home/admin/plain_language/panel.html"
    order = 360

    def __init__(self, object: Any, request: Any, *, url: str) -> None:
        super().__init__(object, request)
        self.url = url

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {
            "url": self.url,
            "url_on_edit": reverse("plain_language_on_edit", args=[0]),
        }


def url_on_edit(page: Any) -> str:
    return reverse("plain_language_on_edit", args=[page.pk])


def url_on_add(page: Any, parent: Any) -> str:
    meta = page._meta
    return reverse("plain_language_on_add", args=[meta.app_label, meta.model_name, parent.pk])
