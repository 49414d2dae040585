"""A rebuild makes the index anew while the old one serves, and may be killed at any point."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from threading import Event
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from home.models import GuidePage, SectionPage
from search.index import locks, rebuilding, tables
from search.models import Document, Pending
from search.ranking import readable_ranks
from search.understanding import understand
from tests import builders
from tests.search.index_help import (
    COMMITTING,
    beside,
    contents,
    elsewhere,
    faults,
    found,
    leftovers,
    rebuild,
    rows,
    schema,
)

pytestmark = COMMITTING
WORDS = ["scalp cooling", "works", "mucositis", "sentence"]


@pytest.fixture(autouse=True)
def guides(section: SectionPage) -> list[GuidePage]:
    return [
        builders.make_guide(section, title="Scalp cooling", also_called=["Cold cap"]),
        builders.make_guide(section, title="Mucositis"),
    ]


def all_found() -> list[list[int]]:
    return [found(words) for words in WORDS]


def test_it_says_what_was_said_before_in_tables_of_the_same_form(section: SectionPage) -> None:
    before = schema(), contents(), all_found()
    assert rebuild() == 4
    assert (schema(), contents(), all_found()) == before
    assert leftovers() == faults() == []
    assert rebuild() == 4
    assert (schema(), contents(), all_found()) == before
    guide = builders.make_guide(section, title="Peripheral neuropathy")
    assert found("neuropathy") == [guide.pk]
    assert faults() == []


def test_progress_ends_with_all_pages(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("search_index", "rebuild")
    assert capsys.readouterr().out.splitlines() == ["4 of 4 pages read", "4 pages indexed"]


def _count_statements() -> int:
    count = 0

    def counting(execute: Any, *arguments: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counting):
        rebuild()
    return count


def _rebuild_cut_off_at(statement: int) -> None:
    """Rebuild on a connection that the server ends before this statement."""
    count = 0
    (process,) = rows("SELECT pg_backend_pid()")[0]
    now = connection.connection.info
    address, password = now.dsn, now.password

    def cut_off(execute: Any, *arguments: Any) -> Any:
        nonlocal count
        count += 1
        if count == statement:
            with psycopg.connect(address, password=password) as other:
                other.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
        return execute(*arguments)

    with connection.execute_wrapper(cut_off), pytest.raises(Exception):  # noqa: B017, PT011
        rebuild()
    connection.close()


def test_killed_at_any_statement_the_old_index_serves(guides: list[GuidePage]) -> None:
    before = contents(), all_found()
    step = int(os.environ.get("INDEX_KILL_STEP", "5"))
    for statement in range(1, _count_statements() + 1, step):
        _rebuild_cut_off_at(statement)
        assert (contents(), all_found()) == before, statement
    rebuild()
    assert (contents(), all_found()) == before
    assert leftovers() == faults() == []


_KILLED = """
import os, django
django.setup()
from django.db import connection
from search.index import rebuilding

def cut_off(execute, sql, *arguments):
    if {when!r} in str(sql):
        os.kill(os.getpid(), 9)
    return execute(sql, *arguments)

with connection.execute_wrapper(cut_off):
    rebuilding.rebuild(lambda done, total: None)
