"""A page as a document, from what is stored: no query for each block."""

from typing import Any

from wagtail.models import Page

from home.content.document import Block, Document
from home.content.marks import Marks
from home.content.page_lookup import KINDS
from home.content.pictures import Pictures
from home.content.references import References
from home.content.schema import KEYS, WITH_BODY
from home.content.site_pages import SitePages
from home.content.stored_blocks import StoredBlocks
from home.content.words import Words
from home.marks import cited_reference_ids


class PageReader:
    """Writes pages down as documents, with the keys and addresses of one site."""

    def __init__(self, site: SitePages, pictures: Pictures, references: References) -> None:
        self.site = site
        self.references = references
        self.blocks = StoredBlocks(site.lookup, pictures)
        self.marks = Marks()
        self.words = Words()

    def document(self, page: Page) -> Document:
        """`page` is a specific page; what it holds is its published version if it is live."""
        kind = KINDS[type(page)]
        front = {
            key.name: value
            for key in KEYS[kind]
            if (value := self._front(page, key.name)) not in (None, "", [])
        }
        body: list[Block] = []
        if kind in WITH_BODY:
            body = [self.blocks.read(self.marks.in_file(child)) for child in page.body.raw_data]
        key = self.site.lookup.key_of(page.pk) or page.slug
        return Document(key, self.site.language(page), kind, front, body)

    def _front(self, page: Page, name: str) -> Any:
        match name:
            case "translation_of":
                return self.site.translation_of.get(page.pk)
            case "order":
                return self.site.order[page.pk]
            case "start_here":
                return [key.rpartition("/")[2] for key in self._keys(page.start_here)]
            case "related":
                return self._keys(page.related)
            case "words_left_out" | "words_always":
                return self.words.names(getattr(page, name))
            case "key_points":
                return [child["value"] for child in page.key_points.raw_data]
            case "sources":
                # What a claim rests on is listed with the others: a file names it by that.
                listed = [child["value"] for child in page.sources.raw_data]
                ids = dict.fromkeys([*listed, *cited_reference_ids([*page.body.raw_data])])
                return [entry for pk in ids if (entry := self.references.described(pk))]
            case "items":
                return [self._finding(child["value"]) for child in page.items.raw_data]
            case "month":
                return f"{page.month:%Y-%m}"
        return getattr(page, name)

    def _keys(self, chosen: Any) -> list[str]:
        ids = [child["value"] for child in chosen.raw_data]
        return [key for pk in ids if (key := self.site.lookup.key_of(pk))]

    def _finding(self, raw: dict[str, Any]) -> dict[str, Any]:
        source = {name: raw.get(f"source_{name}") for name in ("title", "publisher", "url", "date")}
        rich = {
            name: self.blocks.read_rich(self.marks.text_in_file(raw.get(name) or ""))
            for name in ("what_was_found", "means_today")
        }
        guide = self.site.lookup.key_of(raw["guide"]) if raw.get("guide") else None
        return {**raw, **rich, "source": source, "guide": guide}
