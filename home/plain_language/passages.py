"""What readers read on a page, piece by piece, in order.

A passage's place is the way to its field in the editor: `body.<id of the block>.text`, and behind
`#` the number of the paragraph.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from home.choices import StudiedIn
from home.plain_language.rich_text import rich_passages
from plainlanguage.passages import Kind, Passage


class _Field(NamedTuple):
    name: str
    kind: Kind
    is_rich: bool = False


_HEADING = _Field("heading", Kind.HEADING)
_TEXT = _Field("text", Kind.PARAGRAPH, is_rich=True)
_ITEMS = _Field("items", Kind.ITEM)
#: The fields that are read of each block, in the order they are printed. A shared fact is said
#: elsewhere and a source is cited, so neither is the writer's to mend here.
_FIELDS: dict[str, tuple[_Field, ...]] = {
    "heading": (_Field("text", Kind.HEADING),),
    "subheading": (_Field("text", Kind.HEADING),),
    "key_points": (_HEADING, _Field("points", Kind.KEY_POINT)),
    "inset": (_TEXT,),
    "warning": (_HEADING, _Field("text", Kind.WARNING, is_rich=True)),
    "expander": (_HEADING, _TEXT),
    "care_card": tuple(_Field(name, Kind.CARD) for name in ("heading", "items", "after")),
    "do_list": (_HEADING, _ITEMS),
    "dont_list": (_HEADING, _ITEMS),
    "steps": (_HEADING, _ITEMS),
    "action": (_HEADING, _ITEMS, _Field("link_text", Kind.PARAGRAPH)),
    "questions": (_HEADING, _ITEMS),
    "unknown": (_HEADING, _TEXT),
    "benefits_and_risks": (
        _HEADING,
        _Field("benefits", Kind.ITEM),
        _Field("risks", Kind.ITEM),
    ),
    "chance": (_Field("words", Kind.PARAGRAPH),),
    "claim": (_Field("statement", Kind.PARAGRAPH),),
    "image": (_Field("caption", Kind.CAPTION),),
    "diagram": (
        _Field("caption", Kind.CAPTION),
        _Field("text_equivalent", Kind.PARAGRAPH, is_rich=True),
    ),
    "table": (_Field("caption", Kind.CAPTION),),
    "item": (
        _Field("headline", Kind.HEADING),
        _Field("what_was_found", Kind.PARAGRAPH, is_rich=True),
        _Field("kind_of_study", Kind.CELL),
        _Field("studied_in", Kind.CELL),
        _Field("people", Kind.CELL),
        _Field("who_paid", Kind.CELL),
        _Field("means_today", Kind.PARAGRAPH, is_rich=True),
    ),
}
#: Stored as a code; readers read its label.
_LABELS = {"studied_in": {str(value): str(label) for value, label in StudiedIn.choices}}


def guide_passages(page: Any) -> list[Passage]:
    """The passages of a guide as it is in memory, saved or not."""
    return _said([*_top(page), *_key_points(page.key_points.raw_data), *_body(page.body.raw_data)])


def digest_passages(page: Any) -> list[Passage]:
    """The same of a digest. All that belongs to one finding is a group."""
    found = list(_top(page))
    for number, block in enumerate(page.items.raw_data):
        place = _place("items", number, block)
        found += _block(block, place, group=place)
    return _said(found)


def _said(passages: list[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.text.strip()]


def _top(page: Any) -> Iterator[Passage]:
    yield Passage("title", page.title, Kind.TITLE)
    yield Passage("summary", page.summary, Kind.SUMMARY)


def _key_points(raw: Any) -> Iterator[Passage]:
    for number, block in enumerate(raw):
        place = _place("key_points", number, block)
        yield Passage(place, _words(block["value"]), Kind.KEY_POINT, "key_points")


def _body(raw: Any) -> Iterator[Passage]:
    for number, block in enumerate(raw):
        yield from _block(block, _place("body", number, block))


def _place(field: str, number: int, block: Mapping[str, Any]) -> str:
    return f"{field}.{block.get('id') or number}"


def _block(block: Mapping[str, Any], place: str, group: str = "") -> Iterator[Passage]:
    kind, value = block["type"], block["value"]
    if kind == "text":
        yield from rich_passages(_words(value), place, Kind.PARAGRAPH, group)
        return
    if not isinstance(value, Mapping):
        return
    for field in _FIELDS.get(kind, ()):
        there = f"{place}.{field.name}"
        held = value.get(field.name)
        if field.is_rich:
            yield from rich_passages(_words(held), there, field.kind, group)
        elif isinstance(held, list):
            yield from _lines(held, there, field.kind, group or there)
        else:
            words = _LABELS.get(field.name, {}).get(_words(held), _words(held))
            links = ((0, len(words)),) if field.name == "link_text" and words else ()
            yield Passage(there, words, field.kind, group, links)
    if kind == "table":
        yield from _cells(value.get("table") or {}, f"{place}.table")


def _lines(held: list[Any], place: str, kind: Kind, group: str) -> Iterator[Passage]:
    """Lines of a list, as stored with or without ids of their own; a step has a title."""
    for number, line in enumerate(held):
        if isinstance(line, Mapping) and "value" in line:
            line = line["value"]
        if isinstance(line, Mapping):
            yield Passage(f"{place}#{number}", _words(line.get("title")), Kind.HEADING)
            line = line.get("text")
        yield Passage(f"{place}#{number}.text", _words(line), kind, group)


def _cells(table: Mapping[str, Any], place: str) -> Iterator[Passage]:
    headings = [column.get("heading") for column in table.get("columns") or ()]
    rows = [row.get("values") or () for row in table.get("rows") or ()]
    for number, cell in enumerate([*headings, *(cell for row in rows for cell in row)]):
        yield Passage(f"{place}#{number}", _words(cell), Kind.CELL)


def _words(held: Any) -> str:
    return held if isinstance(held, str) else ""
