"""A term is drafted, published, taken back and translated as a page is."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from glossary.models import Difference, SeeAlso, Term
from glossary.visible import languages_with_terms, visible_terms
from tests.words import make_term

pytestmark = pytest.mark.django_db


def names(language: str = "en-gb") -> list[str]:
    return [term.name for term in visible_terms(language)]


def test_readers_see_published_words_of_their_language_in_order() -> None:
    make_term("zoster")
    make_term("Éclair test")
    make_term("biopsy")
    make_term("biopsia", "es")
    assert names() == ["biopsy", "Éclair test", "zoster"]
    assert names("es") == ["biopsia"]
    assert names("fr") == []


@pytest.mark.parametrize("way", ["draft", "unpublished", "expired", "scheduled"])
def test_nobody_sees_what_is_not_published(client: Client, way: str) -> None:
    later = timezone.now() + timedelta(days=1)
    term = make_term("secret word", live=way not in ("draft", "scheduled"))
    if way == "unpublished":
        term.unpublish()
    elif way == "expired":
        Term.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    elif way == "scheduled":
        term.go_live_at = later
        term.save_revision().publish()
    assert names() == []
    assert languages_with_terms() == []
    for address in ("/words/", "/words/?q=secret", "/sitemap.xml", "/words/api/v1/terms/"):
        assert b"secret-word" not in client.get(address).content, address
    for address in ("/words/secret-word/", "/words/api/v1/terms/secret-word/"):
        assert client.get(address).status_code == 404, address
    assert client.get("/words/api/v1/counts/").json()["total"] == 0


def test_a_draft_of_a_published_word_changes_nothing_for_readers(client: Client) -> None:
    term = make_term("biopsy", definition="As published.")
    term.definition = "As drafted."
    revision = term.save_revision()
    assert b"As published." in client.get("/words/biopsy/").content
    revision.publish()
    page = client.get("/words/biopsy/").content
    assert b"As drafted." in page
    assert b"As published." not in page


def test_what_a_word_is_linked_to_is_part_of_its_versions() -> None:
    stage, grade, cell = make_term("stage"), make_term("grade"), make_term("tumour")
    stage.not_same_as = [Difference(other=grade, difference="One is how far.")]
    stage.see_also = [SeeAlso(other=cell)]
    first = stage.save_revision()
    assert not Difference.objects.exists()
    first.publish()
    stage = Term.objects.get(pk=stage.pk)
    assert [link.other for link in stage.not_same_as.all()] == [grade]
    stage.not_same_as = []
    stage.see_also = []
    stage.save_revision().publish()
    assert not Difference.objects.exists()
    first.publish()
    assert Difference.objects.get().difference == "One is how far."
    assert SeeAlso.objects.get().other == cell


def test_a_version_that_claims_what_another_word_has_by_now_is_not_published() -> None:
    term = make_term("aspiration", live=False)
    term.variants = ["needle test"]
    revision = term.save_revision()
    make_term("biopsy", variants=["needle test"])
    with pytest.raises(ValidationError, match="already a form of “biopsy”"):
        revision.publish()
    assert names() == ["biopsy"]


def test_an_incomplete_version_is_not_published() -> None:
    term = make_term("biopsy", live=False, definition="")
    with pytest.raises(ValidationError):
        term.save_revision().publish()
    assert names() == []


def test_a_translation_begins_as_a_draft_and_keeps_its_links() -> None:
    grade = make_term("grade")
    stage = make_term("stage")
    stage.not_same_as = [Difference(other=grade)]
    stage.save_revision().publish()
    spanish, _ = Locale.objects.get_or_create(language_code="es")
    copy = Term.objects.get(pk=stage.pk).copy_for_translation(spanish)
    copy.save()
    assert copy.translation_key == stage.translation_key
    assert names("es") == []
    assert [link.other for link in copy.not_same_as.all()] == [grade]


def test_a_word_leads_to_its_published_translations() -> None:
    key = uuid4()
    english = make_term("biopsy", translation_key=key)
    make_term("biopsia", "es", translation_key=key)
    both = {"en-gb": "/words/biopsy/", "es": "/es/words/biopsia/"}
    assert english.addresses_by_language() == both
    Term.objects.get(name="biopsia").unpublish()
    assert english.addresses_by_language() == {"en-gb": "/words/biopsy/"}
