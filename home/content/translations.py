"""What files say that they translate, looked at before any page is filled."""

from wagtail.models import Page

from home.content.document import Document
from home.content.errors import ContentError, ContentErrors
from home.content.folder import language_folders
from home.content.page_lookup import KINDS
from home.content.site_pages import SitePages

_NAME = "translation_of"


def check_translations(documents: list[Document], site: SitePages) -> None:
    """Raises `ContentErrors` where a page would get two translations, or one of another kind.

    In each language a page has one. What names no page at all is reported with the links.
    """
    taken: dict[tuple[str, int], Document] = {}
    errors: list[ContentError] = []
    for document in documents:
        source = _source(document, site)
        if source is None:
            continue
        if KINDS[source.specific_class] is not document.kind:
            errors.append(_of_another_kind(document))
            continue
        first = taken.setdefault((document.language, source.pk), document)
        if first is not document:
            errors.append(_twice(document, first))
        elif other := _translation(document, source, site):
            errors.append(_already(document, other, site))
    if errors:
        raise ContentErrors(errors)


def _source(document: Document, site: SitePages) -> Page | None:
    first = next(iter(language_folders()))
    key = document.front.get(_NAME)
    if key is None or document.language == first:
        return None
    found = site.lookup.id_of(first, key)
    return site.pages[found] if found else None


def _translation(document: Document, source: Page, site: SitePages) -> Page | None:
    """Another page than the document's own that has the place already."""
    own = site.pages[site.lookup.id_of(document.language, document.key) or 0]
    if own.translation_key == source.translation_key:
        return None
    return Page.objects.filter(
        translation_key=source.translation_key, locale_id=own.locale_id
    ).first()


def _of_another_kind(document: Document) -> ContentError:
    problem = f"“{document.front[_NAME]}” is a page of another kind"
    return _error(document, problem, "name the page that this one is a translation of")


def _twice(document: Document, first: Document) -> ContentError:
    return _error(
        document,
        f"“{first.file}” translates “{document.front[_NAME]}” as well",
        f"remove “{_NAME}” from one of the two, or name another page",
    )


def _already(document: Document, other: Page, site: SitePages) -> ContentError:
    place = site.lookup.key_of(other.pk)
    return _error(
        document,
        f"the page “{other.title}” is the translation of “{document.front[_NAME]}” already",
        f"call this file {document.language}/{place}.md, or delete that page first"
        if place
        else "delete that page first",
    )


def _error(document: Document, problem: str, fix: str) -> ContentError:
    return ContentError(document.file, document.line_of(_NAME), problem, fix)
