"""A document's content put into a page, in memory."""

import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Page

from home.content import plain_words
from home.content.document import Block, Document
from home.content.errors import Report
from home.content.folder import IMAGES, language_folders, nearest
from home.content.link_targets import LinkTargets
from home.content.marks import Marks
from home.content.palette import rich_text
from home.content.pictures import Pictures, is_there
from home.content.references import References
from home.content.schema import KEYS, WITH_BODY, Key, Type
from home.content.site_pages import SitePages
from home.content.stored_blocks import StoredBlocks
from home.content.words import Words

#: Keys that say where a page stands, not what it holds.
_NOT_FIELDS = {"translation_of", "order"}

Stored = dict[str, Any]


class PageWriter:
    """Fills pages of one site. What leads nowhere is reported with its file and line."""

    def __init__(self, site: SitePages, pictures: Pictures, references: References) -> None:
        self.site = site
        self.references = references
        self.targets = LinkTargets(site.lookup)
        self.pictures = pictures
        self.blocks = StoredBlocks(site.lookup, pictures)
        self.marks = Marks()
        self.words = Words()

    def fill(self, page: Page, document: Document) -> Report:
        report = Report(document.file)
        plain_words.check_front(document, report)
        fields = {
            key.name: self._field(key, page, document, report)
            for key in KEYS[document.kind]
            if key.name not in _NOT_FIELDS
        }
        if document.kind in WITH_BODY:
            allowed = page._meta.get_field("body").stream_block.child_blocks
            fields["body"] = [
                self._block(block, document, allowed, report) for block in document.body
            ]
        for name, value in fields.items():
            stream = getattr(page._meta.get_field(name), "stream_block", None)
            setattr(page, name, stream.to_python(value) if stream else value)
        self._translate(page, document, report)
        return report

    def _field(self, key: Key, page: Page, document: Document, report: Report) -> Any:
        value = document.front.get(key.name)
        match key.name:
            case "start_here":
                section = document.key.rpartition("/")[0]
                keys = [f"{section}/{slug}" for slug in value or []]
                return self._guides(keys, key.name, document, report)
            case "related":
                return self._guides(value or [], key.name, document, report)
            case "words_left_out" | "words_always":
                return self.words.stored(value or [], key.name, document, report)
            case "key_points":
                return [{"type": "point", "value": text} for text in value or []]
            case "sources":
                ids = [self.references.id_of(entry) for entry in value or []]
                return [{"type": "source", "value": pk} for pk in ids]
            case "items":
                findings = [
                    self._finding(entry, f"items.{n}", document, report)
                    for n, entry in enumerate(value or [])
                ]
                return _with_known_ids(page, findings)
            case "month":
                return month_of(document)
        if value is None and key.type is not Type.WHOLE:
            return [] if key.type is Type.TEXTS else ""
        return value

    def _guides(
        self, keys: list[str], name: str, document: Document, report: Report
    ) -> list[Stored]:
        ids = [
            self.targets.page(key, f"{name}.{n}", document, report) for n, key in enumerate(keys)
        ]
        return [{"type": "guide", "value": pk} for pk in ids if pk]

    def _finding(self, entry: Stored, path: str, document: Document, report: Report) -> Stored:
        value = {name: part for name, part in entry.items() if name != "source"}
        value |= {f"source_{name}": part for name, part in entry.get("source", {}).items()}
        for name in ("what_was_found", "means_today"):
            html = value.get(name, "")
            line = document.line_of(f"{path}.{name}")
            self.targets.check_links([html], line, report)
            self.marks.check_texts([html], document.language, line, report)
            html = self.marks.stored_text(html, document.language)
            value[name] = self.site.lookup.with_ids(html)
        guide = entry.get("guide")
        value["guide"] = (
            self.targets.page(guide, f"{path}.guide", document, report) if guide else None
        )
        return value

    def _block(
        self, block: Block, document: Document, allowed: dict[str, Any], report: Report
    ) -> Stored:
        if block.kind not in allowed:
            report.add(
                block.line,
                f"{block.name} cannot stand on this kind of page",
                "write it as text, or move it into a guide",
            )
        self.targets.check_links(rich_text(block.kind, block.value), block.line, report)
        if block.kind == "action" and block.value["href"].startswith("/"):
            line = block.lines.get("link_text", block.line)
            self.targets.check_path(block.value["href"], line, report)
        plain_words.check_block(block, report)
        if block.kind == "image":
            return self.blocks.write(block, self._image(block, document, report))
        self.marks.check(block, document, report)
        return self.blocks.write(self.marks.stored(block, document.language))

    def _image(self, block: Block, document: Document, report: Report) -> int | None:
        path = image_path(document, block)
        if not is_there(path):
            near = nearest(path.name, [file.name for file in path.parent.glob("*")])
            report.add(
                block.line,
                f"there is no file “{path}”",
                f"write “{IMAGES}/{near}”" if near else "put the picture there",
            )
            return None
        try:
            return self.pictures.image_for(path, block.value).pk
        except ValidationError as error:
            report.add(block.line, f"“{path}” cannot be used", " ".join(error.messages))
            return None

    def _translate(self, page: Page, document: Document, report: Report) -> None:
        key = document.front.get("translation_of")
        if key is None:
            return
        first = next(iter(language_folders()))
        if document.language == first:
            report.add(
                document.line_of("translation_of"),
                "a page in the first language is no translation",
                "remove “translation_of”",
            )
        elif source := self.targets.page(key, "translation_of", document, report, first):
            page.translation_key = self.site.pages[source].translation_key


def _with_known_ids(page: Page, findings: list[Stored]) -> list[Stored]:
    """As items of a digest. A headline that is there already keeps the id that links lead to."""
    known = {child["value"]["headline"]: child.get("id") for child in page.items.raw_data}
    return [
        {"type": "item", "id": known.pop(finding["headline"], None), "value": finding}
        for finding in findings
    ]


def month_of(document: Document) -> datetime.date:
    """The first day of a digest's month."""
    return datetime.date.fromisoformat(f"{document.front['month']}-01")


def image_path(document: Document, block: Block) -> Path:
    """The file of an image block, from the language folder its document lies in."""
    return Path(document.file).parents[document.key.count("/")] / str(block.value["file"])
