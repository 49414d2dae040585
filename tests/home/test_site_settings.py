"""The texts at the top of every page, in the reader's language where there are any."""

import re

import pytest
from django.test import Client
from wagtail.models import Site

from home.models import HomePage, PortalSettings
from tests.builders import block, make_home, make_section

pytestmark = pytest.mark.django_db


def settings_of(home: HomePage, **texts: object) -> PortalSettings:
    settings = PortalSettings.for_site(home.get_site())
    for name, value in texts.items():
        setattr(settings, name, value)
    settings.save()
    return settings


SPANISH = block("text", {"language": "es", "tagline": "Palabras claras.", "help_number": "900 1"})


@pytest.mark.parametrize(
    ("field", "language", "text"),
    [
        ("tagline", "en-gb", "Plain words."),
        ("tagline", "es", "Palabras claras."),
        ("help_number", "es", "900 1"),
        ("emergency", "es", "Call 999."),
        ("tagline", "fr", "Plain words."),
    ],
)
def test_a_text_missing_in_a_language_is_shown_in_the_first(
    home: HomePage, field: str, language: str, text: str
) -> None:
    texts = {"tagline": "Plain words.", "emergency": "Call 999.", "other_languages": [SPANISH]}
    assert settings_of(home, **texts).text(field, language) == text


def test_each_language_shows_its_own(client: Client, home: HomePage) -> None:
    make_home("es", translation_key=home.translation_key)
    settings_of(home, tagline="Plain words.", other_languages=[SPANISH])
    english, spanish = (client.get(address).content.decode() for address in ("/", "/es/"))
    assert "Plain words." in english
    assert "Palabras claras." not in english
    assert "Palabras claras." in spanish
    assert 'href="tel:9001"' in spanish


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Call 999.", ["999"]),
        ("In danger now? Call 999 or 911.", ["999", "911"]),
        ("Ring +44 20 7946 0000 today.", ["+442079460000"]),
        ("Ring 0808 808-00-00.", ["08088080000"]),
        ("Go to a hospital.", []),
        ("", []),
    ],
)
def test_numbers_in_the_emergency_text_can_be_called(
    client: Client, home: HomePage, text: str, links: list[str]
) -> None:
    settings_of(home, emergency=text, help_number="")
    page = client.get("/")
    parts = page.context["frame"].emergency_parts
    assert "".join(words for words, _ in parts) == text
    assert [number for _, number in parts if number] == links
    for number in links:
        assert f'href="tel:{number}"' in page.content.decode()


def test_without_a_help_line_nothing_is_left_of_it(client: Client, home: HomePage) -> None:
    settings_of(home, help_label="Our line", help_number="", help_hours="Always", emergency="")
    page = client.get("/").content.decode()
    assert "Our line" not in page
    assert "tel:" not in page


def test_texts_are_words_and_never_markup(client: Client, home: HomePage) -> None:
    texts = ("name", "tagline", "emergency", "help_label", "help_hours")
    settings_of(home, **dict.fromkeys(texts, "<b>bold</b>"))
    for address in ("/", "/no-such-page/", "/search/", "/opensearch.xml", "/feed.xml"):
        assert "<b>bold" not in client.get(address).content.decode(), address


def test_another_sites_texts_are_not_ours(client: Client, home: HomePage) -> None:
    other = Site.objects.create(hostname="other.example", root_page=home)
    PortalSettings.objects.create(site=other, tagline="Of the other site.")
    assert "Of the other site." not in client.get("/").text
    settings_of(home, tagline="Of this site.")
    html = client.get("/").text
    assert "Of this site." in html
    assert "Of the other site." not in html


def test_the_menu_has_the_order_of_the_tree(client: Client, home: HomePage) -> None:
    for title in ("Zebra", "Antelope", "Monkey"):
        make_section(home, title)
    menu = client.get("/").text.split('<nav class="sections"')[1].split("</nav>")[0]
    assert re.findall(r">(\w+)</a>", menu) == ["Zebra", "Antelope", "Monkey"]
