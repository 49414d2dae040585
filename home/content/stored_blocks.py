"""The values of blocks, between a document and the database."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from home.content.document import Block
from home.content.html_to_markdown import html_of_parts, parts_of
from home.content.page_lookup import PageLookup
from home.content.palette import with_rich_text
from home.content.pictures import Pictures

Value = dict[str, Any]
#: The fields of each kind of block that may be missing in what is stored.
_EMPTY: dict[str, Value] = {
    "heading": {"text": "", "anchor": ""},
    "subheading": {"text": "", "anchor": ""},
    "key_points": {"heading": "", "points": []},
    "care_card": {"urgency": "", "heading": "", "items": [], "after": ""},
    "do_list": {"heading": "", "items": []},
    "dont_list": {"heading": "", "items": []},
    "warning": {"heading": "", "text": ""},
    "inset": {"text": ""},
    "expander": {"heading": "", "text": ""},
    "steps": {"heading": "", "items": []},
    "action": {"heading": "", "anchor": "", "items": [], "link_text": "", "page": None, "url": ""},
    "questions": {"heading": "", "anchor": "", "items": []},
    "unknown": {"heading": "", "anchor": "", "text": ""},
    "benefits_and_risks": {"heading": "", "anchor": "", "benefits": [], "risks": []},
    "chance": {"number": 0, "words": ""},
    "claim": {"statement": "", "strength": "", "reference": "", "design": "", "endpoint": ""},
    "fact": {"fact": "", "audience": ""},
    "image": {"image": None, "caption": ""},
    "diagram": {"name": "", "caption": "", "text_equivalent": ""},
    "table": {"caption": "", "table": None},
}


@dataclass(frozen=True)
class StoredBlocks:
    lookup: PageLookup
    pictures: Pictures

    # --- From the database ---

    def read(self, child: dict[str, Any]) -> Block:
        """A stored child of a StreamField, as a block of a document."""
        kind, value = child["type"], child["value"]
        if kind == "text":
            return Block(kind, self.read_rich(value))
        known = {name: _items(value.get(name, empty)) for name, empty in _EMPTY[kind].items()}
        known = {name: "" if item is None else item for name, item in known.items()}
        known = with_rich_text(kind, known, self.read_rich)
        read = _READ.get(kind)
        return Block(kind, read(self, known) if read else known)

    def read_rich(self, html: str | None) -> str:
        """Stored rich text as a document has it; nothing where nobody has written any yet."""
        return html_of_parts(parts_of(self.lookup.with_paths(html or "")))

    def _read_action(self, value: Value) -> Value:
        page, url = value.pop("page"), value.pop("url")
        return value | {"href": (self.lookup.path_of(page) if page else url) or ""}

    def _read_table(self, value: Value) -> Value:
        table = value["table"] or {}
        return {
            "caption": value["caption"],
            "columns": [column["heading"] or "" for column in table.get("columns", [])],
            "rows": [[cell or "" for cell in row["values"]] for row in table.get("rows", [])],
        }

    def _read_image(self, value: Value) -> Value:
        return self.pictures.described(value["image"] or {}, value["caption"])

    # --- To the database ---

    def write(self, block: Block, image_id: int | None = None) -> dict[str, Any]:
        """A child of a StreamField as Wagtail stores it. An image has been made before."""
        if block.kind == "text":
            return {"type": "text", "value": self.lookup.with_ids(block.value)}
        value = dict(with_rich_text(block.kind, block.value, self.lookup.with_ids))
        match block.kind:
            case "action":
                value["page"] = self.lookup.id_at(value["href"])
                value["url"] = "" if value["page"] else value["href"]
            case "table":
                value["table"] = {
                    "columns": [{"type": "text", "heading": text} for text in value["columns"]],
                    "rows": [{"values": row} for row in value["rows"]],
                    "caption": "",
                }
            case "image":
                value["image"] = {
                    "image": image_id,
                    "decorative": value["decorative"],
                    "alt_text": value["description"],
                }
        return {"type": block.kind, "value": {name: value[name] for name in _EMPTY[block.kind]}}


def _items(value: Any) -> Any:
    """A list without the wrapping that a ListBlock keeps around each item; a line nobody has
    written yet is empty."""
    if not isinstance(value, list):
        return value
    items = [
        item["value"] if isinstance(item, dict) and item.get("type") == "item" else item
        for item in value
    ]
    return ["" if item is None else item for item in items]


_READ: dict[str, Callable[[StoredBlocks, Value], Value]] = {
    "action": StoredBlocks._read_action,
    "table": StoredBlocks._read_table,
    "image": StoredBlocks._read_image,
}
