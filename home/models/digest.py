"""The monthly research digest."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageQuerySet
from wagtail.search import index

from home import json_ld, panels
from home.around import around_digest
from home.blocks.careful import careful_texts
from home.blocks.digest_item import DigestItemBlock
from home.digest_form import DigestForm
from home.fields import PortalStreamField
from home.marks import cited_reference_ids, marks_of
from home.models.base import PortalPage
from home.models.explained import ExplainedPage
from home.plain_language.passages import digest_passages
from home.reviewed import checks_of
from home.rich_text import LinkURLs, linked_page_ids
from home.visibility import reader_visible
from home.words import PageWords
from plainlanguage.passages import Passage
from review import references
from review.intervals import Risk
from review.models.page import ReviewedPage, risk_field


def headlines(items: Iterable[dict[str, Any]]) -> list[str]:
    """Of the findings of a digest, as stored."""
    return [item["value"].get("headline") or "" for item in items]


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


class DigestPage(ReviewedPage, ExplainedPage, PortalPage):
    """What one month's research found, item by item."""

    month = models.DateField(_("month"), help_text=_("Any day of the month; the first is kept."))
    summary = models.TextField(_("summary"), max_length=300)
    risk = risk_field(Risk.OTHER)
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
    base_form_class = DigestForm

    #: Words that promise much and why they stay, on the way from the form to the log.
    hype_kept: tuple[list[str], str] | None = None

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

    def texts(self) -> list[str]:
        """All that a reader reads on the page, as plain text."""
        return [
            self.summary,
            *type(self)._meta.get_field("items").get_searchable_content(self.items),
        ]

    def passages(self) -> list[Passage]:
        """The same, piece by piece, for plain language."""
        return digest_passages(self)

    def careful_texts(self) -> list[str]:
        return careful_texts(self.items.raw_data)

    @property
    def item_headlines(self) -> list[str]:
        return headlines(self.items.raw_data)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        url = self.url
        checks = checks_of(self, url)
        beside = around_digest(self, self.month, self.linked_ids())
        return (
            context
            | self.text_context(beside.link_urls)
            | {
                "checks": checks,
                "previous_digest": beside.previous,
                "json_ld": json_ld.script(
                    json_ld.digest(self, url, checks),
                    json_ld.breadcrumb_list(context["breadcrumbs"], url),
                ),
                "words": PageWords(self, beside.words_version),
                "next_digest": beside.next,
            }
        )

    def text_context(self, link_urls: LinkURLs) -> dict[str, Any]:
        """What the template needs for the text alone: also of an earlier version of the page."""
        items = [*self.items.raw_data]
        cited = references.numbered(used=cited_reference_ids(items))
        return {
            "link_urls": link_urls,
            "references": cited,
            "marks": marks_of(items, cited, self),
        }

    def linked_ids(self) -> set[int]:
        """The pages that the text links to."""
        return linked_page_ids([*self.items.raw_data])
