"""The results page: what was typed comes back, and nobody is left with nothing."""

import pytest
from django.test import Client

from home.models import SectionPage
from search.query import MOST_WORDS
from tests.builders import make_guide, make_home

pytestmark = pytest.mark.django_db


def page(client: Client, query: str, prefix: str = "") -> str:
    response = client.get(f"{prefix}/search/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_what_was_typed_is_kept_and_is_only_words(client: Client, section: SectionPage) -> None:
    told = page(client, "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in told
    assert "<script>alert" not in told


def test_a_result_shows_where_it_is_and_how_long_it_takes(
    client: Client, section: SectionPage
) -> None:
    guide = make_guide(section, title="Zebra", summary="What it is.", stages=["bereavement"])
    told = page(client, "q=zebra")
    assert f'<a href="{guide.url}">Zebra</a>' in told
    for words in (
        "What it is.",
        "Immunotherapy\xa0· 1 minute to read\xa0· Bereavement\xa0· For:\xa0Patients",
        "1 result",
    ):
        assert words in told


def test_a_long_query_is_cut_and_says_so(client: Client, section: SectionPage) -> None:
    told = page(client, "q=" + "zebra+" * (MOST_WORDS + 10))
    assert f"we searched for the first {MOST_WORDS} words" in told
    assert "we searched for" not in page(client, "q=" + "zebra+" * 3)


def test_finding_nothing_still_offers_ways_on(client: Client, section: SectionPage) -> None:
    told = page(client, "q=nothinglikethis")
    assert "We found nothing for this" in told
    assert "Try fewer words" in told
    assert f'href="{section.url}"' in told
    assert 'href="tel:' in told


def test_an_empty_search_is_no_failure(client: Client, section: SectionPage) -> None:
    make_guide(section)
    for query in ("", "q=", "q=%20%20"):
        told = page(client, query)
        assert "We found nothing" not in told
        assert f'href="{section.url}"' in told


@pytest.mark.parametrize("query", ["q=the", "q=%3A%2A%26%7C", "q=a%27b", "q=%25_%25", "q=%5C"])
def test_words_that_mean_nothing_to_the_index_find_nothing_or_something(
    client: Client, section: SectionPage, query: str
) -> None:
    make_guide(section)
    page(client, query)


def test_the_page_and_its_form_are_in_the_language_of_the_address(
    client: Client, section: SectionPage
) -> None:
    make_home("es")
    assert 'action="/search/"' in page(client, "q=zebra")
    assert 'action="/es/search/"' in page(client, "q=zebra", "/es")
