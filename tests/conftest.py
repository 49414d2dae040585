"""What every test may ask for."""

import contextlib
import gc
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from glossary import vocabulary
from home.models import GuidePage, HomePage, SectionPage
from search import missed
from tests import builders, databases
from tests.functional.server import ORIGINAL, copy_of_original
from tests.shared import Once, index_at_once, transaction_of_a_file


class Unheard:
    """A task that nobody does."""

    def enqueue(self, *arguments: object) -> None:
        pass


WITHOUT_SEARCH = {"home", "review"}
#: What two processes do while the third makes the site for the browser: about 40 seconds.
FILES_BEFORE_A_SITE = 16

# How long one example takes says more about the machine than about the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After each file of browser tests two others, and after the first of them many.

    Of processes side by side one then waits for a browser while the others work, and the slow
    files of the browser do not come last, when one process is alone. The first makes the site that
    all of them copy.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    browser = [path for path in files if path.parent.name == "functional"]
    others = iter([path for path in files if path.parent.name != "functional"])
    first = [path for one in browser[:1] for path in (one, *islice(others, FILES_BEFORE_A_SITE))]
    mixed = first + [path for one in browser[1:] for path in (one, *islice(others, 2))]
    items[:] = [item for path in (*mixed, *others) for item in files[path]]


def pytest_sessionstart(session: pytest.Session) -> None:
    if hasattr(session.config, "workerinput") or not os.environ.get("DATABASE_URL"):
        return
    with contextlib.suppress(psycopg.Error):  # no server: the tests will say so
        if not databases.claim():
            pytest.exit("Another run of the tests is using this database server.", returncode=1)


def pytest_unconfigure() -> None:
    """The last to leave: what processes side by side shared goes with them."""
    with contextlib.suppress(psycopg.Error):
        databases.give_back(ORIGINAL, databases.MIGRATED)


def pytest_collection_finish() -> None:
    """What was loaded stays: looking it through for garbage again and again took an eighth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of processes side by side each has a folder in the one they share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, shared_folder: Path
) -> Iterator[None]:
    """In place of pytest-django's, which has each process run all migrations."""
    own = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    try:
        with django_db_blocker.unblock():
            databases.make_ready(shared_folder, own)
        yield
    finally:
        with django_db_blocker.unblock():
            connection.close()
        databases.drop_database(own)


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    """Each test starts as a new process would: nothing cached, the first language active."""
    cache.clear()
    vocabulary.forget()
    with translation.override("en-gb"):
        yield
    cache.clear()


@pytest.fixture
def indexed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Search finds what the test makes. To index a page takes as long as to make it.

    Tests that commit (`transaction=True`) wait until they have, as the site does.
    """
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):
        index_at_once(monkeypatch)


@pytest.fixture
def not_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search is not even told of what the test makes."""
    monkeypatch.setattr("modelsearch.signal_handlers.insert_or_update_object_task", Unheard())


@pytest.fixture(autouse=True)
def _indexed_by_folder(request: pytest.FixtureRequest) -> None:
    """Of the folders that know nothing of search, the tests that ask for `indexed` only."""
    if request.path.parent.name not in WITHOUT_SEARCH:
        request.getfixturevalue("indexed")
    elif "indexed" not in request.fixturenames:
        request.getfixturevalue("not_indexed")


@pytest.fixture
def usage_noted() -> None:
    """Wagtail notes what each page refers to, as it does on the site."""


@pytest.fixture(autouse=True)
def _usage_noted_on_request(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To note what a page refers to takes a tenth of making it, and few tests look."""
    if "usage_noted" not in request.fixturenames:
        monkeypatch.setattr("wagtail.signal_handlers.update_reference_index_task", Unheard())


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed search is counted within a time that ends with its transaction. A test's goes on."""
    limits = re.sub("SET LOCAL statement_timeout = '[^']+';", "", missed._IN_PASSING)
    monkeypatch.setattr(missed, "_IN_PASSING", limits)


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Once]:
    """For files whose tests begin with the same content: `with once():` makes it."""
    with transaction_of_a_file(django_db_blocker) as making:
        yield making


@pytest.fixture(scope="module")
def sample_site(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    shared_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The guides and words of the browser's site: to load them takes half a minute, a copy none."""
    own = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    files = tmp_path_factory.mktemp("sample")
    with copy_of_original(shared_folder, files, f"sample_{own}"):
        with django_db_blocker.unblock():
            databases.connect_to(f"sample_{own}")
        yield
        with django_db_blocker.unblock():
            databases.connect_to(own)


@pytest.fixture(scope="module")
def restored(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """For files of tests that commit: afterwards, what each test begins with is there again."""
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        connection.close()


@pytest.fixture
def home(db: None) -> HomePage:
    return builders.make_home()


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return builders.make_section(home)


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return builders.make_guide(section, title="Checkpoint inhibitors")


@pytest.fixture
def as_installed(db: None) -> None:
    """Before any content: the site of a first load."""
    builders.as_installed()
