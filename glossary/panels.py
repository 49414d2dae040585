"""What the editor of a word shows beside its fields."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.models import Page

from glossary.uses import page_ids

#: Pages listed. Of a word on more of them the number is told.
MOST = 50


class UsedOnPanel(Panel):
    """The pages in which readers find the word explained: what a change of it changes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Used on")} | kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "glossary/admin/used_on.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            ids = page_ids(self.instance) if self.instance.pk else []
            pages = Page.objects.filter(pk__in=ids).order_by("title")
            return super().get_context_data(parent_context) | {
                "pages": [
                    (page, page.permissions_for_user(self.request.user).can_edit())
                    for page in pages[:MOST]
                ],
                "count": len(ids),
            }
