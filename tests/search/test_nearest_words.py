"""Words offered for one that is on no page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import SectionPage
from search.nearest import MOST, MOST_ASKED, nearest_words
from tests.builders import make_guide

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def words(section: SectionPage) -> None:
    make_guide(section, title="Chemo, immunotherapy, immunity")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("kemo", "chemo"),
        ("chemoo", "chemo"),
        ("Imunotherapie", "immunotherapy"),
        ("imunity", "immunity"),
    ],
)
def test_what_is_spelt_or_sounds_alike_is_offered(word: str, nearest: str) -> None:
    assert nearest_words([word], "en-gb")[0] == nearest


@pytest.mark.parametrize("word", ["zyxqvv", "her2", "ab", "", "q" * 500, "\x00", "it's"])
def test_nothing_is_offered_for_what_is_like_no_word(word: str) -> None:
    assert nearest_words([word], "en-gb") == []
    assert nearest_words(["kemo"], "es") == []


def test_a_few_of_a_few_in_one_statement() -> None:
    with CaptureQueriesContext(connection) as queries:
        found = nearest_words(["kemo", "imunity", "imunoterapy", "chemoo"] * 3, "en-gb")
    assert len(queries) == 1
    assert len(found) <= MOST
    assert MOST_ASKED == 3
    assert nearest_words([], "en-gb") == []
