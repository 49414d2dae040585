"""What every test may ask for."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

from home.models import GuidePage, HomePage, SectionPage
from tests import builders


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    """Each test starts as a new process would: nothing cached, the first language active."""
    cache.clear()
    with translation.override("en-gb"):
        yield
    cache.clear()


@pytest.fixture
def home(db: None) -> HomePage:
    return builders.make_home()


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return builders.make_section(home)


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return builders.make_guide(section, title="Checkpoint inhibitors")
