"""A file's text to a document, and back. Neither knows files or the database."""

from typing import Any

from home.content.body_reader import BodyReader
from home.content.body_writer import body_to_markdown
from home.content.document import Document
from home.content.errors import Report
from home.content.front_matter import FrontMatter
from home.content.inline import tidy_text
from home.content.schema import KEYS, WITH_BODY, Key, Kind, Type
from home.content.yaml_writer import to_yaml

_FENCE = "---"


def parse(text: str, *, key: str, kind: Kind, language: str, file: str = "") -> Document:
    """Read one file. Raises `ContentErrors` with all that is wrong in it."""
    report = Report(file or key)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
    end = fences[1] if fences[:1] == [0] and len(fences) > 1 else 0
    if not end:
        report.add(
            1,
            "the front matter is missing",
            "begin the file with a line “---”, then the keys, then a line “---”",
        )
    report.raise_if_any()
    front_matter = FrontMatter(report)
    front = front_matter.read("\n".join(lines[1:end]), KEYS[kind])
    _read_prose(front, KEYS[kind], "", front_matter.lines, report, language)
    body_text = "\n".join(lines[end + 1 :])
    if kind in WITH_BODY:
        body = BodyReader(report, end + 2, language).read(body_text)
    else:
        body = []
        if body_text.strip():
            report.add(
                end + 2,
                "this kind of page has no text below its keys",
                "move the text into a guide",
            )
    report.raise_if_any()
    return Document(key, language, kind, front, body, report.file, front_matter.lines)


def write(document: Document) -> str:
    """The one spelling of a document: `write(parse(write(d))) == write(d)`."""
    head = f"{_FENCE}\n{to_yaml(document.front, KEYS[document.kind])}{_FENCE}\n"
    body = body_to_markdown(document.body) if document.kind in WITH_BODY else ""
    return f"{head}\n{body}" if body else head


def _read_prose(
    values: dict[str, Any],
    keys: tuple[Key, ...],
    path: str,
    lines: dict[str, int],
    report: Report,
    language: str,
) -> None:
    """Turn texts in paragraphs into stored HTML, in place; tidy the other texts."""
    for key in keys:
        value = values.get(key.name)
        if value is None:
            continue
        match key.type:
            case Type.PROSE:
                # The text of a `|` begins on the line below its key.
                reader = BodyReader(report, lines[f"{path}{key.name}"] + 1, language)
                values[key.name] = reader.rich(value)
            case Type.TEXT:
                values[key.name] = tidy_text(value)
            case Type.TEXTS:
                values[key.name] = [tidy_text(text) for text in value if text]
            case Type.ENTRY:
                _read_prose(value, key.parts, f"{path}{key.name}.", lines, report, language)
            case Type.ENTRIES:
                for position, entry in enumerate(value):
                    inner = f"{path}{key.name}.{position}."
                    _read_prose(entry or {}, key.parts, inner, lines, report, language)
