"""Write the terms of a language as a file that loads again as it is.

Cells are written as they are, also where one begins with “=”: this file is for loading, and a
sign put in front would come back as part of the word. Do not open it in a spreadsheet program if
you do not trust who wrote the words.
"""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.conf import settings

from glossary.models import Term
from glossary.words_file import columns


def export(language: str) -> str:
    """The published terms, in order of the alphabet; lines end as Unix ends them.

    What is loaded is published: a draft, or a word taken off the site, is no matter for a file.
    """
    written = StringIO()
    writer = csv.DictWriter(written, columns.COLUMNS, lineterminator="\n")
    writer.writeheader()
    for term in _terms(language):
        writer.writerow(_cells(term, language))
    return written.getvalue()


def _terms(language: str) -> Iterable[Term]:
    terms = Term.objects.filter(locale__language_code=language, live=True).order_by(
        "sort_key", "pk"
    )
    return terms.select_related("guide").prefetch_related("see_also__other", "not_same_as__other")


def _cells(term: Term, language: str) -> dict[str, Any]:
    cells: dict[str, Any] = {
        column: getattr(term, field) for column, field in columns.TEXTS.items()
    }
    for column, field in columns.LISTS.items():
        cells[column] = columns.BETWEEN.join(getattr(term, field))
    cells["case_sensitive"] = columns.YES if term.case_sensitive else columns.NO
    cells["see_also"] = columns.BETWEEN.join(
        link.other.name for link in term.see_also.all() if link.other.live
    )
    cells["not_same_as"] = columns.BETWEEN.join(
        link.other.name + (f"{columns.DIFFERENCE}{link.difference}" if link.difference else "")
        for link in term.not_same_as.all()
        if link.other.live
    )
    cells["guide"] = _path(term.guide) if term.guide else ""
    cells["check_every"] = "" if term.check_every == _usual() else term.check_every
    cells["translation_of"] = _translation_of(term, language)
    return cells


def _path(page: Any) -> str:
    """The page's address below the front page of its language."""
    return "/".join(page.url_path.strip("/").split("/")[1:])


def _usual() -> Any:
    return Term._meta.get_field("check_every").get_default()


def _translation_of(term: Term, language: str) -> str:
    """The same term in the first language, for every other one."""
    first = settings.LANGUAGES[0][0]
    if language == first:
        return ""
    others = Term.objects.filter(translation_key=term.translation_key, locale__language_code=first)
    slug = others.values_list("slug", flat=True).first()
    return f"{first}:{slug}" if slug else ""
