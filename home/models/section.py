"""A section: an area of cancer care, and the guides in it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.search import index

from home import panels
from home.blocks.stream import chosen_ids
from home.choices import Accent, Icon, Stage
from home.fields import PortalStreamField
from home.listed import COLUMNS, GUIDES, ListedGuide
from home.models.base import PortalPage
from home.reviewed import past_due_sql
from home.tree import CHILDREN, children_of, children_sql
from home.visibility import readable, reader_visible, rows

#: A section shows this many guides for each stage; search lists the rest.
GUIDES_A_STAGE = 12


@dataclass(frozen=True)
class StageGroup:
    label: str
    stage: str
    guides: list[ListedGuide]

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

    def guide_lists(self) -> tuple[list[ListedGuide], list[StageGroup]]:
        """The guides to start with, and all by stage of care, in one query at any size.

        Each stage is its own bounded look-up, so that a section with thousands of guides costs
        no more than one with ten. Stage and section are written out: there is an index for stages
        that few guides are for, and another for the others, and only so the right one is taken.
        """
        language = self.locale.language_code
        here = children_sql(self.path)
        picked = chosen_ids(self.start_here)
        parts = [
            readable(
                f"'{stage}', page.path, {COLUMNS} FROM {GUIDES}",
                f"{here} AND guide.stages @> ARRAY['{stage}']::varchar[]",
                f"ORDER BY page.path LIMIT {GUIDES_A_STAGE}",
                language,
            )
            for stage in Stage.values
        ]
        parts.append(
            readable(
                f"'', page.path, {COLUMNS} FROM {GUIDES}",
                # One whose check is late is not put forward.
                f"{here} AND page.id = ANY(%s) AND NOT {past_due_sql('page', '%s')}",
                language=language,
            )
        )
        statement = " UNION ALL ".join(f"({part})" for part in parts)
        found = rows(statement, [picked, timezone.localdate()])
        guides: dict[str, list[ListedGuide]] = defaultdict(list)
        for stage, _path, *columns in sorted(found):
            guides[stage].append(ListedGuide(*columns))
        groups = [StageGroup(str(s.label), s.value, guides[s]) for s in Stage if guides[s]]
        start_here = sorted(guides[""], key=lambda guide: picked.index(guide.pk))
        return start_here, groups

    def untranslated_guides(self) -> dict[str, Any]:
        """The same section in the site's first language, when this one has no guides yet."""
        translations = SectionPage.objects.filter(translation_key=self.translation_key)
        section = reader_visible(translations, settings.LANGUAGE_CODE).first()
        if section is None or section.pk == self.pk:
            return {}
        statement = readable(
            f"{COLUMNS} FROM {GUIDES}",
            CHILDREN,
            f"ORDER BY page.path LIMIT {GUIDES_A_STAGE}",
            settings.LANGUAGE_CODE,
        )
        found = rows(statement, children_of(section.path))
        return {
            "english_section": section,
            "english_guides": [ListedGuide(*columns) for columns in found],
        }
