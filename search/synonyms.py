"""Synonyms out of a CSV file: all of its rows, or none and every mistake by its line.

Columns: `typed`, `direction`, `finds`, `kind`; and, for those who want them, `language`,
`case_matters` and `blocked_with`. Several phrases in a cell are set apart by commas or semicolons;
each phrase with each target is a synonym of its own. What stands in brackets in `finds` is a note.
Loading a file again changes nothing. A column that a file does not have leaves what staff have
set as it is.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from home.content.errors import Report
from search import never_merge, normalise
from search.models import SearchTerm
from search.models.search_term import Direction, Kind, tidy

REQUIRED = {"typed", "direction", "finds", "kind"}
OPTIONAL = {"language", "case_matters", "blocked_with"}
KINDS = {kind.value: kind for kind in Kind} | {
    "uk/us": Kind.SPELLING,
    "uk/us spelling": Kind.SPELLING,
}
#: Everyday words that medicine also writes in capitals, as an abbreviation.
EVERYDAY_WORDS = {
    "en-gb": {
        *("act", "aim", "all", "beam", "cap", "cat", "chop", "cup", "fit", "gist", "her", "ice"),
        *("it", "malt", "men", "met", "net", "nice", "pet", "rice", "sir", "us", "who"),
    },
    "es": {"la", "te", "es", "si", "no", "mal", "sin", "un"},
}
_NOTE = re.compile(r"\s*\([^()]*\)")
#: How alike two spellings of one word are at least, from 0 to 1.
_ALIKE = 0.7


@dataclass(frozen=True)
class Row:
    """One synonym of a file, what it became, and the line it ends on."""

    line: int
    term: SearchTerm
    outcome: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.term}: {self.outcome}"


def load(file: Path) -> list[Row]:
    """Make the synonyms that `file` describes. Raises `ContentErrors`, and then changes nothing."""
    report = Report(str(file))
    wanted = _Wanted(report)
    for line, cells in _cells(file, report):
        for values in _synonyms(line, cells, report):
            wanted.add(line, values)
    with transaction.atomic():
        rows = [_saved(line, values, report) for line, values in wanted.synonyms]
        report.raise_if_any()
    return [row for row in rows if row]


class _Wanted:
    """The synonyms of a file, each once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.synonyms: list[tuple[int, dict[str, Any]]] = []
        self._seen: dict[tuple[str, ...], tuple[int, dict[str, Any]]] = {}

    def add(self, line: int, values: dict[str, Any]) -> None:
        first, known = self._seen.setdefault(_key(values), (line, values))
        if known is values:
            self.synonyms.append((line, values))
        elif known["direction"] != values["direction"]:
            self.report.add(
                line,
                f"“{values['phrase']} → {values['target']}” goes the other way on line {first}",
                "keep one of the two",
            )


def _cells(file: Path, report: Report) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row's cells by their column, with the line the row ends on."""
    try:
        # Spreadsheets put a mark before the first column's name; this encoding drops it.
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True, skipinitialspace=True)
            if _columns_are_known(reader.fieldnames, report):
                for row in reader:
                    if None in row or None in row.values():
                        report.add(
                            reader.line_num,
                            "this row does not have one cell for each column",
                            "put cells with a comma in double quotes",
                        )
                    elif any(row.values()):
                        yield reader.line_num, {k: v.strip() for k, v in row.items()}
    except OSError as error:
        report.add(0, f"the file cannot be read: {error.strerror}", "check its name")
    except UnicodeDecodeError:
        report.add(0, "the file is not UTF-8", "save it as “CSV UTF-8”")
    except csv.Error as error:
        report.add(reader.line_num, f"this is not CSV: {error}", "check the quotes around it")


def _columns_are_known(names: Any, report: Report) -> bool:
    found = set(names or [])
    if missing := sorted(REQUIRED - found):
        report.add(1, f"there is no column {', '.join(missing)}", "name it in the first line")
    if unknown := sorted(map(str, found - REQUIRED - OPTIONAL)):
        known = ", ".join(sorted(REQUIRED | OPTIONAL))
        report.add(1, f"nobody knows the column {', '.join(unknown)}", f"use only {known}")
    return not report.errors


