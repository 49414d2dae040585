"""A page's blocks are handed to plain language piece by piece, with the way back to each field."""

import re
from typing import Any

import pytest

from home.blocks.palettes import guide_palette
from home.marks import leaves, plain
from home.models import DigestPage, GuidePage, HomePage, SectionPage
from home.plain_language.reading import read
from plainlanguage.findings import Rule
from plainlanguage.passages import Kind, Passage
from tests.builders import DIGEST_ITEM, block, make_digest, make_guide
from tests.words import make_term

pytestmark = pytest.mark.django_db

#: A shared fact is worded where it is kept; a picture has no example without one.
ELSEWHERE = {"fact", "image"}


def passages(section: SectionPage, *blocks: dict[str, Any], **fields: Any) -> list[Passage]:
    guide = GuidePage.objects.get(pk=make_guide(section, body=list(blocks), **fields).pk)
    return guide.passages()


def of_body(found: list[Passage]) -> list[tuple[Kind, str]]:
    return [(one.kind, one.text) for one in found if one.place.startswith("body")]


def test_paragraphs_and_lists_of_a_text_are_apart_and_links_are_known(
    section: SectionPage,
) -> None:
    html = (
        '<p>Read <a href="https://example.org/">all of it</a> first.</p>'
        "<ul><li>One thing</li><li>Another &amp; more</li></ul><p>Then rest.</p>"
    )
    found = [one for one in passages(section, block("text", html)) if "body" in one.place]
    assert [(one.kind, one.text) for one in found] == [
        (Kind.PARAGRAPH, "Read all of it first."),
        (Kind.ITEM, "One thing"),
        (Kind.ITEM, "Another & more"),
        (Kind.PARAGRAPH, "Then rest."),
    ]
    [(start, end)] = found[0].links
    assert found[0].text[start:end] == "all of it"
    assert found[1].group == found[2].group != found[3].group


def test_every_word_that_readers_read_of_every_block_is_there(section: SectionPage) -> None:
    """Whoever adds a block adds it to the table of fields, or its text is never looked at."""
    examples = [
        {"type": kind, "value": made.get_prep_value(made.get_preview_value())}
        for kind, made in guide_palette()
        if kind not in ELSEWHERE
    ]
    guide = GuidePage.objects.get(pk=make_guide(section, body=examples).pk)
    heard = " ".join(plain(one.text) for one in guide.passages())
    sentences = [
        plain(part)
        for _field, value in leaves(examples)
        if isinstance(value, str)
        for part in re.split("</?(?:p|li|ul)[^>]*>", value)
        if " " in part
    ]
    assert len(sentences) > 30
    assert [one for one in sentences if one not in heard] == []


@pytest.mark.parametrize(
    ("kind", "value", "kinds"),
    [
        ("heading", {"text": "How it works", "anchor": ""}, [Kind.HEADING]),
        (
            "care_card",
            {"urgency": "urgent", "heading": "Call your team if:", "items": ["You are hot."]},
            [Kind.CARD, Kind.CARD],
        ),
        (
            "warning",
            {"heading": "Do not stop it", "text": "<p>Ask first.</p>"},
            [Kind.HEADING, Kind.WARNING],
        ),
        (
            "benefits_and_risks",
            {"heading": "Both", "anchor": "", "benefits": ["It helps."], "risks": ["It hurts."]},
            [Kind.HEADING, Kind.ITEM, Kind.ITEM],
        ),
    ],
)
def test_what_a_piece_is_follows_from_its_block(
    section: SectionPage, kind: str, value: Any, kinds: list[Kind]
) -> None:
    assert [one for one, _text in of_body(passages(section, block(kind, value)))] == kinds


def test_the_way_leads_to_the_field_of_the_block(section: SectionPage) -> None:
    stored = block("inset", {"text": "<p>Mind this.</p>"}) | {"id": "a-block"}
    [found] = [one for one in passages(section, stored) if "body" in one.place]
    assert found.place == "body.a-block.text#0"


def test_what_is_not_text_yet_is_passed_over(section: SectionPage) -> None:
    guide = GuidePage(title="New", summary="", locale=section.locale)
    assert [one.text for one in guide.passages()] == ["New"]


def test_a_digest_says_in_its_fields_what_a_claim_needs(home: HomePage) -> None:
    told = "<p>A study shows that the drug works.</p>"
    item = DIGEST_ITEM | {"what_was_found": told, "people": "120 people"}
    digest = DigestPage.objects.get(pk=make_digest(home, items=[block("item", item)]).pk)
    rules = {one.rule for one in read(digest).analysis.findings}
    assert not rules & {Rule.CLAIM_SIZE, Rule.CLAIM_KIND, Rule.CLAIM_SUBJECTS, Rule.CLAIM_FUNDER}
    digest.items = [("item", item | {"people": "", "who_paid": ""})]
    rules = {one.rule for one in read(digest).analysis.findings}
    assert {Rule.CLAIM_SIZE, Rule.CLAIM_FUNDER} <= rules


def test_words_of_the_glossary_are_known_to_readers_of_the_page(section: SectionPage) -> None:
    words = block("text", "<p>You may get neutropenia after some weeks of it.</p>")
    guide = GuidePage.objects.get(pk=make_guide(section, body=[words]).pk)

    def undefined() -> list[str]:
        found = read(guide).analysis.findings
        return [one.words for one in found if one.rule is Rule.UNDEFINED_WORD]

    assert "neutropenia" in undefined()
    term = make_term("neutropenia", definition="Too few white cells.")
    assert "neutropenia" not in undefined()
    guide.words_left_out = [("word", term)]
    assert "neutropenia" in undefined()


def explained(section: SectionPage, *blocks: dict[str, Any], **fields: Any) -> list[str]:
    """Of three medical words with an entry, those that the page leaves unexplained."""
    return read(
        GuidePage.objects.get(pk=make_guide(section, body=list(blocks), **fields).pk)
    ).unexplained


def test_only_what_is_marked_on_the_page_is_explained(section: SectionPage) -> None:
    make_term("neutropenia")
    make_term("mucositis")
    make_term("immunosuppression", needs_context=["zebra"])
    two = "<p>Neutropenia and mucositis can happen.</p>"
    assert explained(section, block("text", two)) == ["mucositis"], "one in a sentence"
    apart = "<p>Neutropenia can happen. So can mucositis.</p>"
    assert explained(section, block("text", apart)) == []
    near = "<p>You may get immunosuppression.</p>"
    assert explained(section, block("text", near)) == ["immunosuppression"]
    card = {"urgency": "urgent", "heading": "Call if:", "items": ["You have neutropenia."]}
    assert explained(section, block("care_card", card)) == ["neutropenia"], "none is marked there"
