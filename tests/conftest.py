"""What every test may ask for."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

from home.models import GuidePage, HomePage, SectionPage
from search.index import writing
from tests import builders


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    """Each test starts as a new process would: nothing cached, the first language active."""
    cache.clear()
    with translation.override("en-gb"):
        yield
    cache.clear()


@pytest.fixture(autouse=True)
def _indexed_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction is never committed: what waits for that is done at once.

    Tests that commit (`transaction=True`) wait, as the site does.
    """
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):

        def at_once(do: Callable[[], object]) -> None:
            do()

        monkeypatch.setattr(writing, "when_committed", at_once)


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed search is counted within a time that ends with its transaction. A test's goes on."""
    limits = "SET LOCAL lock_timeout = '50ms'; SET LOCAL synchronous_commit = off"
    monkeypatch.setattr("search.missed._IN_PASSING", limits)


@pytest.fixture
def home(db: None) -> HomePage:
    return builders.make_home()


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return builders.make_section(home)


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return builders.make_guide(section, title="Checkpoint inhibitors")
