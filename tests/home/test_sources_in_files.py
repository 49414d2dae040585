"""What files say of a document, and what its reference says, never part in silence."""

from pathlib import Path

import pytest

from home.content.errors import ContentErrors
from home.content.export import export
from home.content.load import load
from home.models import GuidePage
from review.models import Reference
from tests.builders import SOURCE, make_reference
from tests.home.guide_files import FILES, contents, edit, loaded, put

pytestmark = pytest.mark.django_db

FATIGUE, COUNSELLING = "en/support/fatigue.md", "en/support/counselling.md"
FULL = """  - title: A trial
    authors: First Author and others
    publisher: A journal
    url: https://example.org/trial
    doi: 10.1234/abc
    pmid: 12345678
    year: 2020
    kind: randomised-trial
    funder: A public fund
    accessed: 2024-06-30
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "guides", FILES)


def sources(slug: str) -> list[Reference]:
    return [child.value for child in GuidePage.objects.get(slug=slug).sources]


def test_a_document_in_two_files_is_one_reference(folder: Path) -> None:
    load(folder)
    [reference] = Reference.objects.all()
    assert sources("fatigue") == sources("counselling") == [reference]
    assert (reference.title, reference.year) == ("A fact sheet", 2022)
    assert str(reference.accessed) == "2024-05-01"


def test_all_that_can_be_said_comes_back_to_the_byte(folder: Path, tmp_path: Path) -> None:
    edit(folder, FATIGUE, "sources:\n", f"sources:\n{FULL}")
    load(folder)
    assert Reference.objects.get(doi="10.1234/abc").pmid == "12345678"
    export(tmp_path / "out")
    assert contents(tmp_path / "out") == contents(folder)
    assert loaded(tmp_path / "out") == []


@pytest.mark.parametrize("known_by", ["url", "doi", "pmid"])
def test_a_file_that_says_less_changes_nothing(folder: Path, known_by: str) -> None:
    edit(folder, FATIGUE, "sources:\n", f"sources:\n{FULL}")
    load(folder)
    for line in FULL.splitlines(keepends=True)[1:]:
        if not line.startswith(("    publisher", f"    {known_by}")):
            edit(folder, FATIGUE, line, "")
    before = list(Reference.objects.values())
    assert loaded(folder) == []
    assert list(Reference.objects.values()) == before


def test_a_file_adds_what_the_reference_does_not_say_and_says_so(folder: Path) -> None:
    load(folder)
    edit(folder, COUNSELLING, "    year: 2022\n", "    pmid: 123\n    year: 2022\n")
    assert [what for what, _file in loaded(folder)] == ["completed"]
    assert Reference.objects.get().pmid == "123"
    assert loaded(folder) == []


def test_what_it_adds_is_held_to_the_same_rules(folder: Path) -> None:
    make_reference(url="", doi="10.1234/abc")
    entry = "    doi: 10.1234/abc\n    url: javascript:alert(1)\n"
    edit(folder, FATIGUE, "    url: https://example.org/facts\n", entry)
    with pytest.raises(
        ContentErrors, match=r"sources\.0\.url” is not accepted. Fix: Enter a valid"
    ):
        load(folder)
    assert Reference.objects.get().url == ""


@pytest.mark.parametrize(
    ("field", "staff_say", "file_says"),
    [
        ("title", "A renamed sheet", "A fact sheet"),
        ("publisher", "A renamed body", "A public body"),
        ("year", 2023, 2022),
    ],
)
def test_what_staff_changed_is_not_changed_back(
    folder: Path, field: str, staff_say: object, file_says: object
) -> None:
    load(folder)
    Reference.objects.update(**{field: staff_say})
    edit(folder, "en/about.md", "Nobody yet.", "Somebody.")
    with pytest.raises(ContentErrors) as refused:
        load(folder)
    # In each file that names it.
    assert [error.file.removeprefix(f"{folder}/") for error in refused.value.errors] == [
        COUNSELLING,
        FATIGUE,
    ]
    for error in refused.value.errors:
        assert error.problem == f"“sources.0.{field}” is not accepted"
        assert f"Evidence, has “{staff_say}”, this file “{file_says}”" in error.fix
    assert getattr(Reference.objects.get(), field) == staff_say


def test_the_later_of_two_days_counts(folder: Path) -> None:
    load(folder)
    Reference.objects.update(accessed="2024-04-01")
    assert [what for what, _file in loaded(folder)] == ["completed"]
    assert str(Reference.objects.get().accessed) == "2024-05-01"
    Reference.objects.update(accessed="2026-01-01")
    assert loaded(folder) == []
    assert str(Reference.objects.get().accessed) == "2026-01-01"


def test_another_spelling_of_an_address_is_no_difference(folder: Path) -> None:
    edit(folder, COUNSELLING, "https://example.org/facts", "http://example.org/facts/")
    load(folder)
    assert Reference.objects.get().url == SOURCE["url"]
    assert loaded(folder) == []


def test_what_is_known_by_two_references_is_refused(folder: Path) -> None:
    make_reference(title="One", url="https://example.org/facts")
    make_reference(title="Two", url="", doi="10.1234/abc")
    edit(folder, FATIGUE, "    year: 2022", "    doi: 10.1234/abc\n    year: 2022")
    with pytest.raises(ContentErrors, match=r"two references, “Two .*” and “One"):
        load(folder)


def test_a_load_that_fails_makes_and_changes_no_reference(folder: Path) -> None:
    there = make_reference()
    edit(folder, FATIGUE, "sources:\n", f"sources:\n{FULL}")
    edit(folder, FATIGUE, "- What helps?", "- What helps.")
    with pytest.raises(ContentErrors):
        load(folder)
    [found] = Reference.objects.all()
    assert (found.pk, found.year, found.accessed) == (there.pk, None, None)
