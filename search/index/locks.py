"""Who may change the index, and when. PostgreSQL's advisory locks keep it, so a process that is
killed holds nothing.

A writer needs the lock for writing until its short transaction ends. A rebuild needs it only for
the moment of changing over; meanwhile its own lock tells writers that what they write goes to the
old index only.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

#: In PostgreSQL's space for two numbers: ours, and which.
LOCKS = 0x5EA2C4
WRITING, REBUILDING, FIRST_REBUILDER = 1, 2, 3


class RebuildUnderWayError(Exception):
    """Another process is rebuilding the index."""


def be_the_only_writer() -> None:
    """Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, WRITING])


def no_rebuild_begins() -> bool:
    """Whether no rebuild is under way; then none begins until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s, %s)", [LOCKS, REBUILDING])
        return bool(cursor.fetchone()[0])


@contextmanager
def the_only_rebuild() -> Iterator[None]:
    """Rebuild alone, with all writers told. Waits for those who write at this moment.

    Two locks, because one could not tell another rebuild from a writer.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, FIRST_REBUILDER])
        if not cursor.fetchone()[0]:
            raise RebuildUnderWayError
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCKS, REBUILDING])
        yield
    finally:
        with connection.cursor() as cursor:
            for lock in (REBUILDING, FIRST_REBUILDER):
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, lock])


@contextmanager
def unhurried() -> Iterator[None]:
    """Without the time limits that keep a page from waiting: for work that nobody waits for."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET lock_timeout = 0")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET statement_timeout")
            cursor.execute("RESET lock_timeout")
