"""Drafts of the pages that are not there yet, so that texts can link to them."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page

from home.content.document import Document, address
from home.content.errors import ContentError, ContentErrors
from home.content.folder import language_folders
from home.content.page_lookup import MODELS, path_prefix
from home.content.schema import Kind
from home.content.site_pages import SitePages
from home.content.to_page import month_of


def make_missing(documents: list[Document], site: SitePages) -> set[int]:
    """Make them, and add them to the pages of the site. `documents` has parents before children."""
    codes = language_folders()
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    made: set[int] = set()
    errors: list[ContentError] = []
    for document in documents:
        if site.lookup.id_of(document.language, document.key) is not None:
            continue
        if found := list(_obstacles(document, site)):
            errors += found
            continue
        try:
            page = _make(document, site, locales[codes[document.language]])
        except ValidationError as error:
            detail = " ".join(error.messages)
            line = document.line_of("title")
            errors.append(ContentError(document.file, line, "the page cannot be made", detail))
            continue
        made.add(page.pk)
        site.pages[page.pk] = page
        site.lookup.add(page.pk, document.language, document.key)
    if errors:
        raise ContentErrors(errors)
    return made


def _make(document: Document, site: SitePages, locale: Locale) -> Page:
    page = MODELS[document.kind](
        title=document.front["title"], slug=document.slug, locale=locale, live=False
    )
    if document.kind is Kind.DIGEST:
        page.month = month_of(document)
    site.pages[_parent_id(document, site) or 0].add_child(instance=page)
    return page


def _parent_id(document: Document, site: SitePages) -> int | None:
    return site.lookup.id_of(document.language, document.parent_key or "")


def _obstacles(document: Document, site: SitePages) -> Iterator[ContentError]:
    if _parent_id(document, site) is None:
        yield ContentError(
            document.file,
            1,
            "there is no page above this one",
            f"add the file {document.language}/{document.parent_key}.md",
        )
    path = address(document.key, path_prefix(document.language))
    if site.lookup.id_at(path) is not None:
        yield ContentError(
            document.file,
            1,
            f"there is a page of another kind at {path}",
            "rename this file, or give that page another slug first",
        )
