"""Hidden sections, digests and pages about the site leave no trace, nor do old addresses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import GuidePage, HomePage, SectionPage
from tests.builders import (
    DIGEST_ITEM,
    block,
    make_digest,
    make_guide,
    make_home,
    make_section,
    make_standard,
)
from tests.hiding import PUBLISHED, WAYS, Way

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

STEM = "zyxq"
OF_A_PAGE = {name: way for name, way in WAYS.items() if name != "below a private page"}


def hidden_section(home: HomePage, **fields: Any) -> Page:
    return make_section(home, "Zyxqsection", **fields)


def hidden_standard(home: HomePage, **fields: Any) -> Page:
    return make_standard(home, "Zyxqabout", summary="Zyxqsummary.", **fields)


def hidden_digest(home: HomePage, **fields: Any) -> Page:
    item = block("item", DIGEST_ITEM | {"headline": "Zyxqheadline", "source_title": "Zyxqsource"})
    make_digest(home, title="Known", month="2020-06-01")
    return make_digest(home, title="Zyxqdigest", summary="Zyxqdigest.", items=[item], **fields)


def places_it_shows(client: Client, home: HomePage) -> set[str]:
    """Addresses, of those every site has and of all visible pages, on which the word appears."""
    addresses = {"/feed.xml", "/sitemap.xml", "/no-such-page/", "/es/", "/search/?q=approved"}
    addresses |= {page.url for page in Page.objects.filter(depth__gte=2)}
    return {
        address
        for address in addresses
        if STEM in client.get(address).content.decode().lower() and STEM not in address
    }


@pytest.mark.parametrize("make", [hidden_section, hidden_standard, hidden_digest])
@pytest.mark.parametrize("way", OF_A_PAGE)
def test_it_shows_nowhere(
    client: Client, home: HomePage, guide: GuidePage, make: Callable[..., Page], way: str
) -> None:
    fields, hide = OF_A_PAGE[way]
    hide(make(home, **fields))
    assert places_it_shows(client, home) == set()


@pytest.mark.parametrize(
    ("make", "places"),
    [
        (hidden_section, {"/", "/immunotherapy/", "/no-such-page/", "/sitemap.xml"}),
        (hidden_standard, {"/", "/immunotherapy/", "/no-such-page/", "/sitemap.xml"}),
        (hidden_digest, {"/", "/digest/", "/digest/known/", "/feed.xml", "/search/?q=approved"}),
    ],
)
def test_published_it_does(
    client: Client, home: HomePage, guide: GuidePage, make: Callable[..., Page], places: set[str]
) -> None:
    make(home)
    assert places_it_shows(client, home) >= places


def test_a_section_taken_down_is_not_named_by_the_guides_still_in_it(
    client: Client, home: HomePage
) -> None:
    section = make_section(home, "Zyxqsection", slug="plain")
    guide = make_guide(section, title="Still here")
    section.unpublish()
    assert client.get(guide.url).status_code == 200
    for address in (guide.url, "/search/?q=still"):
        text = client.get(address).content.decode()
        assert "Still here" in text
        assert STEM not in text.lower(), address


@pytest.mark.parametrize("way", WAYS)
def test_an_old_address_does_not_tell_the_new_one_of_a_hidden_page(
    client: Client, home: HomePage, way: str
) -> None:
    assert old_address(client, home, WAYS[way]) == (404, "")


def test_an_old_address_leads_to_the_new_one_of_a_published_page(
    client: Client, home: HomePage
) -> None:
    assert old_address(client, home, PUBLISHED) == (301, "/immunotherapy/zyxq-new/")


def old_address(client: Client, home: HomePage, way: Way) -> tuple[int, str]:
    fields, hide = way
    guide = make_guide(make_section(home), slug="zyxq-new", **fields)
    hide(guide)
    Redirect.add_redirect("/old/", redirect_to=guide)
    response = client.get("/old/?from=paper")
    return response.status_code, response.headers.get("Location", "")


def test_an_old_address_may_lead_to_another_site(client: Client, home: HomePage) -> None:
    Redirect.add_redirect("/old/", redirect_to="https://example.org/", is_permanent=False)
    response = client.get("/old/")
    assert (response.status_code, response.headers["Location"]) == (302, "https://example.org/")


def test_the_english_behind_a_spanish_address_is_named_only_when_readers_may_see_it(
    client: Client, home: HomePage, guide: GuidePage
) -> None:
    make_home("es", translation_key=home.translation_key)
    assert guide.title in client.get(f"/es{guide.url}").content.decode()
    guide.unpublish()
    assert guide.title not in client.get(f"/es{guide.url}").content.decode()


def test_a_translation_not_yet_published_is_not_offered(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    spanish = make_section(
        make_home("es", translation_key=home.translation_key),
        "Zyxqseccion",
        translation_key=section.translation_key,
        live=False,
    )
    for address in (section.url, "/sitemap.xml", "/es/"):
        assert STEM not in client.get(address).content.decode(), address
    spanish.save_revision().publish()
    assert spanish.url in client.get(section.url).content.decode()
