"""The editors of pages whose plain language is looked at."""

from typing import Any

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.history import PageHistoryView

from home.plain_language.panel import PlainLanguageSidePanel, url_on_add, url_on_edit
from home.plain_language.trend import trend_of


class PlainLanguageEditView(EditView):
    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        # What autosave asks for is drawn into the page that is open already.
        if not self.expects_json_response and not self.hydrate_create_view:
            panel = PlainLanguageSidePanel(self.page, self.request, url=url_on_edit(self.page))
            panels.append(panel)
        return panels


class ScoredHistoryView(PageHistoryView):
    """What happened to a page, and above it how hard each version was to read."""

    template_name = "home/admin/plain_language/history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"trend": trend_of(self.object.pk)}


class PlainLanguageCreateView(CreateView):
    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()
        url = url_on_add(self.page, self.parent_page)
        panels.append(PlainLanguageSidePanel(self.page, self.request, url=url))
        return panels
