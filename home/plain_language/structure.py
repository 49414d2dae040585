"""What a guide is made of, beside its words: what the checklists count."""

from collections.abc import Iterator, Mapping
from typing import Any

from home.publishing import WEIGHED
from plainlanguage.checklists import Structure, Table
from plainlanguage.passages import Kind, Passage

_CUES = {"inset", "warning", "care_card", "do_list", "dont_list", "action", "claim"}
_ACTIONS = {"action", "do_list", "dont_list"}


def structure_of_guide(page: Any, passages: list[Passage], language: str) -> Structure:
    """The counts of a guide as it is in memory. `passages` are `guide_passages` of it."""
    blocks = [*page.body.raw_data]
    kinds = [block["type"] for block in blocks]
    points = [passage for passage in passages if passage.kind is Kind.KEY_POINT]
    pictures = [block for block in blocks if block["type"] in ("image", "diagram")]
    lists = {passage.group for passage in passages if passage.kind is Kind.ITEM}
    return Structure(
        language=language,
        title=bool(page.title),
        summary=bool(page.summary),
        paragraphs=sum(passage.kind is Kind.PARAGRAPH for passage in passages),
        headings=sum(passage.kind is Kind.HEADING for passage in passages),
        lists=len(lists),
        main_message=points[0].text if points else "",
        # Our template prints the key points first, in a tinted sheet.
        main_message_first=bool(points),
        main_message_set_off=bool(points),
        key_points=len(points),
        visual_cues=sum(kind in _CUES for kind in kinds) + bool(points),
        pictures=len(pictures),
        pictures_with_caption=sum(bool(_value(block).get("caption")) for block in pictures),
        tables=tuple(_table(block) for block in blocks if block["type"] == "table"),
        chance_pictures=kinds.count("chance"),
        actions=tuple(line for block in blocks for line in _actions(block)),
        steps=sum(len(_value(block).get("items") or ()) for block in blocks if _is(block, "steps")),
        tools=kinds.count("questions"),
        care_cards=kinds.count("care_card"),
        unknown="unknown" in kinds,
        benefits="benefits_and_risks" in kinds,
        risks="benefits_and_risks" in kinds,
        weighs=page.risk in WEIGHED,
    )


def _is(block: Mapping[str, Any], kind: str) -> bool:
    return bool(block["type"] == kind)


def _value(block: Mapping[str, Any]) -> Mapping[str, Any]:
    value = block["value"]
    return value if isinstance(value, Mapping) else {}


def _table(block: Mapping[str, Any]) -> Table:
    columns = (_value(block).get("table") or {}).get("columns") or ()
    return Table(tuple(str(column.get("heading") or "") for column in columns))


def _actions(block: Mapping[str, Any]) -> Iterator[str]:
    if block["type"] not in _ACTIONS:
        return
    for line in _value(block).get("items") or ():
        yield str(line["value"] if isinstance(line, Mapping) else line)
