"""The guides that come with the site keep to what `how-we-make-our-pages.md` promises."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from home.choices import StudiedIn
from home.content.document import Document
from home.content.export import export
from home.content.folder import read_folder
from home.content.load import load
from home.content.schema import Kind
from home.models import GuidePage
from home.reading import count_words
from plainlanguage.measures import measure
from tests.home.guide_files import contents, loaded

HOME = Path(__file__).resolve().parents[2] / "home"
SAMPLE = HOME / "content" / "sample"
DOCUMENTS = read_folder(SAMPLE)
ENGLISH = [document for document in DOCUMENTS if document.language == "en"]
GUIDES = [document for document in ENGLISH if document.kind is Kind.GUIDE]
DIGESTS = [document for document in ENGLISH if document.kind is Kind.DIGEST]
FEWEST_GUIDES = {
    "personalised-medicine": 4,
    "immunotherapy": 4,
    "early-detection": 4,
    "support-and-care": 4,
    "research-together": 2,
    "advocacy-and-funding": 2,
}
DRAWN = "diagram"
#: What a block holds that nobody reads as a sentence.
NOT_READ = {"anchor", "name", "page", "url", "urgency"}
WORDS_OF_WAR = (
    r"attack\w*|battl\w+|beat|beaten|brave\w*|combat\w*|defeat\w*|defence|defend\w*|enem\w+"
    r"|fight\w*|fought|kill\w*|victim\w*|warriors?|weapons?"
)
HYPE = (
    r"breakthroughs?|excit(?:ed|ing)|game.changers?|landmark|miracles?|promising|remarkable"
    r"|revolution\w*|unprecedented"
)
#: What the articles that this site started from say. None of it is true of everybody.
NEVER_SAID = (
    r"earliest stages?|less invasive|fewer side effects|more effective|more likely to work"
    r"|better chance of|identif(?:y|ies) the presence|formidable|foes?"
)
STANDARD_PAGES = {"about", "accessibility", "contact", "how-we-make-our-pages", "privacy"}
#: What a site like this must explain.
EXPLAINED = {
    "early-detection/liquid-biopsy",
    "immunotherapy/immune-side-effects",
    "research-together/clinical-trials",
    "support-and-care/counselling",
    "support-and-care/fatigue",
    "support-and-care/survivorship-plans",
}
#: US school grade of somebody of 13 or 14.
HARDEST = 8
EMERGENCY_FIRST = ["emergency", "urgent", "non-urgent"]

each_digest = pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: digest.key)
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.key)


def texts(value: Any) -> Iterator[str]:
    """Every text in a value of a block or of the front matter, without its HTML tags."""
    if isinstance(value, str):
        yield re.sub(r"<[^>]*>", " ", value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in NOT_READ:
                yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def read_by_readers(guide: Document) -> list[str]:
    front = (guide.front[name] for name in ("title", "summary", "key_points"))
    return [*texts([*front]), *texts([block.value for block in guide.body])]


def cards(guide: Document) -> list[dict[str, Any]]:
    return [block.value for block in guide.body if block.kind == "care_card"]


def words(text: str) -> set[str]:
    """The words of some length, without the ending that a sentence may need."""
    return {word.removesuffix("s") for word in re.findall(r"[a-z]{3,}", text.lower())}


def test_there_are_six_sections_with_enough_guides_in_each() -> None:
    sections = [document for document in ENGLISH if document.kind is Kind.SECTION]
    assert {section.slug for section in sections} == FEWEST_GUIDES.keys()
    assert len(GUIDES) >= 20
    for section, fewest in FEWEST_GUIDES.items():
        assert len([guide for guide in GUIDES if guide.key.startswith(f"{section}/")]) >= fewest


@each_guide
def test_a_guide_is_long_enough_to_help_and_short_enough_to_read(guide: Document) -> None:
    assert 500 <= count_words(read_by_readers(guide)) <= 1200


def test_what_a_site_like_this_must_explain_is_there() -> None:
    assert {guide.key for guide in GUIDES} >= EXPLAINED
    assert sum("parent" in guide.front["for_whom"] for guide in GUIDES) >= 2
    drawn = {block.value["name"] for guide in GUIDES for block in guide.body if block.kind == DRAWN}
    assert len(drawn) >= 6
    assert len(DIGESTS) >= 2
    standard = {document.key for document in ENGLISH if document.kind is Kind.STANDARD}
    assert standard == STANDARD_PAGES


@each_guide
def test_a_guide_can_be_read_by_somebody_of_fourteen(guide: Document) -> None:
    grade = measure(read_by_readers(guide), "en").grade
    assert grade is not None
    assert grade <= HARDEST


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: f"{each.language}/{each.key}")
def test_no_page_speaks_of_war_or_sells_hope(document: Document) -> None:
    front = {name: value for name, value in document.front.items() if name != "sources"}
    read = " ".join([*texts(front), *texts([block.value for block in document.body])])
    never = rf"\b(?:{WORDS_OF_WAR}|{HYPE}|{NEVER_SAID})\b"
    assert re.findall(never, read, re.IGNORECASE) == []


@each_guide
def test_a_guide_names_its_sources_and_gives_something_to_do_or_ask(guide: Document) -> None:
    assert guide.front["sources"]
    kinds = {block.kind for block in guide.body}
    assert kinds & {"action", "questions"}


@each_guide
def test_the_most_urgent_card_stands_first(guide: Document) -> None:
    urgencies = [card["urgency"].replace("_", "-") for card in cards(guide)]
    assert urgencies == sorted(urgencies, key=EMERGENCY_FIRST.index)


@each_guide
def test_an_emergency_card_helps_in_every_country_and_can_be_acted_on(guide: Document) -> None:
    for card in cards(guide):
        if card["urgency"] == "emergency":
            assert "999 or 911" in card["heading"]
            assert "In another country, call your own emergency number." in card["after"]
            assert "you cannot be woken" not in " ".join(card["items"])


@each_guide
def test_a_drawing_is_told_in_its_own_words(guide: Document) -> None:
    """The drawing is hidden from a screen reader: what it says has to be in the text."""
    for block in guide.body:
        if block.kind == DRAWN:
            drawing = HOME / "templates/home/diagrams" / f"{block.value['name']}.html"
            drawn = re.findall(
                r'class="d-(?:title|strong)[^>]*>\{% translate "([^"]+)"',
                drawing.read_text(encoding="utf-8"),
            )
            assert drawn
            told = words(" ".join(texts(block.value)))
            assert words(" ".join(drawn)) - told == set()


@each_digest
def test_every_item_of_a_digest_says_when_its_source_is_from(digest: Document) -> None:
    for item in digest.front["items"]:
        assert re.search(r"\b(?:19|20)\d\d\b", item["source"]["date"]), item["headline"]


@each_digest
def test_a_digest_says_who_took_part_and_who_paid_only_of_studies(digest: Document) -> None:
    for item in digest.front["items"]:
        is_study = item["studied_in"] != StudiedIn.NOT_A_STUDY
        assert {name for name in ("people", "who_paid") if item.get(name)} == (
            {"people", "who_paid"} if is_study else set()
        )


@pytest.mark.django_db
def test_the_sample_comes_back_to_the_byte_loads_again_and_says_what_it_is(
    tmp_path: Path,
) -> None:
    load(SAMPLE)
    export(tmp_path)
    assert contents(tmp_path) == contents(SAMPLE)
    assert loaded(tmp_path) == []
    # A load of them takes long, so this is asked here, too.
    for guide in GuidePage.objects.all():
        assert "No clinician has checked this page yet" in Client().get(guide.url).text, guide.url
