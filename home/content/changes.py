"""Which pages a load would change, and whether it may."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Page

from home.content.document import Block, Document
from home.content.errors import ContentError, ContentErrors
from home.content.from_page import PageReader
from home.content.pictures import Pictures, is_there
from home.content.references import References
from home.content.site_pages import SitePages
from home.content.text import write
from home.content.to_page import image_path


class Changes:
    def __init__(
        self,
        site: SitePages,
        pictures: Pictures,
        references: References,
        *,
        overwrite_drafts: bool,
    ) -> None:
        self.site = site
        self.reader = PageReader(site, pictures, references)
        self.pictures = pictures
        self.references = references
        self.overwrite_drafts = overwrite_drafts

    def find(self, documents: list[Document], new: set[int]) -> list[tuple[Document, Page]]:
        """The documents whose pages must be written, with those pages and their content."""
        ids = {
            (document.language, document.key): self.site.lookup.id_of(
                document.language, document.key
            )
            for document in documents
        }
        pages = self.site.specific({pk for pk in ids.values() if pk})
        changed: list[tuple[Document, Page]] = []
        errors: list[ContentError] = []
        for document in documents:
            page = pages[ids[document.language, document.key] or 0]
            if page.pk in new:
                changed.append((document, page))
                continue
            same = page.live and self._is_same(page, document)
            if page.alias_of_id:
                errors += [] if same else [self._shows_another(document, page)]
                continue
            if same and not (self.overwrite_drafts and page.has_unpublished_changes):
                continue
            if page.has_unpublished_changes and not self.overwrite_drafts:
                errors.append(_would_lose(document, page))
            changed.append((document, page))
        if errors:
            raise ContentErrors(errors)
        return changed

    def _is_same(self, page: Page, document: Document) -> bool:
        """Whether readers see what the file says. Its place among others is looked at elsewhere."""
        left_out = {"order"} | ({"translation_of"} - document.front.keys())
        own = self.reader.document(page)
        given = replace(
            document,
            front=self._known_front(document.front),
            body=[self._known(block, document) for block in document.body],
        )
        return _text(own, left_out) == _text(given, left_out)

    def _shows_another(self, document: Document, page: Page) -> ContentError:
        """An alias has no text, and no versions, of its own."""
        original = page.alias_of
        key = self.site.lookup.key_of(original.pk)
        file = f"{self.site.language(original)}/{key}.md" if key else "that page"
        return ContentError(
            document.file,
            1,
            f"this page shows the text of the page “{original.title}”, and the file says otherwise",
            f"edit {file} and remove this file",
        )

    def _known_front(self, front: dict[str, Any]) -> dict[str, Any]:
        """Sources as an export would describe them: a file may say less."""
        if "sources" not in front:
            return front
        return front | {"sources": [self.references.known(entry) for entry in front["sources"]]}

    def _known(self, block: Block, document: Document) -> Block:
        """A picture, or what a claim rests on, called as an export would call it."""
        path = image_path(document, block) if block.kind == "image" else None
        try:
            image = self.pictures.known(path) if path and is_there(path) else None
        except ValidationError:  # said where the page is filled
            image = None
        if image:
            return replace(block, value={**block.value, "file": Pictures.name(image)})
        return self.reader.marks.known(block, document.language)


def _text(document: Document, left_out: set[str]) -> str:
    front = {name: value for name, value in document.front.items() if name not in left_out}
    return write(replace(document, front=front))


def _would_lose(document: Document, page: Page) -> ContentError:
    return ContentError(
        document.file,
        1,
        f"The page “{page.title}” has changes that are not published",
        "Publish or discard them, or run again with --overwrite-drafts",
    )
