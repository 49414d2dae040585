"""What tests of the index share."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from search.index import rebuilding, verifying
from search.ranking import readable_ranks
from search.understanding import understand

#: Of a file of tests in which pages are saved as on the site: committed, then indexed.
COMMITTING = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("restored", "indexed", "usage_noted"),
]


def rebuild() -> int:
    return rebuilding.rebuild(lambda done, total: None)


def beside(do: Callable[[], object]) -> Thread:
    """Start something in a thread, so on a connection of its own."""

    def run() -> None:
        try:
            do()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


def elsewhere(do: Callable[[], object]) -> None:
    """Do something as another process would, and wait for it."""
    errors: list[Exception] = []

    def run() -> None:
        try:
            do()
        except Exception as error:  # noqa: BLE001 (handed on)
            errors.append(error)

    beside(run).join()
    for error in errors:
        raise error


def faults() -> list[str]:
    return list(verifying.faults())


def found(text: str, language: str = "en-gb") -> list[int]:
    """The pages a reader finds, best first."""
    return [hit.page_id for hit in readable_ranks(understand(text, language), language)]


def rows(statement: str, values: Any = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def contents() -> list[list[tuple[Any, ...]]]:
    """All that the index says of pages; without what a rebuild weighs anew, and ids."""
    return [
        rows("SELECT page_id, language, text, terms::text, length FROM search_document ORDER BY 1"),
        rows(
            "SELECT document_id, language, label, normal, is_title FROM search_name ORDER BY 1, 4"
        ),
        rows(
            "SELECT document_id, language, text FROM search_posting"
            " JOIN search_lexeme ON search_lexeme.id = lexeme_id ORDER BY 1, 2, 3"
        ),
        rows(
            "SELECT language, text, documents FROM search_lexeme WHERE documents > 0 ORDER BY 1, 2"
        ),
        rows("SELECT language, documents FROM search_statistics WHERE documents > 0 ORDER BY 1"),
    ]


def schema() -> list[list[tuple[Any, ...]]]:
    """What PostgreSQL knows of the tables' form."""
    return [
        rows(
            "SELECT table_name, column_name, data_type, is_nullable, column_default, is_identity"
            " FROM information_schema.columns WHERE table_name LIKE 'search\\_%' ORDER BY 1, 2"
        ),
        rows(
            "SELECT indexname, indexdef FROM pg_indexes"
            " WHERE tablename LIKE 'search\\_%' ORDER BY 1"
        ),
        rows(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
            " FROM pg_constraint WHERE conrelid::regclass::text LIKE 'search\\_%' ORDER BY 1, 2"
        ),
    ]


def leftovers() -> list[str]:
    return [
        name for (name,) in rows("SELECT tablename FROM pg_tables WHERE tablename LIKE '%\\_new'")
    ]
