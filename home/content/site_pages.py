"""The pages of the default site, in every language, without their content."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page, PageQuerySet, Site

from home.content.folder import folder_name
from home.content.page_lookup import KINDS, PageLookup


@dataclass(frozen=True)
class SitePages:
    pages: dict[int, Page]
    lookup: PageLookup
    #: Page id to its place among the pages of its kind below the same page, from 1.
    order: dict[int, int]
    #: Page id to the key of the page in the first language that it translates.
    translation_of: dict[int, str]

    @classmethod
    def read(cls, narrowed: PageQuerySet | None = None) -> "SitePages":
        """All pages, or of those in `narrowed` the ones whose parents are there as well."""
        pages = _site_pages(Page.objects.all() if narrowed is None else narrowed)
        lookup = PageLookup.of(pages)
        found = [page for page in pages if lookup.key_of(page.pk)]
        order: dict[int, int] = {}
        counts: Counter[tuple[str, type[Page]]] = Counter()
        sources = {
            page.translation_key: lookup.key_of(page.pk)
            for page in found
            if page.locale.language_code == settings.LANGUAGE_CODE
        }
        translation_of: dict[int, str] = {}
        for page in found:
            group = (page.path[: -Page.steplen], page.specific_class)
            counts[group] += 1
            order[page.pk] = counts[group]
            source = sources.get(page.translation_key)
            if source and page.locale.language_code != settings.LANGUAGE_CODE:
                translation_of[page.pk] = source
        return cls({page.pk: page for page in found}, lookup, order, translation_of)

    def language(self, page: Page) -> str:
        return folder_name(self.pages[page.pk].locale.language_code)

    def specific(self, ids: set[int]) -> dict[int, Page]:
        """Those pages with their content. One query for each kind of page."""
        found: dict[int, Page] = {}
        for model in KINDS:
            wanted = [pk for pk in ids if self.pages[pk].specific_class is model]
            if wanted:
                found |= model.objects.select_related("locale").in_bulk(wanted)
        return found


def _site_pages(pages: PageQuerySet) -> list[Page]:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return []
    roots = list(Page.objects.filter(translation_key=site.root_page.translation_key))
    below = Page.objects.none()
    for root in roots:
        below = below | Page.objects.descendant_of(root, inclusive=True)
    found = pages.filter(pk__in=below.values("pk"))
    return list(found.select_related("locale", "content_type").order_by("path"))
