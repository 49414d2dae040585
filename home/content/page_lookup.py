"""Finds our pages: the id by key or by address, and either of them by id."""

import re
from collections.abc import Iterable

from django.conf import settings
from wagtail.models import Page

from home.content.document import address
from home.content.folder import folder_name
from home.content.schema import Kind
from home.models import (
    DigestIndexPage,
    DigestPage,
    GuidePage,
    HomePage,
    SectionPage,
    StandardPage,
)
from home.models.base import PortalPage

MODELS: dict[Kind, type[PortalPage]] = {
    Kind.HOME: HomePage,
    Kind.SECTION: SectionPage,
    Kind.GUIDE: GuidePage,
    Kind.STANDARD: StandardPage,
    Kind.DIGEST_INDEX: DigestIndexPage,
    Kind.DIGEST: DigestPage,
}
KINDS = {model: kind for kind, model in MODELS.items()}
#: Page class to the last part of its key, where that is not the slug.
_LAST_PART = {SectionPage: "_section", DigestIndexPage: "_index"}

_STORED_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_PAGE_ID = re.compile(r'\bid="(\d+)"')
_HREF = re.compile(r'<a href="(/[^"#]*)">')


def path_prefix(language: str) -> str:
    """What stands before the addresses of a language: "" for the first, "es" for Spanish."""
    return "" if language == folder_name(settings.LANGUAGE_CODE) else language


class PageLookup:
    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], int] = {}
        self._keys: dict[int, tuple[str, str]] = {}
        self._id_at: dict[str, int] = {}
        self._path_of: dict[int, str] = {}

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "PageLookup":
        """Of pages that come in tree order, parents before children.

        A page whose parent is not among them is not found, nor are pages that are not ours.
        """
        lookup = cls()
        above: dict[str, list[str]] = {}
        for page in pages:
            model = page.specific_class
            parent = above.get(page.path[: -Page.steplen])
            if model is HomePage:
                slugs: list[str] = []
            elif parent is None or model not in KINDS or [*parent, page.slug] == ["home"]:
                continue  # “home” is the key of the home page itself
            else:
                slugs = [*parent, page.slug]
            above[page.path] = slugs
            last = [_LAST_PART[model]] if model in _LAST_PART else []
            key = "/".join([*slugs, *last]) or "home"
            lookup.add(page.pk, folder_name(page.locale.language_code), key)
        return lookup

    def add(self, page_id: int, language: str, key: str) -> None:
        path = address(key, path_prefix(language))
        self._ids[language, key] = page_id
        self._keys[page_id] = (language, key)
        self._id_at[path] = page_id
        self._path_of[page_id] = path

    def id_of(self, language: str, key: str) -> int | None:
        return self._ids.get((language, key))

    def key_of(self, page_id: int) -> str | None:
        found = self._keys.get(page_id)
        return found[1] if found else None

    def id_at(self, path: str) -> int | None:
        return self._id_at.get(path)

    def path_of(self, page_id: int) -> str | None:
        return self._path_of.get(page_id)

    def paths(self) -> list[str]:
        return list(self._id_at)

    def keys(self, language: str) -> list[str]:
        return [key for known, key in self._ids if known == language]

    def with_paths(self, html: str) -> str:
        """Stored HTML with links to pages as addresses. What leads nowhere keeps its words."""

        def resolve(link: re.Match[str]) -> str:
            attributes, words = link.groups()
            if "linktype=" not in attributes:
                return link[0]
            found = _PAGE_ID.search(attributes)
            is_page = found and 'linktype="page"' in attributes
            path = self.path_of(int(found[1])) if found and is_page else None
            return f'<a href="{path}">{words}</a>' if path else words

        return _STORED_LINK.sub(resolve, html)

    def with_ids(self, html: str) -> str:
        """HTML with addresses of our pages as the links that Wagtail keeps up to date."""

        def resolve(link: re.Match[str]) -> str:
            page_id = self.id_at(link[1])
            return f'<a linktype="page" id="{page_id}">' if page_id else link[0]

        return _HREF.sub(resolve, html)
