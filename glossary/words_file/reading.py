"""The rows of a file, with the line each ends on. Content is not judged here."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glossary.words_file.columns import COLUMNS, REQUIRED
from glossary.words_file.report import Report

#: A glossary of thousands of terms has less than one; more is another kind of file.
MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict[str, str]


def rows(file: Path, report: Report) -> Iterator[Row]:
    """Each row that has anything in it. A mark before the first column, and either kind of line
    end, are as good as none."""
    reader: Any = None
    try:
        if file.stat().st_size > MOST_BYTES:
            report.add(0, "the file is too large", "load a CSV file of words")
            return
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            if not _columns_are_known(reader.fieldnames, report):
                return
            for cells in reader:
                if None in cells or None in cells.values():
                    report.add(
                        reader.line_num,
                        "this row does not have one cell for each column",
                        "put cells that hold a comma in double quotes",
                    )
                elif any(cells.values()):
                    yield Row(reader.line_num, {k: v.strip() for k, v in cells.items()})
    except OSError as error:
        report.add(0, f"the file cannot be read ({error.strerror})", "check its name")
    except UnicodeDecodeError:
        report.add(0, "the file is not UTF-8", "save it as “CSV UTF-8”")
    except csv.Error as error:
        report.add(reader.line_num, f"this is not CSV ({error})", "check the quotes around it")


def _columns_are_known(names: Any, report: Report) -> bool:
    found = list(names or [])
    if len(found) == 1 and ";" in str(found[0]):
        report.add(
            1, "the cells are set apart by semicolons", "save it with commas between the cells"
        )
        return False
    if len(found) == 1 and "\t" in str(found[0]):
        report.add(1, "the cells are set apart by tabs", "save it with commas between the cells")
        return False
    if missing := [name for name in REQUIRED if name not in found]:
        report.add(1, f"there is no column {', '.join(missing)}", "name it in the first line")
    if unknown := sorted({str(name) for name in found if name not in COLUMNS}):
        report.add(
            1, f"nobody knows the column {', '.join(unknown)}", f"use only {', '.join(COLUMNS)}"
        )
    if twice := sorted({str(name) for name in found if found.count(name) > 1}):
        report.add(1, f"the column {', '.join(twice)} is there twice", "keep one of the two")
    return not report.mistakes
