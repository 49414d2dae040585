"""The files of a folder, as documents."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

from home.content.document import Document, address
from home.content.errors import ContentError, ContentErrors
from home.content.schema import Kind
from home.content.text import parse

IMAGES = "images"
_SLUG = re.compile(r"[^\W_][\w-]*")
_MONTH = re.compile(r"\d{4}-\d{2}")
_SPECIAL = {"_section": Kind.SECTION, "_index": Kind.DIGEST_INDEX}


def folder_name(language_code: str) -> str:
    """The name of a language's folder: "en" for "en-gb"."""
    return language_code.partition("-")[0]


def language_folders() -> dict[str, str]:
    """Folder name to language code, for every language of the site, the first one first."""
    return {folder_name(code): code for code, _label in settings.LANGUAGES}


def read_folder(folder: Path) -> list[Document]:
    """All documents of a folder. Raises `ContentErrors` with all that is wrong in any of them."""
    known = language_folders()
    documents: list[Document] = []
    errors: list[ContentError] = []
    found = [name for name in known if (folder / name).is_dir()]
    if not found:
        raise ContentErrors(
            [
                ContentError(
                    str(folder),
                    1,
                    "there is no folder of a language here",
                    f"name the folder that holds one of: {', '.join(known)}",
                )
            ]
        )
    for name in found:
        for path in _files(folder / name):
            try:
                documents.append(_read(path, folder / name, name))
            except ContentErrors as error:
                errors += error.errors
    errors += _clashes(documents)
    if errors:
        raise ContentErrors(errors)
    return documents


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.md")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _read(path: Path, folder: Path, language: str) -> Document:
    key = path.relative_to(folder).with_suffix("").as_posix()
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        fix = "put a file there that you may read, or remove it"
        raise _only(path, 1, problem, fix) from error
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _only(path, line, "a letter here is not UTF-8", "save the file as UTF-8") from error
    return parse(text, key=key, kind=_kind(path, key), language=language, file=str(path))


def _kind(path: Path, key: str) -> Kind:
    """What a file describes, from where it lies."""
    *folders, name = key.split("/")
    for slug in [*folders, *([] if name in _SPECIAL else [name])]:
        if not _SLUG.fullmatch(slug):
            near = slugify(slug) or "a-name"
            raise _only(
                path,
                1,
                f"“{slug}” cannot be part of an address",
                f"rename it to “{near}”: small letters, digits and hyphens",
            )
    if len(folders) > 1:
        raise _only(path, 1, "the file lies too deep", "move it into the folder of its section")
    if not folders:
        if name in _SPECIAL:
            raise _only(path, 1, f"“{name}.md” belongs in a folder", "move it into one")
        return Kind.HOME if name == "home" else Kind.STANDARD
    if name in _SPECIAL:
        return _SPECIAL[name]
    is_digest = (path.parent / "_index.md").exists() or _MONTH.fullmatch(name)
    return Kind.DIGEST if is_digest else Kind.GUIDE


def _clashes(documents: list[Document]) -> Iterator[ContentError]:
    taken: dict[tuple[str, str], Document] = {}
    for document in documents:
        place = (document.language, address(document.key))
        first = taken.setdefault(place, document)
        if first is not document:
            yield ContentError(
                document.file,
                1,
                f"“{first.file}” has the same address, {place[1]}",
                "rename one of the two",
            )


def nearest(name: str, names: list[str]) -> str:
    """The most similar of some names; empty if none comes close."""
    return next(iter(difflib.get_close_matches(name, names, 1, 0.4)), "")


def _only(path: Path, line: int, problem: str, fix: str) -> ContentErrors:
    return ContentErrors([ContentError(str(path), line, problem, fix)])
