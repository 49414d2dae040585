"""Terms in a file: all of them or none, and every mistake by its line."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from glossary.models import SeeAlso, Term
from glossary.words_file.loading import Loaded, load
from glossary.words_file.report import WordsFileError
from glossary.words_file.writing import export
from home.models import SectionPage
from tests.builders import make_guide
from tests.words import make_term

pytestmark = pytest.mark.django_db

BIOPSY = "term,definition\nbiopsy,A small sample of tissue.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "words.csv"


def loaded(file: Path, text: str | bytes, language: str = "en-gb") -> Loaded:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(file, language)


def refused(file: Path, text: str | bytes) -> list[str]:
    """What is said, without the name of the file. Nothing was changed."""
    before = list(Term.objects.values())
    with pytest.raises(WordsFileError) as error:
        loaded(file, text)
    assert list(Term.objects.values()) == before
    return [line.removeprefix(f"{file}") for line in str(error.value).split("\n")]


def test_a_term_and_its_definition_are_enough(file: Path) -> None:
    assert loaded(file, BIOPSY).created == ["biopsy"]
    term = Term.objects.get()
    assert (term.live, term.slug, term.checked_on) == (True, "biopsy", None)
    assert term.revisions.count() == 1


def test_loading_again_changes_nothing(file: Path) -> None:
    loaded(file, BIOPSY)
    before = list(Term.objects.values())
    assert loaded(file, BIOPSY) == Loaded(unchanged=1)
    assert list(Term.objects.values()) == before
    assert Term.objects.get().revisions.count() == 1


def test_a_changed_row_is_published_and_the_others_are_left(file: Path) -> None:
    make_term("scan")
    loaded(file, BIOPSY)
    done = loaded(file, BIOPSY.replace("small", "tiny"))
    assert done == Loaded(updated=["biopsy"])
    assert Term.objects.get(name="biopsy").definition == "A tiny sample of tissue."
    assert Term.objects.get(name="scan").definition == "What scan means."


def test_a_column_that_is_not_there_leaves_what_staff_set(file: Path) -> None:
    make_term("biopsy", say_it="BY-op-see", variants=["needle test"])
    loaded(file, BIOPSY)
    term = Term.objects.get()
    assert (term.say_it, term.variants) == ("BY-op-see", ["needle test"])


WHOLE = """\
term,slug,definition,definition_child,explanation,say_it,variants,case_sensitive,\
needs_context,see_also,not_same_as,guide,check_every,translation_of
CAR T,,"A treatment, with cells.",Cells.,<p>More.</p>,CAR TEE,CAR-T; cell “CAR”,yes,,stage,,,,
grade,,How cells look.,,,,,,cancer; tumour,,,,,
stage,,How far it is.,,,,,,cancer,grade; CAR T,grade = One is how far. The other is not.,,12,
"""


def test_all_columns_come_in_and_go_out_as_they_were(file: Path) -> None:
    loaded(file, WHOLE)
    stage = Term.objects.get(name="stage")
    assert [link.other.name for link in stage.see_also.all()] == ["grade", "CAR T"]
    assert stage.not_same_as.get().difference == "One is how far. The other is not."
    assert (stage.needs_context, stage.check_every) == (["cancer"], 12)
    assert Term.objects.get(name="CAR T").case_sensitive
    written = export("en-gb")
    assert loaded(file, written) == Loaded(unchanged=3)
    assert export("en-gb") == written
    Term.objects.all().delete()
    loaded(file, written)
    assert export("en-gb") == written


def test_links_and_their_order_can_be_changed(file: Path) -> None:
    loaded(file, WHOLE)
    done = loaded(file, WHOLE.replace("grade; CAR T", "CAR T"))
    assert done.updated == ["stage"]
    assert [link.other.name for link in Term.objects.get(name="stage").see_also.all()] == ["CAR T"]


def test_guides_are_named_by_their_address(file: Path, section: SectionPage) -> None:
    guide = make_guide(section, title="Biopsies", slug="biopsies")
    text = "term,definition,guide\nbiopsy,A sample.,immunotherapy/biopsies\n"
    loaded(file, text)
    assert Term.objects.get().guide_id == guide.pk
    assert "immunotherapy/biopsies" in export("en-gb")
    (said,) = refused(file, text.replace("biopsies", "none"))
    assert said.startswith(", line 2: guide: there is no page immunotherapy/none")


def test_translations_name_the_word_of_the_first_language(file: Path) -> None:
    term = make_term("biopsy")
    text = "term,definition,translation_of\nbiopsia,Una muestra.,en-gb:biopsy\n"
    loaded(file, text, "es")
    assert Term.objects.get(name="biopsia").translation_key == term.translation_key
    assert "en-gb:biopsy" in export("es")
    with pytest.raises(WordsFileError, match="there is no term en-gb:nothing"):
        loaded(file, text.replace(":biopsy", ":nothing"), "es")


@pytest.mark.parametrize("as_written", ["\ufeff{}", "{}\n\n"])
def test_marks_and_empty_lines_of_spreadsheets_do_no_harm(file: Path, as_written: str) -> None:
    assert loaded(file, as_written.format(BIOPSY)).created == ["biopsy"]
    assert loaded(file, as_written.format(BIOPSY).replace("\n", "\r\n")).unchanged == 1


MISTAKES: dict[str, tuple[str | bytes, str]] = {
    "no column": ("term\nbiopsy\n", ", line 1: there is no column definition"),
    "a strange column": ("term,definition,colour\na,B.,c\n", "nobody knows the column colour"),
    "a column twice": ("term,definition,term\na,B.,c\n", "the column term is there twice"),
    "semicolons": ("term;definition\nbiopsy;A.\n", "set apart by semicolons: save it with commas"),
    "tabs": ("term\tdefinition\nbiopsy\tA.\n", "set apart by tabs"),
    "too many cells": ("term,definition\na,B,c.\n", ", line 2: this row does not have one cell"),
    "too few cells": ("term,definition\nbiopsy\n", ", line 2: this row does not have one cell"),
    "not UTF-8": ("term,definition\nbiopsy,Ã¡ é.\n".encode("latin-1"), "the file is not UTF-8"),
    "quotes": ('term,definition\nbiopsy,"A" b.\n', "this is not CSV"),
    "no name": ("term,definition\n,A sample.\n", ", line 2: term: "),
    "no definition": ("term,definition\nbiopsy,\n", ", line 2: definition: "),
    "twice": (f"{BIOPSY}BIOPSY,A sample.\n", ", line 3: “BIOPSY” is on line 2 too"),
    "claimed": (f"{BIOPSY}biopsies,Samples.\n", "“biopsies” is already a form of “biopsy”"),
    "too long": (f"term,definition\na,{'Word ' * 26}.\n", "definition: This has"),
    "yes or no": ("term,definition,case_sensitive\na,B.,maybe\n", "case_sensitive: write yes"),
    "months": ("term,definition,check_every\na,B.,soon\n", "check_every: write a number"),
    "years": ("term,definition,check_every\na,B.,99\n", "check_every: "),
    "links": ("term,definition,see_also\na,B.,c\n", "see_also: there is no other term “c”"),
    "itself": ("term,definition,not_same_as\na,B.,a\n", "not_same_as: there is no other term “a”"),
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said_by_its_line_and_nothing_is_changed(
    file: Path, text: str | bytes, said: str
) -> None:
    make_term("scan")
    assert said in "\n".join(refused(file, text))


def test_all_mistakes_are_said_at_once(file: Path) -> None:
    said = refused(file, "term,definition\na,b.\nfine,Fine.\nc,D\n")
    assert [line.partition(":")[0] for line in said] == [", line 2", ", line 4"]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WordsFileError, match="cannot be read"):
        load(tmp_path / "none.csv", "en-gb")


def test_the_commands_say_what_they_did(file: Path, capsys: Any) -> None:
    file.write_text(BIOPSY)
    call_command("glossary", "load", str(file))
    assert "biopsy: created\n1 created, 0 updated, 0 unchanged" in capsys.readouterr().out
    other = file.with_name("out.csv")
    call_command("glossary", "export", str(other))
    assert other.read_bytes() == export("en-gb").encode()
    file.write_text("term,definition\n,\nx,y\n")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("glossary", "load", str(file))
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("glossary", "export", str(file / "below"))


def a_draft(term: Term) -> None:
    term.live = False
    term.save()


def a_change_not_out_yet(term: Term) -> None:
    term.definition = "What staff are writing."
    term.save_revision()


def a_lock(term: Term) -> None:
    Term.objects.filter(pk=term.pk).update(locked=True)


@pytest.mark.parametrize("in_hand", [a_draft, a_change_not_out_yet, a_lock, Term.unpublish])
def test_what_staff_have_in_hand_is_left_to_them(file: Path, in_hand: Any) -> None:
    term = make_term("biopsy")
    in_hand(term)
    before = list(Term.objects.values())
    done = loaded(file, BIOPSY + "scan,A picture of the inside.\n")
    assert (done.created, done.left) == (["scan"], ["biopsy"])
    assert list(Term.objects.filter(name="biopsy").values()) == before


def test_only_what_readers_see_is_written(file: Path) -> None:
    one, draft = make_term("biopsy"), make_term("scan", live=False)
    one.see_also.add(SeeAlso(other=draft))
    one.save()
    text = export("en-gb")
    assert "biopsy" in text
    assert "scan" not in text
    assert loaded(file, text).unchanged == 1
    assert SeeAlso.objects.get().other == draft
