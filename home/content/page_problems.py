"""What publishing would refuse, with the file and line it comes from."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from home.content.document import Document
from home.content.errors import ContentError
from home.publishing import problems

#: Parts of a path in a page's errors that are called otherwise in a file.
_NAMES_IN_FILES = {
    f"source_{name}": f"source.{name}" for name in ("title", "publisher", "url", "date")
}


def page_problems(page: Page, document: Document) -> list[ContentError]:
    """The problems of a filled page. Their messages already say what to do."""
    return [
        error
        for name, message in problems(page).items()
        for error in _of_field(page, document, name, message)
    ]


def _of_field(page: Page, document: Document, name: str, message: str) -> Iterator[ContentError]:
    field = None if name == "__all__" else page._meta.get_field(name)
    details = list(_block_messages(page, field)) if isinstance(field, StreamField) else []
    if not details:
        yield ContentError(
            document.file, document.line_of(name), f"“{name}” is not accepted", message
        )
    for position, path, detail in details:
        if name != "body":
            parts = [_NAMES_IN_FILES.get(part, part) for part in path]
            where = ".".join([name, str(position), *parts])
            line = document.line_of(where)
            yield ContentError(document.file, line, f"“{where}” is not accepted", detail)
            continue
        block = document.body[position]
        line = block.lines.get(".".join(path[:2]), block.lines.get(".".join(path[:1]), block.line))
        # Counted from 1, as people do.
        inside = " ".join(str(int(part) + 1) if part.isdecimal() else part for part in path)
        what = f"{inside} in {block.name}" if inside else block.name
        yield ContentError(document.file, line, f"{what} is not accepted", detail)


def _block_messages(page: Page, field: StreamField) -> Iterator[tuple[int, list[str], str]]:
    """(position of the block, path inside it, message) for each error of its blocks."""
    try:
        field.stream_block.clean(getattr(page, field.name))
    except ValidationError as error:
        for position, child in _children(error):
            if child is not None and isinstance(position, int):
                for path, message in _messages(child, []):
                    yield position, path, message


def _messages(error: Any, path: list[str]) -> Iterator[tuple[list[str], str]]:
    children = list(_children(error))
    for name, child in children:
        if child is not None:
            yield from _messages(child, [*path, str(name)])
    for own in getattr(error, "non_block_errors", None) or ([] if children else [error]):
        yield from ((path, message) for message in ValidationError(own).messages)


def _children(error: Any) -> Iterator[tuple[Any, Any]]:
    """The errors inside an error, by field name or position. Tables keep theirs by row."""
    inside = getattr(error, "block_errors", None) or getattr(error, "cell_errors", None) or {}
    found = inside if isinstance(inside, dict) else dict(enumerate(inside))
    for name, child in found.items():
        if isinstance(child, dict):
            yield from ((name, cell) for cell in child.values())
        else:
            yield name, child
