"""Files say which words a page leaves out or always explains, and are written as they were read."""

from pathlib import Path

import pytest

from home.blocks.stream import chosen_ids
from home.content.errors import ContentErrors
from home.content.export import export
from home.content.load import load
from home.models import GuidePage
from tests.home.guide_files import FATIGUE, FILES, put
from tests.words import make_term

pytestmark = pytest.mark.django_db

KEYS = "words_left_out: [biopsy, ct-scan]\nwords_always: [stage]\n"


def folder_with(path: Path, keys: str = KEYS) -> Path:
    line = "related: [support/counselling]\n"
    assert line in FATIGUE
    return put(path, FILES | {"en/support/fatigue.md": FATIGUE.replace(line, line + keys)})


def test_words_come_back_as_they_went_in(tmp_path: Path) -> None:
    biopsy, scan, stage = (make_term(name) for name in ("biopsy", "CT scan", "stage"))
    load(folder_with(tmp_path / "in"))
    guide = GuidePage.objects.get(slug="fatigue")
    assert set(chosen_ids(guide.words_left_out)) == {biopsy.pk, scan.pk}
    assert set(chosen_ids(guide.words_always)) == {stage.pk}
    export(tmp_path / "out")
    written = (tmp_path / "out/en/support/fatigue.md").read_text(encoding="utf-8")
    assert KEYS in written
    assert load(tmp_path / "out")["updated"] == 0


def test_a_word_that_the_glossary_does_not_have_is_reported_with_its_line(tmp_path: Path) -> None:
    make_term("biopsy")
    with pytest.raises(ContentErrors) as caught:
        load(folder_with(tmp_path, "words_left_out: [biopsi]\n"))
    (error,) = caught.value.errors
    assert error.line == FATIGUE.split("\n").index("related: [support/counselling]") + 2
    assert "there is no word “biopsi” in the glossary" in error.problem
    assert error.fix == "write “biopsy”"


def test_a_word_of_another_language_is_not_meant(tmp_path: Path) -> None:
    make_term("biopsia", language="es")
    with pytest.raises(ContentErrors):
        load(folder_with(tmp_path, "words_always: [biopsia]\n"))


def test_a_word_that_was_deleted_is_left_out_of_a_file(tmp_path: Path) -> None:
    terms = [make_term(name) for name in ("biopsy", "CT scan", "stage")]
    load(folder_with(tmp_path / "in"))
    terms[0].delete()
    export(tmp_path / "out")
    written = (tmp_path / "out/en/support/fatigue.md").read_text(encoding="utf-8")
    assert "words_left_out: [ct-scan]\n" in written
