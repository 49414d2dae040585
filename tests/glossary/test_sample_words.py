"""The words that come with the site."""

import csv
import re
from pathlib import Path

import pytest
from django.conf import settings

from glossary.models import Term
from glossary.visible import visible_terms
from glossary.vocabulary import vocabulary
from glossary.words_file.writing import export
from home.content.folder import read_folder
from home.plain_language.reading import read
from home.plain_language.scores import READ, figure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_site")]

SAMPLE = Path(settings.BASE_DIR) / "glossary" / "sample"
FILES = {"en-gb": SAMPLE / "en.csv", "es": SAMPLE / "es.csv"}
_WAR = re.compile(
    r"\b(?:(?:fight|battle|attack|weapon|lucha|combat|batalla|ataca)\w*|wars?|guerras?)\b",
    re.IGNORECASE,
)
_HYPE = re.compile(r"\b(breakthrough|miracle|hope|revolution|game|unprecedented)\w*", re.I)


def rows(language: str) -> list[dict[str, str]]:
    with FILES[language].open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("language", FILES)
def test_they_load_and_come_out_as_they_are(language: str) -> None:
    assert len(rows(language)) >= 60
    assert visible_terms(language).count() == len(rows(language))
    assert export(language) == FILES[language].read_text(encoding="utf-8")


def test_nobody_has_checked_them() -> None:
    assert not Term.objects.exclude(checked_on=None).exists()


@pytest.mark.parametrize("language", FILES)
def test_they_speak_of_no_war_and_promise_nothing(language: str) -> None:
    for row in rows(language):
        text = " ".join([row["definition"], row["definition_child"], row["explanation"]])
        assert not _WAR.search(text), row["term"]
        assert not _HYPE.search(text), row["term"]


def test_the_first_sixty_words_for_children_are_there() -> None:
    assert sum(bool(row["definition_child"]) for row in rows("en-gb")) >= 60
    assert sum(bool(row["definition_child"]) for row in rows("es")) >= 40


def test_words_that_have_an_everyday_meaning_need_a_medical_one_near() -> None:
    of = {row["term"]: row for row in rows("en-gb")}
    for name in ("stage", "grade", "screening", "acute", "benign", "randomised", "cure"):
        assert of[name]["needs_context"], name
    for name in ("acute lymphoblastic leukaemia", "FIT", "PET scan", "MRI scan", "CT scan"):
        assert of[name]["case_sensitive"] == "yes", name


#: `search.never_merge` in words of the glossary.
NEVER_THE_SAME = [
    ("remission", "cure"),
    ("palliative care", "hospice"),
    ("stage", "grade"),
    ("biomarker test", "genetic test for inherited risk"),
    ("benign", "malignant"),
    ("screening", "diagnosis"),
    ("immunotherapy", "chemotherapy"),
    ("liquid biopsy", "biopsy"),
    ("trial phase", "stage"),
    ("seizure", "FIT"),
]


@pytest.mark.parametrize(("one", "other"), NEVER_THE_SAME)
def test_what_must_never_be_taken_for_the_same_says_so(one: str, other: str) -> None:
    of = {row["term"]: row["not_same_as"] for row in rows("en-gb")}
    assert f"{other} = " in of[one] or f"{one} = " in of[other], "with what tells them apart"


def test_every_spanish_word_is_a_translation() -> None:
    slugs = {row["slug"] for row in rows("en-gb")}
    for row in rows("es"):
        assert row["translation_of"].removeprefix("en-gb:") in slugs, row["term"]


def test_the_sample_guides_read_plainly_and_every_medical_word_is_explained() -> None:
    """Grade 8 is what NIH and AMA ask of texts for patients, at most."""
    folder = Path(settings.BASE_DIR) / "home" / "content" / "sample"
    sample = {document.front.get("title") for document in read_folder(folder)}
    pages = [page for model in READ for page in model.objects.filter(title__in=sample).live()]
    found = {page.title: read(page) for page in pages}
    page_languages = {page.title: page.locale.language_code for page in pages}
    assert len(found) >= 27
    for title, reading in found.items():
        grade = figure(reading.analysis.without_defined)
        assert grade is not None, title
        assert grade <= 8, title
        assert reading.hype == [], title
        known = vocabulary(page_languages[title]).forms
        assert [word for word in reading.unexplained if word not in known] == [], title
