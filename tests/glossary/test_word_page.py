"""The page of a word."""

import json
import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.html import strip_tags

from glossary import uses
from glossary.models import Difference, SeeAlso, Term, TermUse
from home.models import GuidePage, HomePage, SectionPage
from tests.builders import make_guide, make_home, make_section
from tests.hiding import PUBLISHED, WAYS, Way
from tests.words import make_term

pytestmark = pytest.mark.django_db


def page(client: Client, address: str = "/words/biopsy/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    # Blocks stand apart; a name that is kept on one line does not.
    return " ".join(strip_tags(re.sub(r"(<(?!/?(?:span|b)\b))", r" \1", main)).split())


def test_it_says_what_the_word_means_and_how_to_say_it(client: Client, home: HomePage) -> None:
    make_term(
        "biopsy",
        definition="A small sample.",
        definition_child="A tiny piece.",
        explanation="<p>It is done <b>gently</b>.</p>",
        say_it="BY-op-see",
        variants=["needle test", "Bx"],
    )
    said = words(page(client))
    for text in (
        *("Biopsy", "How to say it: BY-op-see", "A small sample."),
        *("In words for a child A tiny piece.", "More about it It is done gently."),
        "Also written needle test, Bx",
    ):
        assert text in said
    assert "<title>biopsy - Words" in page(client)


def test_what_a_word_does_not_have_leaves_no_heading(client: Client, home: HomePage) -> None:
    make_term("biopsy", explanation='<p data-block-key="a1b2"></p>')
    said = words(page(client))
    for text in ("say it", "child", "More about", "Not the same", "See also", "Guides", "Also"):
        assert text not in said


def test_capitals_inside_a_word_stay_as_they_are(client: Client, home: HomePage) -> None:
    make_term("ctDNA")
    assert "<dfn>ctDNA</dfn>" in page(client, "/words/ctdna/")


def test_it_says_honestly_whether_a_clinician_checked_it(client: Client, home: HomePage) -> None:
    term = make_term("biopsy")
    assert "No clinician has checked this definition yet." in page(client)
    term.note_check(date(2026, 5, 4))
    term.save()
    assert "A clinician checked this definition on 4 May 2026." in page(client)


def test_other_words_than_those_checked_are_not_checked(client: Client, home: HomePage) -> None:
    term = make_term("biopsy")
    term.note_check(date(2026, 5, 4))
    term.say_it = "BY-op-see"
    term.save_revision().publish()
    assert "4 May 2026" in page(client)
    term.refresh_from_db()
    term.definition = "Something else."
    term.save_revision().publish()
    assert "No clinician has checked this definition yet." in page(client)


def test_what_it_is_not_the_same_as_stands_on_both_pages(client: Client, home: HomePage) -> None:
    stage, grade = make_term("stage"), make_term("grade")
    Difference.objects.create(term=stage, other=grade, difference="One is how far.")
    for one, other in (("stage", "grade"), ("grade", "stage")):
        html = page(client, f"/words/{one}/")
        assert f"Not the same as {other} What {other} means. One is how far." in words(html)
        assert f'href="/words/{other}/"' in html


@pytest.mark.parametrize("model", [Difference, SeeAlso])
def test_no_draft_shows_on_the_pages_of_others(client: Client, home: HomePage, model: Any) -> None:
    biopsy, secret = make_term("biopsy"), make_term("secret", live=False)
    model.objects.create(term=biopsy, other=secret)
    Difference.objects.create(term=secret, other=biopsy)
    assert "secret" not in page(client)
    secret.save_revision().publish()
    assert 'href="/words/secret/"' in page(client)


def test_links_lead_to_words_of_the_pages_own_language(client: Client, home: HomePage) -> None:
    key = uuid4()
    biopsy = make_term("biopsy")
    make_term("biopsia", "es", translation_key=biopsy.translation_key)
    scan = make_term("scan", translation_key=key)
    SeeAlso.objects.create(term=biopsy, other=scan)
    spanish = Term.objects.get(name="biopsia")
    SeeAlso.objects.create(term=spanish, other=scan)
    assert "scan" not in page(client, "/es/words/biopsia/")
    make_term("escáner", "es", translation_key=key)
    assert 'href="/es/words/escaner/"' in page(client, "/es/words/biopsia/")
    assert 'href="/words/scan/"' in page(client)


def test_an_explanation_holds_no_code_whatever_was_stored(client: Client, home: HomePage) -> None:
    stored = '<p onclick="x()">Safe <script>alert(1)</script><a href="javascript:x">link</a></p>'
    make_term("biopsy", explanation=stored)
    shown = page(client)
    assert "<p>Safe alert(1)link</p>" in shown
    assert "javascript:" not in shown


@pytest.mark.parametrize("field", ["name", "definition", "say_it", "definition_child"])
def test_text_is_text(client: Client, home: HomePage, field: str) -> None:
    make_term(**{"name": "biopsy", field: "<i>x</i>\"'&"}, slug="biopsy")
    assert "<i>x" not in page(client)


def test_it_lists_the_guides_that_use_the_word(client: Client, section: SectionPage) -> None:
    term, other = make_term("biopsy"), make_term("scan")
    guide = make_guide(section, title="What happens at a biopsy")
    uses.record(guide, [term.pk, other.pk])
    assert f'<li><a href="{guide.url}">What happens at a biopsy</a></li>' in page(client)
    uses.record(guide, [other.pk])
    assert "What happens at a biopsy" not in page(client)


def test_it_leads_to_the_guide_about_it_once(client: Client, section: SectionPage) -> None:
    guide = make_guide(section, title="Having a biopsy")
    uses.record(guide, [make_term("biopsy", guide=guide).pk])
    assert "Read the guide: Having a biopsy" in words(page(client))
    assert page(client).count("Having a biopsy") == 1


@pytest.mark.parametrize("way", [*WAYS.values(), PUBLISHED], ids=[*WAYS, "published"])
def test_nothing_that_readers_may_not_see_is_listed(
    client: Client, section: SectionPage, way: Way
) -> None:
    fields, hide = way
    term = make_term("biopsy")
    guide = make_guide(section, title="A hidden guide", **fields)
    uses.record(guide, [term.pk])
    Term.objects.update(guide=guide)
    hide(GuidePage.objects.get(pk=guide.pk))
    assert ("A hidden guide" in page(client)) is (way is PUBLISHED)
    TermUse.objects.all().delete()
    assert ("A hidden guide" in page(client)) is (way is PUBLISHED)


def test_guides_of_another_language_are_not_listed(client: Client, home: HomePage) -> None:
    spanish = make_home("es", translation_key=home.translation_key)
    guide = make_guide(make_section(spanish, "Pruebas"), title="La biopsia")
    uses.record(guide, [make_term("biopsy").pk])
    assert "La biopsia" not in page(client)


def test_it_leads_to_its_translations(client: Client, home: HomePage) -> None:
    term = make_term("biopsy")
    make_home("es", translation_key=home.translation_key)
    assert "hreflang" not in re.sub(r"<body.*", "", page(client), flags=re.DOTALL)
    make_term("biopsia", "es", translation_key=term.translation_key)
    head = page(client).partition("<body")[0]
    assert re.findall(r'hreflang="([^"]+)" href="[^"]*?(/[^/:"]*words[^"]*)"', head)
    assert "/es/words/biopsia/" in head
    assert 'href="/es/words/biopsia/"' in page(client).partition("<body")[2]


def test_machines_are_told_what_is_true(client: Client, home: HomePage) -> None:
    make_term("biopsy", definition="A sample.</script>", variants=["Bx"])
    html = page(client)
    stated = json.loads(re.findall(r"ld\+json\">(.*?)</script>", html)[0])
    assert stated["@type"] == "DefinedTerm"
    assert stated["description"] == "A sample.</script>"
    assert stated["alternateName"] == ["Bx"]
    assert stated["inDefinedTermSet"]["@type"] == "DefinedTermSet"
    assert not {"reviewedBy", "lastReviewed"} & set(stated)


def test_a_word_is_there_in_its_own_language_only(client: Client, home: HomePage) -> None:
    make_term("biopsy")
    assert client.get("/es/words/biopsy/").status_code == 404
    assert client.post("/words/biopsy/").status_code == 405


def test_it_sets_nothing_and_is_the_same_for_everyone(client: Client, home: HomePage) -> None:
    make_term("biopsy")
    for address in ("/words/biopsy/", "/words/", "/words/?q=bio"):
        plain = client.get(address)
        other = client.get(address, headers={"accept-language": "es", "cookie": "a=b"})
        assert plain.content == other.content
        assert not plain.cookies
        assert plain.headers["Cache-Control"].startswith("public, max-age=60")
        assert plain.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
