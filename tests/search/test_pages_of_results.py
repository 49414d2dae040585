"""Results come a page at a time, and no page of them is lost or repeated."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from home.models import SectionPage
from search.results import PAGE_SIZE
from tests.many import make_many

pytestmark = pytest.mark.django_db


def shown(client: Client, query: str) -> Any:
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    return response.context


@pytest.mark.parametrize(
    ("page", "number", "count"), [(1, 1, 10), (3, 3, 5), (4, 3, 5), (0, 1, 10)]
)
def test_pages_are_bounded(
    client: Client, section: SectionPage, page: int, number: int, count: int
) -> None:
    make_many(section, 25)
    context = shown(client, f"q=works&page={page}")
    assert (context["total"], context["page_obj"].number) == (25, number)
    assert len(context["results"]) == count <= PAGE_SIZE


def test_the_way_to_the_next_page_keeps_the_query(client: Client, section: SectionPage) -> None:
    make_many(section, 25)
    page = client.get("/search/?q=works+%26+like&stage=just-diagnosed").content.decode()
    following = re.search(r'rel="next" href="([^"]+)"', page)
    assert following is not None
    context = shown(client, unescape(following[1]).removeprefix("?"))
    assert context["page_obj"].number == 2
    assert context["query"] == "works & like"
    assert len(context["active_filters"]) == 1


def test_every_result_is_on_one_page_only(client: Client, section: SectionPage) -> None:
    guides = make_many(section, 25)
    seen = [r.page_id for n in (1, 2, 3) for r in shown(client, f"q=works&page={n}")["results"]]
    assert sorted(seen) == sorted(guide.pk for guide in guides)
    assert len(set(seen)) == len(seen)
