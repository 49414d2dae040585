"""Above the results stands what the words mean, when they are a word of the glossary."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from home.models import SectionPage
from tests.builders import make_guide
from tests.words import make_term

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(section: SectionPage) -> None:
    make_guide(section, title="Having a biopsy", summary="Chemotherapy and remission too.")
    make_term("biopsy", say_it="BY-op-see", variants=["needle test"])
    make_term("chemotherapy")
    make_term("ALL leukaemia", variants=["ALL"], case_sensitive=True)
    make_term("MRI scan", variants=["MRI"], case_sensitive=True)
    make_term("FIT", case_sensitive=True)
    make_term("secret", live=False)
    make_term("hemograma", "es")


def box(client: Client, typed: str, **more: Any) -> str:
    """What the box says, or "" if there is none."""
    page = client.get("/search/", {"q": typed} | more).content.decode()
    found = re.search(r'<section class="inset defined".*?</section>', page, re.DOTALL)
    return " ".join(strip_tags(found[0].replace("<p", " <p")).split()) if found else ""


def test_a_word_is_explained_with_how_to_say_it_and_a_way_on(client: Client) -> None:
    said = box(client, "biopsy")
    assert said.startswith("Biopsy How to say it: BY-op-see What biopsy means.")
    page = client.get("/search/?q=biopsy").content.decode()
    assert '<a class="onto" href="/words/biopsy/">' in page
    assert "words.css" in page


@pytest.mark.parametrize("typed", ["BIOPSY", " biópsy? ", "biopsies", "Needle Test", "needle-test"])
def test_any_way_of_writing_it_will_do(client: Client, typed: str) -> None:
    assert box(client, typed).startswith("Biopsy")


def test_a_misspelling_that_is_corrected_is_explained(client: Client) -> None:
    assert box(client, "chemoterapy").startswith("Chemotherapy")
    assert not box(client, "chemoterapy", **{"as": "typed"})


@pytest.mark.parametrize(
    "typed", ["my biopsy", "biopsy remission", "having a biopsy", "secret", ""]
)
def test_other_searches_have_no_box(client: Client, typed: str) -> None:
    assert not box(client, typed)
    assert "words.css" not in client.get("/search/", {"q": typed}).content.decode()


def test_an_everyday_word_is_meant_only_in_capitals(client: Client) -> None:
    assert box(client, "ALL").startswith("ALL leukaemia")
    assert box(client, "FIT").startswith("FIT")
    assert not box(client, "all")
    assert not box(client, "fit")
    assert not box(client, "Fit")
    assert box(client, "mri").startswith("MRI scan")


def test_only_words_of_the_language_are_explained(client: Client) -> None:
    assert not box(client, "hemograma")


def test_only_on_the_first_page_of_results(client: Client) -> None:
    assert not box(client, "biopsy", page="2")


def test_a_word_that_is_on_no_page_is_explained_all_the_same(client: Client) -> None:
    make_term("neutropenia")
    assert box(client, "neutropenia").startswith("Neutropenia")
