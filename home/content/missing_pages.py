"""Drafts of the pages that are not there yet, so that texts can link to them."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page

from home.content.document import Document, address
from home.content.errors import ContentError, ContentErrors
from home.content.places import MODELS, path_prefix
from home.content.schema import Kind
from home.content.site_tree import SiteTree
from home.content.to_page import month_of
from home.content.tree import language_folders


def make_missing(documents: list[Document], tree: SiteTree) -> set[int]:
    """Make them, and add them to the tree. `documents` has parents before children."""
    codes = language_folders()
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    made: set[int] = set()
    errors: list[ContentError] = []
    for document in documents:
        if tree.places.id_of(document.language, document.key) is not None:
            continue
        if found := list(_obstacles(document, tree)):
            errors += found
            continue
        try:
            page = _make(document, tree, locales[codes[document.language]])
        except ValidationError as error:
            detail = " ".join(error.messages)
            line = document.line_of("title")
            errors.append(ContentError(document.file, line, "the page cannot be made", detail))
            continue
        made.add(page.pk)
        tree.pages[page.pk] = page
        tree.places.add(page.pk, document.language, document.key)
    if errors:
        raise ContentErrors(errors)
    return made


def _make(document: Document, tree: SiteTree, locale: Locale) -> Page:
    page = MODELS[document.kind](
        title=document.front["title"], slug=document.slug, locale=locale, live=False
    )
    if document.kind is Kind.DIGEST:
        page.month = month_of(document)
    tree.pages[_parent_id(document, tree) or 0].add_child(instance=page)
    return page


def _parent_id(document: Document, tree: SiteTree) -> int | None:
    return tree.places.id_of(document.language, document.parent_key or "")


def _obstacles(document: Document, tree: SiteTree) -> Iterator[ContentError]:
    if _parent_id(document, tree) is None:
        yield ContentError(
            document.file,
            1,
            "there is no page above this one",
            f"add the file {document.language}/{document.parent_key}.md",
        )
    path = address(document.key, path_prefix(document.language))
    if tree.places.id_at(path) is not None:
        yield ContentError(
            document.file,
            1,
            f"there is a page of another kind at {path}",
            "rename this file, or give that page another slug first",
        )
