"""The version of a language's words changes when what readers see of them does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from glossary.models import Difference, SeeAlso, Term
from glossary.version import glossary_version
from tests.words import make_term

pytestmark = pytest.mark.django_db


def _rows(term: Term) -> Any:
    return Term.objects.filter(pk=term.pk)


def _edit(term: Term) -> None:
    term.definition = "Other words."
    term.save_revision().publish()


CHANGES: dict[str, Callable[[Term], object]] = {
    "a new definition": _edit,
    "a row changed from outside": lambda term: _rows(term).update(say_it="by-OP-see"),
    "unpublished": lambda term: term.unpublish(),
    "deleted": lambda term: term.delete(),
    "another word": lambda term: make_term("scan"),
    "a link": lambda term: SeeAlso.objects.create(term=term, other=term),
    "a difference": lambda term: Difference.objects.create(term=term, other=term),
    "an end": lambda term: _rows(term).update(expire_at="2020-01-01T00:00Z"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_changes_with_what_readers_see(change: Callable[[Term], object]) -> None:
    term, other = make_term("biopsy"), make_term("biopsia", "es")
    before, elsewhere = glossary_version("en-gb"), glossary_version("es")
    change(term)
    assert glossary_version("en-gb") != before
    assert glossary_version("es") == elsewhere
    assert other.live


def test_it_stays_while_staff_write() -> None:
    term = make_term("biopsy")
    before = glossary_version("en-gb")
    make_term("a draft", live=False).delete()
    term.definition = "Other words."
    term.save_revision()
    Term.objects.update(check_every=12)
    assert glossary_version("en-gb") == before


def test_never_the_same_twice_even_where_one_goes_and_one_comes() -> None:
    term = make_term("biopsy")
    seen = [glossary_version("en-gb")]
    for name in ("scan", "stage"):
        term.delete()
        term = make_term(name)
        seen.append(glossary_version("en-gb"))
    assert len(set(seen)) == 3


def test_what_is_undone_was_never_a_version() -> None:
    term = make_term("biopsy")
    before = glossary_version("en-gb")
    with transaction.atomic():
        _edit(term)
        transaction.set_rollback(True)
    assert glossary_version("en-gb") == before


def test_it_is_one_query_and_none_is_a_version_too() -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert glossary_version("fr") == "0"
    assert len(asked) == 1
