"""The sources in files, and the references they are in the database.

A reference serves many files and is kept by staff, so a file never changes what one says: where
they differ, loading stops. A file may add what the reference does not say yet.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from home.content.document import Document
from home.content.errors import ContentError, ContentErrors
from home.content.schema import SOURCE
from review.models import Reference

Entry = dict[str, Any]
#: (key, what is wrong with it)
Problem = tuple[str, str]
_EMPTY = (None, "")


class References:
    """Read once, in one query, when the first one is asked for."""

    def __init__(self) -> None:
        self._by_id: dict[int, Reference] | None = None
        self._by_name: dict[tuple[str, str], Reference] = {}
        #: The file that a reference was made from in this load.
        self._file_of: dict[int, str] = {}
        #: What this load adds to references that were there.
        self._completed: dict[int, Reference] = {}

    def _all(self) -> dict[int, Reference]:
        if self._by_id is None:
            self._by_id = {}
            for found in Reference.objects.all():
                self._keep(found)
        return self._by_id

    def _keep(self, reference: Reference) -> None:
        self._all()[reference.pk] = reference
        self._by_name |= dict.fromkeys(_names(reference), reference)

    def _find(self, given: Reference) -> list[Reference]:
        """The references that share what `given` is known by. More than one is a mistake."""
        self._all()
        shared = [self._by_name[name] for name in _names(given) if name in self._by_name]
        return list({reference.pk: reference for reference in shared}.values())

    # --- From the database ---

    def described(self, reference_id: int) -> Entry | None:
        """An entry of `sources`, as an export writes it. None if there is no such reference."""
        found = self._all().get(reference_id)
        return _entry(found) if found else None

    # --- From files ---

    def id_of(self, entry: Entry) -> int:
        """The reference of an entry that `settle` has seen."""
        return self._find(_reference(entry))[0].pk

    def known(self, entry: Entry) -> Entry:
        """An entry that `settle` has seen, as an export writes it."""
        return _entry(self._find(_reference(entry))[0])

    def settle(
        self, documents: list[Document], progress: Callable[[str, str], None] = lambda *_: None
    ) -> None:
        """See that every source of these files has its reference.

        Raises `ContentErrors` with every place where a file says something else than a reference,
        or than another file says of the same document.
        """
        errors = [
            _error(document, f"sources.{position}.{name}".rstrip("."), message)
            for document in documents
            for position, entry in enumerate(document.front.get("sources", []))
            for name, message in self._settle_one(_reference(entry), document.file)
        ]
        if errors:
            raise ContentErrors(errors)
        for reference in self._completed.values():
            reference.save()
            if reference.pk not in self._file_of:
                progress("completed", f"the reference {reference}")

    def _settle_one(self, given: Reference, file: str) -> list[Problem]:
        found = self._find(given)
        if not found:
            if problems := _invalid(given):
                return problems
            given.save()
            self._keep(given)
            self._file_of[given.pk] = file
            return []
        first, *others = found
        if others:
            names = " and ".join(f"“{reference}”" for reference in found)
            return [("", f"These are two references, {names}. Give what one of them is known by.")]
        if differ := self._differences(given, first):
            return differ
        if missing := _missing(given, first):
            for name, value in missing.items():
                setattr(first, name, value)
            if problems := _invalid(first):
                return problems
            self._keep(first)
            self._completed[first.pk] = first
        return []

    def _differences(self, given: Reference, found: Reference) -> list[Problem]:
        """What both say, and say differently."""
        file = self._file_of.get(found.pk)
        who = f"“{file}” has" if file else "The reference in the admin, under Evidence, has"
        return [
            (key.name, f"{who} “{theirs}”, this file “{ours}”. Make them the same.")
            for key in SOURCE
            if (ours := getattr(given, key.name)) not in _EMPTY
            if (theirs := getattr(found, key.name)) not in _EMPTY
            if not _agree(key.name, given, found)
        ]


def _names(reference: Reference) -> list[tuple[str, str]]:
    """All that a document is known by."""
    names = [(name, getattr(reference, name)) for name in ("doi", "pmid", "url_key")]
    return [(name, value) for name, value in names if value]


def _reference(entry: Entry) -> Reference:
    given = Reference(**{**entry, "pmid": str(entry.get("pmid", ""))})
    given.tidy()
    return given


def _entry(reference: Reference) -> Entry:
    values = {key.name: getattr(reference, key.name) for key in SOURCE}
    values["pmid"] = int(reference.pmid) if reference.pmid else None
    return {name: value for name, value in values.items() if value not in _EMPTY}


def _agree(name: str, given: Reference, found: Reference) -> bool:
    if name == "accessed":
        return True  # a document is read more than once: the latest day counts
    name = "url_key" if name == "url" else name
    return bool(getattr(given, name) == getattr(found, name))


def _missing(given: Reference, found: Reference) -> dict[str, Any]:
    """What a file says and a reference does not say yet."""
    missing = {
        key.name: value
        for key in SOURCE
        if (value := getattr(given, key.name)) not in _EMPTY
        if getattr(found, key.name) in _EMPTY
    }
    if given.accessed and found.accessed and given.accessed > found.accessed:
        missing["accessed"] = given.accessed
    return missing


def _invalid(reference: Reference) -> list[Problem]:
    try:
        reference.full_clean()
    except ValidationError as error:
        return [(name, " ".join(said)) for name, said in error.message_dict.items()]
    return []


def _error(document: Document, path: str, message: str) -> ContentError:
    return ContentError(document.file, document.line_of(path), f"“{path}” is not accepted", message)
