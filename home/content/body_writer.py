"""Blocks as the text below the front matter."""

from collections.abc import Callable, Iterator
from typing import Any

from home.content import escaping
from home.content.document import Block
from home.content.html_to_markdown import rich_to_markdown
from home.content.inline import tidy_line, tidy_text
from home.content.palette import ANCHORED, anchors_worth_writing, heading_field
from home.content.read_evidence import CLAIM_LABELS
from review.models.fact import FactAudience

Value = dict[str, Any]
#: Pieces of a container between which a blank line belongs.
Parts = list[str]


def body_to_markdown(blocks: list[Block]) -> str:
    """The body, ending in a line end. Empty for no blocks."""
    headings = [
        (block.kind, block.value[heading_field(block.kind)], block.value["anchor"])
        for block in blocks
        if block.kind in ANCHORED
    ]
    anchors = iter(anchors_worth_writing(headings))
    pieces: list[str] = []
    for block in blocks:
        pieces += _block(block, next(anchors) if block.kind in ANCHORED else "")
    return "\n\n".join(pieces) + "\n" if pieces else ""


def _block(block: Block, anchor: str) -> Parts:
    value = block.value
    match block.kind:
        case "text":
            return rich_to_markdown(value)
        case "heading" | "subheading":
            marks = "##" if block.kind == "heading" else "###"
            return [_joined(marks, escaping.heading(tidy_line(value["text"]), anchor))]
    name, first, parts = _WRITERS[block.kind](value)
    first = escaping.heading(tidy_line(first), anchor)
    inside = "\n\n".join(parts).split("\n") if parts else []
    return ["\n".join([_joined("::: " + name, first), *inside, ":::"])]


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _bullets(texts: list[str]) -> str:
    return "\n".join(f"- {_plain(text, '  ')}" for text in texts)


def _plain(text: str, indent: str = "") -> str:
    return escaping.paragraph(tidy_line(text), indent)


def _care_card(value: Value) -> tuple[str, str, Parts]:
    after = [_plain(value["after"])] if value["after"] else []
    return value["urgency"].replace("_", "-"), value["heading"], [_bullets(value["items"]), *after]


def _list(name: str, field: str = "items") -> Callable[[Value], tuple[str, str, Parts]]:
    return lambda value: (name, value["heading"], [_bullets(value[field])])


def _rich(name: str) -> Callable[[Value], tuple[str, str, Parts]]:
    return lambda value: (name, value.get("heading", ""), rich_to_markdown(value["text"]))


def _steps(value: Value) -> tuple[str, str, Parts]:
    lines = []
    for number, step in enumerate(value["items"], 1):
        mark = f"{number}. "
        title, words = (step.get(name) or "" for name in ("title", "text"))
        text = escaping.paragraph(tidy_text(words), " " * len(mark))
        lines.append(mark + _joined(f"**{escaping.line(tidy_line(title))}**", text))
    return "steps", value["heading"], ["\n".join(lines)]


def _action(value: Value) -> tuple[str, str, Parts]:
    link = []
    if value["href"]:
        words = escaping.line(tidy_line(value["link_text"]))
        link = [f"[{words}]({escaping.destination(value['href'])})"]
    return "action", value["heading"], [_bullets(value["items"]), *link]


def _benefits_and_risks(value: Value) -> tuple[str, str, Parts]:
    benefits, risks = _bullets(value["benefits"]), _bullets(value["risks"])
    return (
        "benefits-and-risks",
        value["heading"],
        ["\n".join(["### Benefits", benefits, "### Risks", risks])],
    )


def _chance(value: Value) -> tuple[str, str, Parts]:
    words = escaping.paragraph("Words: " + tidy_text(value["words"]))
    return "chance", f"{value['number']} of 100", [words]


def _claim(value: Value) -> tuple[str, str, Parts]:
    said = [
        _plain(f"{label}: {value[name]}") for name, label in CLAIM_LABELS.items() if value[name]
    ]
    statement = escaping.paragraph(tidy_text(value["statement"]))
    return "claim", value["strength"], [statement, *said]


def _fact(value: Value) -> tuple[str, str, Parts]:
    audience = value["audience"] if value["audience"] != FactAudience.PATIENT else ""
    return "fact", _joined(value["fact"], audience), []


def _diagram(value: Value) -> tuple[str, str, Parts]:
    return (
        "diagram",
        value["name"],
        [_plain(value["caption"]), *rich_to_markdown(value["text_equivalent"])],
    )


def _table(value: Value) -> tuple[str, str, Parts]:
    columns = value["columns"]
    rows = [columns, ["---"] * len(columns), *value["rows"]]
    return "table", value["caption"], ["\n".join(_row(row) for row in rows)]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(escaping.line(tidy_line(cell)) for cell in cells) + " |"


def _image(value: Value) -> tuple[str, str, Parts]:
    def parts() -> Iterator[str]:
        if value["decorative"]:
            yield "Decorative."
        for label in ("Description", "Caption", "Credit", "Licence"):
            if words := value[label.lower()]:
                yield _plain(f"{label}: {tidy_line(words)}")

    return "image", value["file"], list(parts())


_WRITERS: dict[str, Callable[[Value], tuple[str, str, Parts]]] = {
    "care_card": _care_card,
    "do_list": _list("do"),
    "dont_list": _list("dont"),
    "warning": _rich("warning"),
    "inset": _rich("inset"),
    "expander": _rich("expander"),
    "unknown": _rich("unknown"),
    "questions": _list("questions"),
    "key_points": _list("key-points", "points"),
    "steps": _steps,
    "action": _action,
    "benefits_and_risks": _benefits_and_risks,
    "chance": _chance,
    "claim": _claim,
    "fact": _fact,
    "diagram": _diagram,
    "table": _table,
    "image": _image,
}
