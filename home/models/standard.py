"""Pages about the site itself: about, privacy, accessibility, contact."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from home import panels
from home.blocks.palettes import standard_palette
from home.blocks.stream import BodyBlock, give_anchors, sections
from home.fields import PortalStreamField
from home.models.base import PortalPage
from home.rich_text import link_urls, linked_page_ids

#: Fewer sections than this need no list of contents.
FEWEST_CONTENTS = 3


class StandardPage(PortalPage):
    summary = models.TextField(_("summary"), max_length=250)
    body = PortalStreamField(BodyBlock(standard_palette()), verbose_name=_("body"))

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/standard_page.html"
    page_description = _("A page about the site itself, such as privacy.")

    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    edit_handler = panels.STANDARD

    class Meta:
        verbose_name = _("page about the site")
        verbose_name_plural = _("pages about the site")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        contents = sections(give_anchors(self.body))
        return context | {
            "contents": contents if len(contents) >= FEWEST_CONTENTS else [],
            "link_urls": link_urls(linked_page_ids([*self.body.raw_data])),
        }
