"""In the list of blocks an author sees each one as readers will, before choosing it."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block

from home.blocks.palettes import guide_palette, standard_palette
from home.models import GuidePage, HomePage
from tests.builders import make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db

#: An example of it would need a picture that is in the library of every site.
WITHOUT = {"image"}
#: Those that the editor offers: it asks for a preview by a definition's id.
BLOCKS: dict[str, Block] = dict(GuidePage.body.field.stream_block.child_blocks)


@pytest.fixture
def author(home: HomePage) -> Client:
    return sign_in(make_staff("Author"))


def shown(client: Client, block: Block) -> str:
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_every_block_of_a_guide_can_be_seen_in_our_own_styles(author: Client, name: str) -> None:
    block = BLOCKS[name]
    assert block.is_previewable is (name not in WITHOUT)
    if name in WITHOUT:
        return
    page = shown(author, block)
    for sheet in ("base", "layout", "parts", "drawings"):
        assert f'href="/static/portal/css/{sheet}.css"' in page
    body = page.partition("<main>")[2].partition("</main>")[0]
    assert re.sub(r"<[^>]+>|\s", "", body), "there is nothing to see"


def test_every_block_says_in_a_sentence_what_it_is_for() -> None:
    for name, block in [*guide_palette(), *standard_palette()]:
        assert block.meta.description, name


def test_a_preview_runs_no_script(author: Client) -> None:
    for name in set(BLOCKS) - WITHOUT:
        assert "<script" not in shown(author, BLOCKS[name])


def test_it_may_be_framed_by_the_admin_alone(author: Client) -> None:
    address = reverse("wagtailadmin_block_preview")
    response = author.get(address, {"id": BLOCKS["care_card"].definition_prefix})
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
