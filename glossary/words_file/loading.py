"""Make the terms that a file describes: all of them, or none and every mistake by its line.

A term is known by its name. A column that a file does not have leaves what staff have set as it
is; a term that a file does not have is left alone. Loading a file again changes nothing. What is
loaded is published at once, by nobody's approval: no clinician has checked it by that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from glossary.models import Difference, SeeAlso, Term
from glossary.normal import tidy
from glossary.words_file import columns
from glossary.words_file.reading import Row, rows
from glossary.words_file.report import Report


@dataclass
class Loaded:
    """What became of the rows, by name."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    #: Words that staff have in hand: drafts, words taken off the site, changes not out yet, locks.
    left: list[str] = field(default_factory=list)


def load(file: Path, language: str) -> Loaded:
    """Raises `WordsFileError`, and then nothing was changed."""
    report = Report(str(file))
    locale, _ = Locale.objects.get_or_create(language_code=language)
    found = list(rows(file, report))
    report.raise_if_any()
    # What refers to what is kept once for each term, and not at each of its saves.
    with transaction.atomic(), disable_reference_index_auto_update():
        loading = _Loading(locale, report)
        terms = [(row, term) for row in found if (term := loading.term(row))]
        # The others of a file may stand anywhere in it: links come when all terms are there.
        for row, term in terms:
            loading.links(row, term)
        report.raise_if_any()
        for term in loading.changed:
            ReferenceIndex.create_or_update_for_object(term)
    return loading.done


class _Loading:
    def __init__(self, locale: Locale, report: Report) -> None:
        self.locale = locale
        self.report = report
        self.done = Loaded()
        self.changed: list[Term] = []
        self._lines: dict[str, int] = {}
        self._changed: dict[int, bool] = {}

    def term(self, row: Row) -> Term | None:
        """The term of a row, saved without its links. None if the row has a mistake, or if staff
        have the word in hand: a file never publishes their draft, nor puts back what they took
        off the site."""
        name = tidy(row.cells["term"])
        first = self._lines.setdefault(name.lower(), row.line)
        if first != row.line:
            self.report.add(row.line, f"“{name}” is on line {first} too", "keep one of the two")
            return None
        known = Term.objects.filter(locale=self.locale, name__iexact=name).first()
        if known and _is_in_hand(known):
            self.done.left.append(known.name)
            return None
        term = known or Term(locale=self.locale, live=False)
        before = _state(term)
        try:
            self._fill(term, row)
            term.full_clean(exclude=["sort_key"])
        except ValidationError as error:
            for column, messages in _by_column(error).items():
                for said in messages:
                    self.report.add(row.line, f"{column}: {said.rstrip('.')}", "change this cell")
            return None
        self._changed[row.line] = known is None or _state(term) != before
        if self._changed[row.line]:
            with transaction.atomic():
                term.save()
        return term

    def links(self, row: Row, term: Term) -> None:
        """Set the links of a term, and publish it if anything of it is new."""
        known = term.first_published_at is not None
        changed = self._changed[row.line]
        for column, model in (("see_also", SeeAlso), ("not_same_as", Difference)):
            if column not in row.cells:
                continue
            wanted = self._wanted(row, column, term)
            relation = getattr(term, column)
            named = {pk for pk, _extra in wanted}
            # A file knows nothing of drafts: links to them stay, after the others.
            present = [(link.other.live, _link_state(link)) for link in relation.all()]
            drafts = [state for live, state in present if not live and state[0] not in named]
            if wanted != [state for _live, state in present if state not in drafts]:
                wanted = [*wanted, *drafts]
                relation.set(
                    [
                        model(other_id=pk, sort_order=place, **extra)
                        for place, (pk, extra) in enumerate(wanted)
                    ]
                )
                changed = True
        if not changed:
            self.done.unchanged += 1
        elif not self.report.mistakes:
            (self.done.updated if known else self.done.created).append(term.name)
            self.changed.append(term)
            term.save_revision(clean=False).publish()  # which looks at it again

    def _wanted(self, row: Row, column: str, term: Term) -> list[tuple[int, dict[str, Any]]]:
        found: list[tuple[int, dict[str, Any]]] = []
        for text in _split(row.cells[column]):
            name, _, difference = text.partition(columns.DIFFERENCE.strip())
            other = Term.objects.filter(locale=self.locale, name__iexact=name.strip()).first()
            if other is None or other.pk == term.pk:
                what = f"{column}: there is no other term “{name.strip()}” in this language"
                self.report.add(row.line, what, "add it, or leave it out here")
            else:
                extra = {"difference": difference.strip()} if column == "not_same_as" else {}
                found.append((other.pk, extra))
        return found

    def _fill(self, term: Term, row: Row) -> None:
        cells = row.cells
        problems: dict[str, str] = {}
        for column, name in columns.TEXTS.items():
            # An empty address is made of the name, and then stays.
            if column in cells and not (column == "slug" and not cells[column]):
                setattr(term, name, cells[column])
        for column, name in columns.LISTS.items():
            if column in cells:
                setattr(term, name, _split(cells[column]))
        readers: dict[str, Callable[[Term, str], str | None]] = {
            "case_sensitive": _case,
            "check_every": _months,
            "guide": self._guide,
            "translation_of": self._translation,
        }
        for column, read in readers.items():
            if column in cells and (said := read(term, cells[column])):
                problems[column] = said
        if problems:
            raise ValidationError(problems)

    def _guide(self, term: Term, cell: str) -> str | None:
        if not cell:
            term.guide = None
            return None
        pages = Page.objects.filter(locale=self.locale, url_path__endswith=f"/{cell.strip('/')}/")
        term.guide = pages.order_by("depth", "path").first()
        return None if term.guide else f"there is no page {cell} in this language"

    def _translation(self, term: Term, cell: str) -> str | None:
        if not cell:
            return None
        language, _, slug = cell.partition(":")
        other = Term.objects.filter(locale__language_code=language, slug=slug).first()
        if other is None:
            return f"there is no term {cell} (write language:address, such as en-gb:biopsy)"
        term.translation_key = other.translation_key
        return None


def _case(term: Term, cell: str) -> str | None:
    if cell.lower() not in ("yes", "no", ""):
        return "write yes, no or nothing"
    term.case_sensitive = cell.lower() == "yes"
    return None


def _months(term: Term, cell: str) -> str | None:
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 4):
        return "write a number of months"
    term.check_every = int(cell) if cell else Term._meta.get_field("check_every").get_default()
    return None


def _is_in_hand(term: Term) -> bool:
    busy = term.has_unpublished_changes or term.locked or term.current_workflow_state
    return not term.live or bool(busy)


def _split(cell: str) -> list[str]:
    return [part for part in map(tidy, cell.split(columns.BETWEEN.strip())) if part]


def _state(term: Term) -> tuple[Any, ...]:
    names = [*columns.TEXTS.values(), *columns.LISTS.values()]
    names += ["case_sensitive", "check_every", "guide_id", "translation_key", "forms"]
    return tuple(getattr(term, name) for name in names)


def _link_state(link: Any) -> tuple[int, dict[str, Any]]:
    extra = {"difference": link.difference} if isinstance(link, Difference) else {}
    return link.other_id, extra


def _by_column(error: ValidationError) -> dict[str, list[str]]:
    of_field = {name: column for column, name in (columns.TEXTS | columns.LISTS).items()}
    if not hasattr(error, "error_dict"):
        return {"term": error.messages}
    return {
        of_field.get(name, "term" if name == "__all__" else name): said
        for name, said in error.message_dict.items()
    }
