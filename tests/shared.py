"""Content that all tests of a file begin with: made once, for to make one page takes 30 ms."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from search.index import writing

#: `with once():` makes what stays until the end of the file.
Once = Callable[[], AbstractContextManager[None]]


def index_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction is never committed: what waits for that is done without waiting."""

    def at_once(do: Callable[[], object]) -> None:
        do()

    monkeypatch.setattr(writing, "when_committed", at_once)


@contextmanager
def transaction_of_a_file(blocker: DjangoDbBlocker) -> Iterator[Once]:
    """A transaction around all tests of a file, undone after the last.

    Each test's own transaction is a savepoint in it: what a test changes is undone as ever, what
    was made before the first stays. So it is not for files with tests that commit. Tests fetch
    their own objects, for what one changes in memory the next must not see.
    """

    @contextmanager
    def making() -> Iterator[None]:
        patched = pytest.MonkeyPatch.context()
        with blocker.unblock(), patched as monkeypatch, translation.override("en-gb"):
            index_at_once(monkeypatch)
            cache.clear()
            yield

    around = transaction.atomic()
    with blocker.unblock():
        around.__enter__()
    try:
        yield making
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
