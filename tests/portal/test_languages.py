"""The address names the language; the browser's wishes change nothing."""

import re

import pytest
from django.conf import settings
from django.test import Client

from home.models import HomePage, SectionPage
from tests.builders import make_guide, make_home, make_section
from tests.words import make_term

pytestmark = pytest.mark.django_db

ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


@pytest.fixture
def spanish(home: HomePage, section: SectionPage) -> SectionPage:
    front = make_home("es", translation_key=home.translation_key, title="Respuestas")
    return make_section(front, "Inmunoterapia", translation_key=section.translation_key)


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/", "en-gb"),
        ("/es/", "es"),
        ("/immunotherapy/", "en-gb"),
        ("/es/inmunoterapia/", "es"),
        ("/search/", "en-gb"),
        ("/es/search/", "es"),
        ("/none/", "en-gb"),
        ("/es/none/", "es"),
        ("/espresso/", "en-gb"),
        ("/fr/", "en-gb"),
        ("/en-gb/", "en-gb"),
    ],
)
def test_the_address_decides(
    client: Client, spanish: SectionPage, address: str, language: str
) -> None:
    for wish in ("en", "es", "fr;q=1"):
        client.cookies["django_language"] = wish
        response = client.get(address, headers={"accept-language": wish})
        assert f'<html lang="{language}" dir="ltr">' in response.content.decode()
        assert response.headers["Content-Language"] == language


def test_a_language_shows_its_own_sections_only(client: Client, spanish: SectionPage) -> None:
    assert "Inmunoterapia" not in text(client, "/")
    assert "Immunotherapy" not in text(client, "/es/")


def test_a_page_is_not_found_under_the_other_languages_address(
    client: Client, spanish: SectionPage
) -> None:
    assert client.get("/inmunoterapia/").status_code == 404
    assert client.get("/es/immunotherapy/").status_code == 404


def test_a_pair_of_translations_names_each_other_in_both(
    client: Client, spanish: SectionPage
) -> None:
    base = settings.PORTAL_BASE_URL
    expected = {
        ("en-GB", f"{base}/immunotherapy/"),
        ("es", f"{base}/es/inmunoterapia/"),
        ("x-default", f"{base}/immunotherapy/"),
    }
    for address in ("/immunotherapy/", "/es/inmunoterapia/"):
        assert set(ALTERNATE.findall(text(client, address))) == expected


def test_a_page_in_one_language_names_no_other(client: Client, section: SectionPage) -> None:
    make_home("es")
    assert ALTERNATE.findall(text(client, section.url)) == []
    assert ALTERNATE.findall(text(client, "/none/")) == []


def links(client: Client, address: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)" lang="\S+" hreflang', text(client, address)))


@pytest.mark.parametrize(
    ("address", "led_to"),
    [
        ("/immunotherapy/", {"/immunotherapy/", "/es/inmunoterapia/"}),
        ("/es/inmunoterapia/", {"/immunotherapy/", "/es/inmunoterapia/"}),
        ("/immunotherapy/alone/", {"/immunotherapy/alone/", "/es/immunotherapy/alone/"}),
        ("/none/", {"/none/", "/es/none/"}),
        ("/es/none/", {"/none/", "/es/none/"}),
        ("/search/?q=a", {"/search/", "/es/search/"}),
    ],
)
def test_the_switch_leads_to_the_page_or_to_where_it_is_said_to_be_missing(
    client: Client, section: SectionPage, spanish: SectionPage, address: str, led_to: set[str]
) -> None:
    make_guide(section, slug="alone")
    assert links(client, address) == led_to


@pytest.mark.parametrize("rest", ["", "history/", "history/1/"])
def test_the_way_from_a_missing_translation_leads_to_the_english(
    client: Client, section: SectionPage, spanish: SectionPage, rest: str
) -> None:
    guide = make_guide(section, title="Only in English")
    response = client.get(f"/es{guide.url}{rest}")
    assert response.status_code == 404
    page = response.content.decode()
    assert f'href="{guide.url}" hreflang="en"' in page
    assert '<span lang="en">Only in English</span>' in page


def test_the_way_from_a_word_without_a_translation_leads_to_the_english(
    client: Client, spanish: SectionPage
) -> None:
    make_term("Biopsy")
    make_term("Scan", live=False)
    page = client.get("/es/words/biopsy/").content.decode()
    assert 'href="/words/biopsy/" hreflang="en"' in page
    assert '<span lang="en">Biopsy</span>' in page
    assert 'hreflang="en"' not in client.get("/es/words/scan/").content.decode()


def test_without_an_english_page_nothing_is_offered(client: Client, spanish: SectionPage) -> None:
    page = client.get("/es/immunotherapy/none/").content.decode()
    assert 'hreflang="en"' not in page


def test_the_words_around_a_spanish_page_are_spanish(client: Client, spanish: SectionPage) -> None:
    for address in ("/es/", "/es/inmunoterapia/", "/es/search/", "/es/none/"):
        page = text(client, address)
        assert "Buscar" in page, address
        assert "Skip to the text" not in page, address
        assert "No adverts" not in page, address
