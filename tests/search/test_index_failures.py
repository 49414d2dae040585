"""Whatever is wrong with the index, the page is published; and it is indexed later."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from modelsearch.backends.database.postgres.postgres import PostgresIndex

from home.models import GuidePage, SectionPage
from search.index import locks, reading, writing
from search.models import Document, Lexeme, Pending
from tests import builders
from tests.many import make_many
from tests.review.passing import approved
from tests.review.people import make_reviewer
from tests.search.index_help import COMMITTING, beside, elsewhere, faults, found, rows

pytestmark = COMMITTING


def publish(section: SectionPage, title: str = "Scalp cooling") -> GuidePage:
    """As Wagtail's editor does: all of it in one transaction."""
    with transaction.atomic():
        guide = builders.make_guide(section, title=title, live=False)
        approved(guide.save_revision()).publish()
    return GuidePage.objects.get(pk=guide.pk)


def fail(*args: Any, **kwargs: Any) -> None:
    raise RuntimeError("out of order")


def test_an_error_in_our_code(section: SectionPage, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(reading, "content", fail)
        guide = publish(section)
    assert guide.live
    assert found("cooling") == []
    assert faults() != []
    assert writing.retry_pending() == (1, 0)
    assert found("cooling") == [guide.pk]
    assert faults() == []


@pytest.mark.parametrize("table", ["search_posting", "search_document", "search_statistics"])
def test_an_error_in_the_database(section: SectionPage, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO mislaid")
        guide = publish(section)
        cursor.execute(f"ALTER TABLE mislaid RENAME TO {table}")
    assert guide.live
    assert Pending.objects.filter(page_id=guide.pk, tries__gt=0).exists()
    writing.retry_pending()
    assert found("cooling") == [guide.pk]
    assert faults() == []


def test_a_change_that_cannot_be_noted_is_indexed_all_the_same(section: SectionPage) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_pending ADD CONSTRAINT closed CHECK (page_id < 0)")
        try:
            guide = publish(section)
        finally:
            cursor.execute("ALTER TABLE search_pending DROP CONSTRAINT closed")
    assert guide.live
    assert found("cooling") == [guide.pk]


def test_an_error_in_wagtails_own_index_leaves_readers_theirs(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(PostgresIndex, "add_items", fail)
        guide = publish(section)
    assert guide.live
    assert found("cooling") == [guide.pk]
    assert not GuidePage.objects.all().autocomplete("cool")
    assert writing.retry_pending() == (1, 0)
    assert [page.pk for page in GuidePage.objects.all().autocomplete("cool")] == [guide.pk]
    assert not Pending.objects.exists()


def test_a_process_that_dies_between_publishing_and_indexing(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(do: Callable[[], object]) -> None:
        pass

    with monkeypatch.context() as dying:
        dying.setattr(writing, "when_committed", die)
        guide = publish(section)
        builders.make_guide(section, title="Gone").delete()
    call_command("search_index", "retry", verbosity=0)
    assert found("cooling") == [guide.pk]
    assert faults() == []


def test_a_writer_that_holds_the_lock_too_long(section: SectionPage) -> None:
    made: list[GuidePage] = []

    def publish_impatiently() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 100")
        made.append(publish(section))

    with transaction.atomic():
        locks.be_the_only_writer()
        elsewhere(publish_impatiently)
    assert made[0].live
    assert Pending.objects.filter(page_id=made[0].pk).exists()
    writing.retry_pending()
    assert found("cooling") == [made[0].pk]


def test_a_long_transaction_keeps_nobody_waiting(section: SectionPage) -> None:
    def publish_another() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 500")
        guide = GuidePage.objects.get(title="Another")
        guide.title = "Mucositis"
        guide.save()

    with transaction.atomic():
        builders.make_section(section.get_parent().specific, title="Slow")
        elsewhere(publish_another)
        assert len(found("mucositis")) == 1


@pytest.fixture(autouse=True)
def _another(section: SectionPage) -> GuidePage:
    return builders.make_guide(section, title="Another")


def test_verify_says_what_is_wrong(
    section: SectionPage, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = publish(section)
    call_command("search_index", "verify")
    GuidePage.objects.filter(pk=guide.pk).update(title="Changed behind its back")
    Lexeme.objects.filter(text="cool").update(documents=7)
    with pytest.raises(CommandError, match="rebuild"):
        call_command("search_index", "verify")
    said = capsys.readouterr().out
    assert f"Page {guide.pk} is in the index as it was before." in said
    assert "1 stems whose number of documents is wrong." in said
    Document.objects.filter(pk=guide.pk).delete()
    assert f"Page {guide.pk} is not in the index." in faults()


def test_retry_says_that_it_failed(section: SectionPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "write", fail)
    publish(section)
    ((before,),) = rows("SELECT max(tries) FROM search_pending")
    with pytest.raises(CommandError, match="log"):
        call_command("search_index", "retry")
    assert rows("SELECT max(tries) FROM search_pending") == [(before + 1,)]


def test_a_page_saved_often_in_a_transaction_is_indexed_once(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed: list[int] = []
    original = writing.write

    def counting(page_id: int, page: Any) -> None:
        indexed.append(page_id)
        original(page_id, page)

    monkeypatch.setattr(writing, "write", counting)
    guide = publish(section)
    assert indexed == [guide.pk]


def test_saving_a_page_costs_the_same_however_many_there_are(section: SectionPage) -> None:
    guide = publish(section)

    def statements(title: str) -> int:
        count = 0

        def counting(execute: Any, *arguments: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*arguments)

        guide.title = title
        guide.save()
        with connection.execute_wrapper(counting):
            writing.index_page(guide.pk)
            guide.also_called = [title]
            guide.save()
        return count

    few = statements("One name")
    make_many(section, 60)
    assert statements("Two name") == few


def test_an_unchanged_page_is_not_written_again(section: SectionPage) -> None:
    guide = publish(section)
    before = rows("SELECT xmin FROM search_document WHERE page_id = %s", [guide.pk])
    guide.save()
    assert rows("SELECT xmin FROM search_document WHERE page_id = %s", [guide.pk]) == before
    assert not Pending.objects.exists()


def test_writers_beside_each_other(section: SectionPage) -> None:
    guides = make_many(section, 4)
    make_reviewer("passing")
    errors: list[Exception] = []

    def edit(mine: int) -> Callable[[], None]:
        def run() -> None:
            try:
                for number in range(6):
                    guide = GuidePage.objects.get(pk=guides[(mine * number) % 4].pk)
                    guide.title = f"Edited {mine} {number}"
                    approved(guide.save_revision()).publish()
            except Exception as error:  # noqa: BLE001 (looked at below)
                errors.append(error)

        return run

    threads = [beside(edit(mine)) for mine in (1, 2, 3)]
    for thread in threads:
        thread.join()
    assert errors == []
    assert faults() == []
