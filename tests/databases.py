"""The databases of the tests: the migrations run once, and everybody copies what they made.

Processes that test side by side share a folder, and so know what another has made already.
"""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import dj_database_url
import psycopg
from django.core.management import call_command
from django.db import connection, transaction
from psycopg import sql

from search.index.writing import index_page

#: By the end of its name, the database that all others are copies of.
MIGRATED = "migrated"


#: Two runs on one server would drop each other's databases: one of them holds this lock.
_OURS = 20261122
_claim: list[psycopg.Connection[Any]] = []


def name_of(suffix: str) -> str:
    return f"test_{_given()['NAME']}_{suffix}"


def address_of(suffix: str) -> str:
    path = f"/{quote(name_of(suffix), safe='')}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=path).geturl()


def _given() -> Any:
    return dj_database_url.parse(os.environ["DATABASE_URL"])


def _server() -> psycopg.Connection[Any]:
    """A connection to the database that DATABASE_URL names, as Django reads it."""
    given = _given()
    parts = {name.lower(): given[name] for name in ("HOST", "PORT", "USER", "PASSWORD")}
    parts |= {"dbname": given["NAME"], **given.get("OPTIONS", {})}
    return psycopg.connect(**{k: v for k, v in parts.items() if v != ""}, autocommit=True)


def claim() -> bool:
    """Whether this run has the server's test databases for itself, until `give_back`."""
    connection = _server()
    found = connection.execute("SELECT pg_try_advisory_lock(%s)", [_OURS]).fetchone()
    if not (found and found[0]):
        connection.close()
        return False
    _claim.append(connection)
    return True


def give_back(*suffixes: str) -> None:
    """Drop what the processes of this run shared."""
    if _claim:
        for suffix in suffixes:
            drop_database(suffix)
        _claim.pop().close()


def create_database(suffix: str, template: str = "template0") -> None:
    """Make a new database, on the server of DATABASE_URL. Nobody may be using the template."""
    drop_database(suffix)
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    _run(create.format(sql.Identifier(name_of(suffix)), sql.Identifier(template)))


def copy_database(original: str, suffix: str) -> None:
    create_database(suffix, name_of(original))


def drop_database(suffix: str) -> None:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    _run(drop.format(sql.Identifier(name_of(suffix))))


def _run(statement: sql.Composed) -> None:
    with _server() as server:
        server.execute(statement)


@contextlib.contextmanager
def made_once(shared: Path, suffix: str, make: Callable[[], None]) -> Iterator[None]:
    """A time in which the database is there, and nobody else copies or makes one."""
    done = shared / f"{suffix}-is-made"
    with (shared / "databases.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
        if not done.exists():
            make()
            done.touch()
        yield


def make_migrated() -> None:
    create_database(MIGRATED)
    connect_to(MIGRATED)
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()


def connect_to(suffix: str) -> None:
    """From here on, Django's one connection of this process leads to that database."""
    connection.close()
    connection.settings_dict["NAME"] = name_of(suffix)


def make_ready(shared: Path, suffix: str) -> None:
    """A database for the tests of this process, with a front page: nearly all begin with one."""
    from tests.builders import make_home

    with made_once(shared, MIGRATED, make_migrated):
        copy_database(MIGRATED, suffix)
    connect_to(suffix)
    index_page(make_home().pk)
    # What tests that commit find again after their tables were emptied, and who puts it back:
    # Django's own way makes each row a model, and takes twenty times as long.
    connection._test_serialized_contents = contents()
    connection.creation.deserialize_db_from_string = put_back


def contents() -> dict[str, bytes]:
    """The rows of each table that has any, as PostgreSQL copies them."""
    tables = connection.introspection.django_table_names(only_existing=True)
    copied = {}
    with connection.cursor() as cursor:
        for table in tables:
            with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                copied[table] = b"".join(bytes(row) for row in rows)
    return {table: rows for table, rows in copied.items() if rows}


def put_back(copied: dict[str, bytes]) -> None:
    """Fill tables that were emptied; those that were not are as they should be."""
    from wagtail.models import Page

    if Page.objects.exists():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, rows in copied.items():
            cursor.execute(f'DELETE FROM "{table}"')  # a trigger may have been before us
            with cursor.copy(f'COPY "{table}" FROM STDIN') as into:
                into.write(rows)
