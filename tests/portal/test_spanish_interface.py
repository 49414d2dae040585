"""The Spanish interface is complete, and it is what Spanish readers get.

After a string has changed: `make translations`, translate, `make translations` again.
"""

import gettext
import re
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

from home.models import HomePage, PortalSettings
from plainlanguage.checklists import LABELS
from plainlanguage.hardness_terms import Term
from tests.builders import block, heading, make_digest, make_guide, make_home, make_section, text
from tests.catalogue import PO, Entry, entries, marked
from tests.texts import Texts
from tests.words import make_term

#: What a template fills in, and the tags it relies on.
_KEPT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|</?\w+[^>]*>")
#: The words a reader would notice first, also in the middle of a longer text.
_ENGLISH = re.compile(
    r"\b(Search|Menu|Skip to the text|You are here|Home|On this page|About this page|Sources?"
    r"|In short|Next|Previous|Review|Last changed|First published|Reading time|minutes? to read"
    r"|For:|results?|Page \d|Language|Find|About us|No clinician|Urgent advice|do not|in 100"
    r"|Words?|Also written|Where are you now|Start here|Page not found|in your own words)\b"
)


# --- The files ---


def test_every_marked_string_is_in_the_spanish_file() -> None:
    missing = marked() - {entry.key for entry in entries()}
    assert not missing, f"Not in {PO.name}: {sorted(missing)}"


def test_texts_marked_where_django_is_not_known_are_in_the_spanish_file() -> None:
    found = {entry.text for entry in entries()}
    assert {*LABELS.values(), *Term} <= found
    assert {*LABELS.values(), *Term} <= {text for _, text in marked()}


def test_every_string_is_translated_and_none_is_fuzzy() -> None:
    for entry in entries():
        assert entry.translations, entry.key
        assert all(entry.translations), f"{entry.key} is not translated"
        assert not entry.is_fuzzy, f"{entry.key} is fuzzy"


def test_translations_keep_what_templates_fill_in() -> None:
    for entry in entries():
        for spanish in entry.translations:
            wanted = Counter(_KEPT.findall(entry.plural or entry.text))
            assert Counter(_KEPT.findall(spanish)) == wanted, entry.key


def test_the_compiled_file_says_exactly_what_the_text_file_says() -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]
    compiled.pop("")
    written = {key: spanish for entry in entries() for key, spanish in _compiled(entry)}
    assert compiled == written


def _compiled(entry: Entry) -> list[tuple[object, str]]:
    """An entry under the keys that gettext keeps it under."""
    key = f"{entry.context}\x04{entry.text}" if entry.context else entry.text
    if not entry.plural:
        return [(key, entry.translations[0])]
    return [((key, form), spanish) for form, spanish in enumerate(entry.translations)]


# --- What readers get ---


def _assert_spanish(html: str, where: str) -> None:
    page = Texts(html)
    assert page.language == "es", where
    translations = {spanish for entry in entries() for spanish in entry.translations}
    left = {entry.text for entry in entries()} & set(page.found) - translations
    assert not left, where
    noticed = {match[0] for line in page.found for match in _ENGLISH.finditer(line)}
    assert not noticed, where


_SITE = {
    "language": "es",
    "tagline": "Información clara.",
    "emergency": "¿Está en peligro? Llame al 999 o al 911.",
    "help_label": "Línea de ayuda",
    "help_hours": "De 8 a 20 horas",
}
_RICH = "<p>Texto.</p>"
_BODY = [
    heading("Cómo funciona"),
    text("Funciona así: con una biopsia."),
    block(
        "care_card", {"urgency": "urgent", "heading": "Llame hoy si:", "items": ["tiene fiebre"]}
    ),
    heading("En casa"),
    block("do_list", {"items": ["descanse", "beba agua"]}),
    block("dont_list", {"items": ["conduzca", "deje su medicina"]}),
    block("warning", {"heading": "Sus corticoides", "text": _RICH}),
    block("inset", {"text": _RICH}),
    block("chance", {"number": 20, "words": "mejoran."}),
    block(
        "benefits_and_risks", {"heading": "Pros y contras", "benefits": ["uno"], "risks": ["otro"]}
    ),
    block("questions", {"heading": "Preguntas", "items": ["¿Por qué?", "¿Cuándo?", "¿Dónde?"]}),
    block("unknown", {"heading": "Dudas", "text": _RICH}),
    *(
        block("diagram", {"name": name, "caption": "Dibujo.", "text_equivalent": _RICH})
        for name in ("checkpoint-inhibitor", "care-team", "trial-phases", "scans-compared")
    ),
]


@pytest.fixture
def addresses(home: HomePage) -> list[str]:
    settings = PortalSettings.for_site(home.get_site())
    settings.other_languages = [block("text", _SITE)]
    settings.save()
    english = make_section(home, "Support")
    make_guide(english, title="Fatigue", slug="fatigue")
    spanish = make_home("es", translation_key=home.translation_key, search_examples=["cansancio"])
    section = make_section(spanish, "Inmunoterapia")
    untranslated = make_section(spanish, "Apoyo", translation_key=english.translation_key)
    for title in ("Antes", "Ahora", "Luego"):
        guide = make_guide(section, title=title, body=_BODY, also_called=["otra cosa"])
    digest = make_digest(spanish, title="Agosto")
    biopsy = make_term("biopsia", "es", definition="Una muestra pequeña que se mira de cerca.")
    make_term("citología", "es", variants=["frotis"], definition_child="Mirar células de cerca.")
    return [
        spanish.url,
        section.url,
        untranslated.url,
        guide.url,
        guide.get_prev_sibling().specific.url,
        digest.get_parent().specific.url,
        digest.url,
        "/es/search/",
        "/es/search/?q=luego",
        "/es/search/?q=nada+de+esto",
        "/es/search/?for=patient&stage=just-diagnosed",
        f"/es/search/?q={'palabra+' * 30}",
        "/es/words/",
        "/es/words/?q=citología",
        "/es/words/?q=nada",
        f"/es/words/{biopsy.slug}/",
        "/es/words/citologia/",
        "/es/no-existe/",
        "/es/support/fatigue/",
    ]


@pytest.mark.django_db
def test_a_spanish_reader_meets_no_english_interface(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        _assert_spanish(client.get(address).content.decode(), address)


def test_the_error_page_is_spanish_below_es() -> None:
    with translation.override("es"):
        html = get_template("500.html").render()
    _assert_spanish(html, "500.html")
    assert '<a href="/es/">' in html


@pytest.mark.django_db
def test_dates_are_written_as_spanish_does(client: Client, home: HomePage) -> None:
    spanish = make_home("es", translation_key=home.translation_key)
    changed = datetime(2020, 9, 3, 12, tzinfo=UTC)
    digest = make_digest(spanish, month="2020-08-01", last_published_at=changed)
    html = client.get(digest.url).content.decode()
    assert ">Agosto de 2020</time>" in html
    assert "Último cambio: 3 de septiembre de 2020." in html