def _synonyms(line: int, cells: dict[str, str], report: Report) -> Iterator[dict[str, Any]]:
    """What one row says: the fields of a synonym for each phrase with each target."""
    phrases, targets = _split(cells["typed"]), _split(_NOTE.sub("", cells["finds"]))
    kinds = [KINDS.get(kind.lower()) for kind in _split(cells["kind"])]
    language = cells.get("language") or settings.LANGUAGES[0][0]
    case = cells.get("case_matters", "").lower()
    good = {
        "typed": bool(phrases),
        "finds": bool(targets),
        "direction": cells["direction"] in Direction.values,
        "kind": bool(kinds) and None not in kinds,
        "language": language in dict(settings.LANGUAGES),
        "case_matters": case in ("", "yes", "no"),
    }
    for column, is_good in good.items():
        if not is_good:
            report.add(line, f"{column} is “{cells.get(column, '')}”", _FIXES[column])
    if not all(good.values()):
        return
    for phrase in phrases:
        for target in targets:
            values: dict[str, Any] = {
                "phrase": phrase,
                "target": target,
                "language": language,
                "direction": cells["direction"],
                "kind": _kind(phrase, target, [kind for kind in kinds if kind]),
            }
            if case:
                values["case_matters"] = case == "yes"
            if "blocked_with" in cells:
                values["blocked_with"] = _split(cells["blocked_with"])
            yield values


_FIXES = {
    "typed": "write what readers type",
    "finds": "write what it also finds",
    "direction": f"use {' or '.join(Direction.values)}",
    "kind": f"use {', '.join(KINDS)}",
    "language": f"use {', '.join(dict(settings.LANGUAGES))}",
    "case_matters": "use yes, no, or leave it empty",
}


def _split(cell: str) -> list[str]:
    return [part for part in map(tidy, re.split("[,;]", cell)) if part]


def _kind(phrase: str, target: str, kinds: list[Kind]) -> Kind:
    """Of several kinds the first that shows in the phrase's form, else the first of the others."""
    shows = {
        Kind.ABBREVIATION: " " not in phrase and (phrase.isupper() or len(phrase) <= 4),
        Kind.MISSPELLING: _is_alike(phrase, target),
        Kind.SPELLING: _is_alike(phrase, target),
    }
    others = [kind for kind in kinds if kind not in shows]
    return next((kind for kind in kinds if shows.get(kind)), (others or kinds)[0])


def _is_alike(phrase: str, target: str) -> bool:
    """Whether a word of the one is a word of the other, written in another way."""
    return any(
        SequenceMatcher(None, one, other).ratio() >= _ALIKE
        for one in normalise.phrase(phrase).split()
        for other in normalise.phrase(target).split()
        if one != other
    )


def _key(values: dict[str, Any]) -> tuple[str, ...]:
    normal = normalise.phrase(values["phrase"]), normalise.phrase(values["target"])
    return values["language"], *normal


def _saved(line: int, values: dict[str, Any], report: Report) -> Row | None:
    language, phrase, target = _key(values)
    known = SearchTerm.objects.filter(
        language=language, normal_phrase=phrase, normal_target=target
    ).first()
    term = known or SearchTerm(case_matters=_is_everyday_word(values))
    changed = {name for name, value in values.items() if getattr(term, name) != value}
    if known and not changed:
        return Row(line, term, "unchanged")
    if phrase and phrase == target:
        term.phrase, term.target = values["phrase"], values["target"]
        return Row(line, term, "not needed, because search treats the two as one already")
    for name in changed:
        setattr(term, name, values[name])
    try:
        term.save()
    except ValidationError as error:
        report.add(line, f"“{term}”: {' '.join(error.messages)}", "change this row or leave it out")
        return None
    return Row(line, term, f"updated ({', '.join(sorted(changed))})" if known else "created")


def _is_everyday_word(values: dict[str, Any]) -> bool:
    words = EVERYDAY_WORDS.get(values["language"], set()) | {
        normalise.phrase(abbreviation.written) for abbreviation in never_merge.ABBREVIATIONS
    }
    return values["phrase"].isupper() and normalise.phrase(values["phrase"]) in words
