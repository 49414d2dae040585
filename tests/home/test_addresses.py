"""An address of ours is Wagtail's own, and leads where Wagtail's would."""

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from wagtail.models import Page, Site

from home.addresses import address
from home.models import DigestIndexPage, HomePage, SectionPage, StandardPage
from home.routing import page_at
from tests.builders import make_digest, make_guide, make_home, make_section, make_standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(home: HomePage) -> list[Page]:
    """Of every kind, in both languages."""
    for front in (home, make_home("es", translation_key=home.translation_key)):
        make_guide(make_section(front, "A section"), slug="a-guide")
        make_digest(front)
        make_standard(front)
    return [page.specific for page in Page.objects.filter(depth__gt=1)]


def test_it_is_what_wagtail_says(pages: list[Page]) -> None:
    assert len({type(page) for page in pages}) == 6
    for page in pages:
        assert address(page.url_path) == page.url == page.get_url(), page


def test_it_leads_to_the_page_that_wagtail_finds(pages: list[Page]) -> None:
    request = RequestFactory().get("/")
    for page in pages:
        language = page.locale.language_code
        path = page.url.removeprefix("" if language == "en-gb" else f"/{language}").lstrip("/")
        root = next(root for root in pages if root.depth == 2 and root.locale == page.locale)
        found = root.route(request, [part for part in path.split("/") if part]).page
        assert found == page == page_at(path, language)


def test_a_page_outside_every_tree_has_none_and_is_in_no_list(
    client: Client, home: HomePage
) -> None:
    """Staff cannot make one; a restored backup or a script may."""
    stray = HomePage(title="Another front page", slug="stray", lead="Stray.", locale=home.locale)
    Page.objects.get(depth=1).add_child(instance=stray)
    for page in (make_section(stray, "Stray section"), make_standard(stray, title="Stray page")):
        assert address(page.url_path) == ""
    make_digest(stray, title="Stray digest", month="2030-01-01")
    html = client.get("/").content.decode()
    assert 'href=""' not in html
    assert "Stray" not in html


def test_a_language_whose_front_page_is_outside_the_site_is_not_offered(
    client: Client, home: HomePage
) -> None:
    make_home("es")
    other = HomePage.objects.get(locale__language_code="es")
    HomePage.objects.filter(pk=other.pk).update(translation_key=home.translation_key)
    # Its tree is known to be the site's only from the next minute on.
    Site.get_site_root_paths()
    Page.objects.filter(pk=other.pk).update(url_path="/moved/")
    html = client.get("/").content.decode()
    assert f'hreflang="es" href="{settings.PORTAL_BASE_URL}"' not in html
    assert HomePage.objects.get(pk=home.pk).addresses_by_language() == {"en-gb": "/"}


KINDS = pytest.mark.parametrize("kind", [SectionPage, StandardPage, DigestIndexPage])
TAKEN = {
    "en-gb": ["search", "words", "a-to-z", "es", "staff", "static", "media"],
    "es": ["search", "words", "a-to-z"],
}
FREE = {
    "en-gb": ["searching", "immunotherapy", "history", "documents", "s", "es-cancer", "es-mx"],
    "es": ["staff", "static", "es", "en-casa", "es-un-cancer", "en-gb"],
}


def of_each_language(slugs: dict[str, list[str]]) -> Any:
    pairs = [(language, slug) for language in slugs for slug in slugs[language]]
    return pytest.mark.parametrize(("language", "slug"), pairs)


def front_page(home: HomePage, language: str) -> HomePage:
    is_first = language == "en-gb"
    return home if is_first else make_home(language, translation_key=home.translation_key)


@KINDS
@of_each_language(TAKEN)
def test_a_page_does_not_stand_behind_an_address_of_the_site(
    home: HomePage, kind: type[Page], language: str, slug: str
) -> None:
    page = kind(title="Hidden", slug=slug, locale=front_page(home, language).locale)
    with pytest.raises(ValidationError, match="The site itself is at this address"):
        page.full_clean()


@of_each_language(FREE)
def test_other_addresses_are_free_and_lead_to_the_page(
    client: Client, home: HomePage, language: str, slug: str
) -> None:
    section = make_section(front_page(home, language), "Found", slug=slug)
    section.full_clean()
    answer = client.get(section.url)
    assert "<h1>Found</h1>" in answer.text
    assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize("slug", ["a b", "a/b", "é?", "."])
def test_what_is_no_slug_is_told_so(home: HomePage, slug: str) -> None:
    with pytest.raises(ValidationError, match="slug"):
        SectionPage(title="Odd", slug=slug, intro="Odd.", locale=home.locale).full_clean()


def test_a_guide_in_a_section_may_be_called_so(client: Client, section: SectionPage) -> None:
    guide: Any = make_guide(section, title="How to search", slug="search")
    guide.full_clean()
    assert "How to search" in client.get(guide.url).content.decode()
