"""The monthly research digest."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageQuerySet
from wagtail.search import index

from home import json_ld, panels
from home.blocks.digest_item import DigestItemBlock
from home.fields import PortalStreamField
from home.models.base import PortalPage
from home.reviewed import review_line
from home.rich_text import link_urls, linked_page_ids
from home.visibility import reader_visible


class DigestIndexPage(PortalPage):
    intro = models.TextField(_("introduction"), max_length=350)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.DigestPage"]
    max_count_per_parent = 1
    template = "home/digest_index_page.html"
    page_description = _("The list of monthly digests, and their feed.")

    search_fields = [*PortalPage.search_fields, index.SearchField("intro")]
    edit_handler = panels.DIGEST_INDEX

    class Meta:
        verbose_name = _("digest list")

    @property
    def summary(self) -> str:
        return self.intro

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"digests": list(self.digests())}

    def digests(self) -> PageQuerySet:
        """The digests a reader may see, newest month first."""
        pages = DigestPage.objects.child_of(self).order_by("-month")
        return reader_visible(pages, self.locale.language_code)


class DigestPage(PortalPage):
    """What one month's research found, item by item."""

    month = models.DateField(_("month"), help_text=_("Any day of the month; the first is kept."))
    summary = models.TextField(_("summary"), max_length=300)
    items = PortalStreamField([("item", DigestItemBlock())], verbose_name=_("findings"))

    parent_page_types = ["home.DigestIndexPage"]
    subpage_types: list[str] = []
    template = "home/digest_page.html"
    page_description = _("The findings of one month.")

    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("items"),
    ]
    edit_handler = panels.DIGEST

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")

    def clean(self) -> None:
        super().clean()
        if not self.month:
            return
        self.month = self.month.replace(day=1)
        same = DigestPage.objects.filter(month=self.month, locale=self.locale_id)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError({"month": _("There is a digest for this month already.")})

    @property
    def review_line(self) -> str:
        return review_line()

    @property
    def item_headlines(self) -> list[str]:
        return [item["value"]["headline"] for item in self.items.raw_data]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        url = self.url
        digests = DigestPage.objects.sibling_of(self, inclusive=False).defer("items")
        siblings = reader_visible(digests, self.locale.language_code)
        return context | {
            "link_urls": link_urls(linked_page_ids([*self.items.raw_data])),
            "previous_digest": siblings.filter(month__lt=self.month).order_by("-month").first(),
            "json_ld": json_ld.script(
                json_ld.digest(self, url), json_ld.breadcrumb_list(context["breadcrumbs"], url)
            ),
            "next_digest": siblings.filter(month__gt=self.month).order_by("month").first(),
        }
