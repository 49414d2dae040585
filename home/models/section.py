"""A section: an area of cancer care, and the guides in it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import PageQuerySet
from wagtail.search import index

from home import panels
from home.choices import Accent, Icon, Stage
from home.fields import PortalStreamField
from home.models.base import PortalPage
from home.models.guide import LISTED_FIELDS, GuidePage
from home.reviewed import featured
from home.visibility import reader_visible

#: A section shows this many guides for each stage; search lists the rest.
GUIDES_A_STAGE = 12


@dataclass(frozen=True)
class StageGroup:
    label: str
    stage: str
    guides: list[GuidePage]

    @property
    def anchor(self) -> str:
        return self.stage

    @property
    def is_cut(self) -> bool:
        """Whether there may be more guides than are shown."""
        return len(self.guides) == GUIDES_A_STAGE


class SectionPage(PortalPage):
    intro = models.TextField(
        _("introduction"), max_length=350, help_text=_("What a reader finds in this section.")
    )
    accent = models.CharField(
        _("accent colour"), max_length=10, choices=Accent.choices, default=Accent.TEAL
    )
    icon = models.CharField(_("icon"), max_length=10, choices=Icon.choices, default=Icon.HELIX)
    start_here = PortalStreamField(
        [("guide", blocks.PageChooserBlock(page_type="home.GuidePage", label=_("Guide")))],
        blank=True,
        max_num=3,
        verbose_name=_("start here"),
        help_text=_("Up to three guides to read first."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.GuidePage"]
    template = "home/section_page.html"
    page_description = _("An area of cancer care, holding guides.")

    search_fields = [*PortalPage.search_fields, index.SearchField("intro")]
    edit_handler = panels.SECTION

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def summary(self) -> str:
        return self.intro

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        start_here, groups = self.guide_lists()
        context |= {"start_here": start_here, "stage_groups": groups, "english_guides": []}
        if not groups:
            context |= self.untranslated_guides()
        return context

    def guides(self) -> PageQuerySet:
        """The guides of this section that a reader may see, in tree order."""
        guides = GuidePage.objects.child_of(self).order_by("path")
        return reader_visible(guides, self.locale.language_code)

    def guide_lists(self) -> tuple[list[GuidePage], list[StageGroup]]:
        """The guides to start with, and all by stage of care. Three queries at any size.

        Each stage is its own bounded look-up, so that a section with thousands of guides costs
        no more than one with ten.
        """
        picked = [child["value"] for child in self.start_here.raw_data if child["value"]]
        by_stage = [
            self.guides()
            .filter(stages__contains=[stage])
            .annotate(stage=Value(stage))
            .values_list("stage", "pk")[:GUIDES_A_STAGE]
            for stage in Stage.values
        ]
        rows = list(by_stage[0].union(*by_stage[1:], all=True))
        wanted = {pk for _stage, pk in rows}
        found = self.guides().filter(pk__in=wanted).only(*LISTED_FIELDS).in_bulk() if wanted else {}
        groups = [
            StageGroup(
                label=str(stage.label),
                stage=stage.value,
                guides=[found[pk] for name, pk in rows if name == stage.value and pk in found],
            )
            for stage in Stage
        ]
        groups = [group for group in groups if group.guides]
        return self._start_here(picked) if groups else [], groups

    def _start_here(self, picked: list[int]) -> list[GuidePage]:
        """The hand-picked guides that may be put forward, in the order picked."""
        if not picked:
            return []
        guides = self.guides().filter(pk__in=picked).only(*LISTED_FIELDS)
        found = {guide.pk: guide for guide in featured(guides)}
        return [found[pk] for pk in picked if pk in found]

    def untranslated_guides(self) -> dict[str, Any]:
        """The same section in the site's first language, when this one has no guides yet."""
        translations = SectionPage.objects.filter(translation_key=self.translation_key)
        section = reader_visible(translations, settings.LANGUAGE_CODE).first()
        if section is None or section.pk == self.pk:
            return {}
        guides = list(section.guides().only(*LISTED_FIELDS)[:GUIDES_A_STAGE])
        return {"english_section": section, "english_guides": guides}