"""


@pytest.mark.parametrize("when", ["search_lexeme_new", "ALTER INDEX"])
def test_a_process_killed_halfway(when: str, guides: list[GuidePage]) -> None:
    before = contents(), all_found()
    now = connection.connection.info
    host = now.host.replace("/", "%2F")
    environment = os.environ | {
        "DATABASE_URL": f"postgres://{now.user}@{host}:{now.port}/{now.dbname}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "PGPASSWORD": now.password,
    }
    child = subprocess.run(
        [sys.executable, "-c", _KILLED.format(when=when)], env=environment, check=False
    )
    assert child.returncode == -signal.SIGKILL
    assert (contents(), all_found()) == before
    assert rebuild() == 4
    assert (contents(), all_found()) == before
    assert leftovers() == faults() == []


def after(step: str, do: Callable[[], object], patch: pytest.MonkeyPatch) -> None:
    """Have another process do something when a rebuild has come so far."""
    original = getattr(tables, step)

    def and_then() -> None:
        original()
        elsewhere(do)

    patch.setattr(tables, step, and_then)


@pytest.mark.parametrize("step", ["make_new", "build_indexes"])
def test_what_changes_meanwhile_is_in_the_new_index(
    step: str, guides: list[GuidePage], section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change() -> None:
        guides[0].title = "Ototoxicity"
        guides[0].save()
        guides[1].delete()
        builders.make_guide(section, title="Neuropathy")
        assert found("ototoxicity") == [guides[0].pk]

    after(step, change, monkeypatch)
    rebuild()
    assert found("ototoxicity") == [guides[0].pk]
    assert len(found("neuropathy")) == 1
    assert found("mucositis") == []
    assert faults() == []


def test_what_is_committed_late_is_in_the_new_index(guides: list[GuidePage]) -> None:
    saved, rebuilt = Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            guides[0].title = "Ototoxicity"
            guides[0].save()
            saved.set()
            rebuilt.wait(20)

    writer = beside(slowly)
    assert saved.wait(20)
    rebuild()
    assert found("ototoxicity") == []
    rebuilt.set()
    writer.join()
    assert found("ototoxicity") == [guides[0].pk]
    assert faults() == []


def test_a_change_noted_after_the_page_was_read_stays_noted(guides: list[GuidePage]) -> None:
    """As when the rebuilding process dies after the change-over, before its last step."""
    with locks.the_only_rebuild():
        elsewhere(guides[0].save)
        assert Pending.objects.filter(page_id=guides[0].pk).exists()


def test_the_second_of_two_rebuilds_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def second() -> None:
        with pytest.raises(CommandError, match="by another process"):
            call_command("search_index", "rebuild")

    after("make_new", second, monkeypatch)
    assert rebuild() == 4
    assert rebuild() == 4


def test_a_writer_is_not_taken_for_another_rebuild() -> None:
    writing, waiting = Event(), Event()

    def write() -> None:
        with transaction.atomic():
            locks.be_the_only_writer()
            assert locks.no_rebuild_begins()
            writing.set()
            waiting.wait(1)

    writer = beside(write)
    assert writing.wait(20)
    assert rebuild() == 4
    writer.join()


def test_readers_are_served_while_the_change_waits_for_one_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A long search must not make those after it queue behind the change of tables."""
    reading, served, tries = Event(), Event(), []
    change_names = tables._change_names

    def change_names_counted() -> None:
        tries.append(1)
        change_names()

    def read_long() -> None:
        with transaction.atomic():
            Document.objects.count()
            reading.set()
            served.wait(60)

    def search() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = 10000")
                while len(tries) < 3:
                    cursor.execute("SELECT 1 FROM search_posting, search_document LIMIT 1")
        except Exception as error:  # noqa: BLE001 (looked at below)
            errors.append(error)
        finally:
            served.set()

    errors: list[Exception] = []
    monkeypatch.setattr(tables, "_change_names", change_names_counted)
    long, others = beside(read_long), beside(search)
    assert reading.wait(20)
    assert rebuild() == 4
    long.join()
    others.join()
    assert errors == []


def test_a_connection_that_has_prepared_its_statements(guides: list[GuidePage]) -> None:
    for _ in range(8):
        before = all_found()
    for _ in range(2):
        elsewhere(rebuild)
        for _ in range(8):
            assert all_found() == before
    assert rows("SELECT count(*) > 0 FROM pg_prepared_statements") == [(True,)]


def test_a_search_that_began_before_the_change_finds_the_same(section: SectionPage) -> None:
    before = {words: understand(words, "en-gb") for words in WORDS}
    GuidePage.objects.filter(title="Mucositis").update(title="A mucositis that comes first")
    elsewhere(rebuild)
    for words, understood in before.items():
        now = [hit.page_id for hit in readable_ranks(understood, "en-gb")]
        assert set(now) == set(found(words)) != set()


def test_a_language_without_pages_and_a_site_without_any() -> None:
    GuidePage.objects.get(title="Mucositis").get_parent().get_parent().delete()
    assert rebuild() == 0
    assert found("cooling") == faults() == []
    assert rebuilding.rebuild(lambda done, total: None) == 0
