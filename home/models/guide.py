"""A guide: one subject, explained."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.search import index

from home import json_ld, panels
from home.around import MOST_RELATED, around_guide
from home.blocks.careful import careful_texts
from home.blocks.palettes import guide_palette
from home.blocks.sources import source_blocks
from home.blocks.stream import (
    BodyBlock,
    Section,
    chosen_ids,
    give_anchors,
    headings,
    sections,
)
from home.choices import Audience, Stage, for_whom, labels
from home.fields import ChoicesField, LinesField, PortalStreamField
from home.guide_form import GuideForm
from home.marks import cited_reference_ids, marks_of
from home.models.base import PortalPage
from home.models.explained import ExplainedPage
from home.plain_language.level import Level, level_of_page
from home.plain_language.passages import guide_passages
from home.reading import count_words, in_minutes, reading_minutes, to_read
from home.reviewed import checks_of
from home.rich_text import LinkURLs, linked_page_ids
from home.words import PageWords
from plainlanguage.passages import Passage
from review import references
from review.models.page import ReviewedPage


class GuidePage(ReviewedPage, ExplainedPage, PortalPage):
    summary = models.TextField(
        _("summary"),
        max_length=250,
        help_text=_("One or two sentences, under the title and in search results."),
    )
    key_points = PortalStreamField(
        [("point", blocks.CharBlock(max_length=140, label=_("Point")))],
        min_num=3,
        max_num=5,
        verbose_name=_("key points"),
        help_text=_("Three to five short sentences. Many readers read only these."),
    )
    for_whom = ChoicesField(
        models.CharField(max_length=20, choices=Audience.choices),
        verbose_name=_("for whom"),
        default=list,
    )
    stages = ChoicesField(
        models.CharField(max_length=30, choices=Stage.choices),
        verbose_name=_("stages"),
        default=list,
        help_text=_("Where a reader of this page may be. Tick all that fit."),
    )
    also_called = LinesField(
        models.CharField(max_length=80),
        verbose_name=_("also called"),
        blank=True,
        default=list,
        help_text=_("Other names people use, one to a line. Search finds the page by them."),
    )
    body = PortalStreamField(BodyBlock(guide_palette()), verbose_name=_("body"))
    sources = PortalStreamField(
        source_blocks(),
        verbose_name=_("sources"),
        help_text=_("At least one. A page whose facts nobody can check is not published."),
    )
    related = PortalStreamField(
        [("guide", blocks.PageChooserBlock(page_type="home.GuidePage", label=_("Guide")))],
        blank=True,
        max_num=MOST_RELATED,
        verbose_name=_("related guides"),
        help_text=_("Up to four. Left empty, guides of the same section are shown."),
    )
    reading_minutes = models.PositiveSmallIntegerField(editable=False, default=1)
    reading_level = models.CharField(
        max_length=20, choices=Level.choices, editable=False, blank=True, default=""
    )

    parent_page_types = ["home.SectionPage"]
    subpage_types: list[str] = []
    template = "home/guide_page.html"
    page_description = _("One subject explained, in a section.")

    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("also_called", boost=3),
        index.SearchField("key_points", boost=2),
        index.SearchField("body"),
        # Also in the body: so a word in a heading counts twice.
        index.SearchField("headings"),
        index.FilterField("stages"),
        index.FilterField("for_whom"),
    ]
    edit_handler = panels.GUIDE
    base_form_class = GuideForm

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        indexes = [GinIndex(fields=["stages"]), GinIndex(fields=["for_whom"])]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reading_minutes = reading_minutes(count_words(self.texts()))
        self.reading_level = level_of_page(self)
        super().save(*args, **kwargs)

    def texts(self) -> list[str]:
        """All that a reader reads on the page, as plain text."""
        fields = type(self)._meta
        return [
            self.summary,
            *fields.get_field("key_points").get_searchable_content(self.key_points),
            *fields.get_field("body").get_searchable_content(self.body),
        ]

    def passages(self) -> list[Passage]:
        """The same, piece by piece, for plain language."""
        return guide_passages(self)

    def careful_texts(self) -> list[str]:
        return careful_texts(self.body.raw_data)

    @property
    def headings(self) -> list[str]:
        return headings(self.body)

    @property
    def facts(self) -> list[str]:
        """What stands below the title."""
        whom = [for_whom(self.for_whom)] if self.for_whom else []
        return [to_read(self.reading_minutes), *whom]

    @property
    def minutes(self) -> str:
        return in_minutes(self.reading_minutes)

    @property
    def audience_labels(self) -> list[str]:
        return labels(Audience, self.for_whom)

    @property
    def stage_labels(self) -> list[str]:
        return labels(Stage, self.stages)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        url = self.url
        checks = checks_of(self, url)
        beside = around_guide(self, self.linked_ids(), chosen_ids(self.related))
        text = self.text_context(beside.link_urls)
        contents = [
            *text["contents"],
            Section("about-this-page", gettext("About this page")),
        ]
        return (
            context
            | text
            | {
                "checks": checks,
                "contents": contents,
                "json_ld": json_ld.script(
                    json_ld.guide(self, url, contents, text["references"], checks),
                    json_ld.breadcrumb_list(context["breadcrumbs"], url),
                ),
                "previous_guide": beside.previous,
                "next_guide": beside.next,
                "related_guides": beside.related,
                "words": PageWords(self, beside.words_version),
            }
        )

    def text_context(self, link_urls: LinkURLs) -> dict[str, Any]:
        """What the template needs for the text alone: also of an earlier version of the page."""
        body = [*self.body.raw_data]
        cited = references.numbered(used=cited_reference_ids(body), listed=self.source_ids())
        return {
            "contents": sections(give_anchors(self.body)),
            "link_urls": link_urls,
            "references": cited,
            "marks": marks_of(body, cited, self),
        }

    def linked_ids(self) -> set[int]:
        """The pages that the text links to."""
        return linked_page_ids([*self.body.raw_data])

    def source_ids(self) -> list[int]:
        """The references that the page lists, in its order."""
        return chosen_ids(self.sources)
