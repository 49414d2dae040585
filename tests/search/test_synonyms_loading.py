"""`search_index synonyms load`: all rows or none, and every mistake with its line."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from search.models import SearchTerm

pytestmark = pytest.mark.django_db

HEAD = "typed,direction,finds,kind\n"
SAMPLE = sorted((settings.BASE_DIR / "search" / "sample").glob("synonyms-*.csv"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "synonyms.csv"


def load(file: Path, text: str | None = None) -> str:
    if text is not None:
        file.write_text(text, encoding="utf-8")
    said = io.StringIO()
    call_command("search_index", "synonyms", "load", str(file), stdout=said)
    return said.getvalue()


def refused(file: Path, text: str) -> list[str]:
    """The lines of the error, having made sure that nothing was changed."""
    before = list(SearchTerm.objects.values())
    with pytest.raises(CommandError) as error:
        load(file, text)
    assert list(SearchTerm.objects.values()) == before
    *problems, last = str(error.value).replace(f"{file}:", "line ").splitlines()
    assert last == "Nothing was changed."
    assert all(" Fix: " in problem for problem in problems)
    return problems


def stored() -> list[str]:
    return [str(term) for term in SearchTerm.objects.all()]


def test_each_phrase_finds_each_target_and_notes_are_no_words(file: Path) -> None:
    said = load(
        file,
        HEAD
        + '"pediatric, peds",two-way,"children\'s, childhood",lay\n'
        + "hospice vs palliative,one-way,palliative care; hospice,lay\n"
        + "all clear,one-way,remission (read the note),lay\n",
    )
    assert stored() == [
        "all clear → remission",
        "hospice vs palliative → hospice",
        "hospice vs palliative → palliative care",
        "pediatric → childhood",
        "pediatric → children's",
        "peds → childhood",
        "peds → children's",
    ]
    assert "line 4: all clear → remission: created" in said
    assert said.endswith("7 synonyms\n")


def test_of_several_kinds_the_one_that_shows_in_the_phrase(file: Path) -> None:
    load(
        file,
        HEAD
        + '"poo test, FIT",two-way,bowel screening test,lay; abbreviation\n'
        + '"low blood, anemia",one-way,anaemia,lay; UK/US spelling\n'
        + '"CRS, cytokine storm",one-way,cytokine release syndrome,abbreviation; lay\n'
        + '"doctor for cancer, oncoligist",one-way,oncologist,lay; misspelling\n'
        + '"pediatric, peds",one-way,childhood,UK/US spelling; abbreviation\n',
    )
    assert dict(SearchTerm.objects.values_list("phrase", "kind")) == {
        "poo test": "lay",
        "FIT": "abbreviation",
        "low blood": "lay",
        "anemia": "spelling",
        "CRS": "abbreviation",
        "cytokine storm": "lay",
        "doctor for cancer": "lay",
        "oncoligist": "misspelling",
        "pediatric": "spelling",
        "peds": "abbreviation",
    }


def test_an_abbreviation_in_capitals_that_is_an_everyday_word_minds_its_case(file: Path) -> None:
    load(
        file,
        HEAD
        + '"ALL, AML, PET",one-way,"an abbreviation",abbreviation\n'
        + "the runs,one-way,diarrhoea,lay\n",
    )
    minding = SearchTerm.objects.filter(case_matters=True)
    assert sorted(minding.values_list("phrase", flat=True)) == ["ALL", "PET"]


def test_loading_again_changes_nothing(file: Path) -> None:
    text = HEAD + "kemo,one-way,chemotherapy,misspelling\n"
    load(file, text)
    before = list(SearchTerm.objects.values())
    assert load(file) == "line 2: kemo → chemotherapy: unchanged\n1 synonyms\n"
    assert list(SearchTerm.objects.values()) == before


def test_what_changed_is_said_and_what_staff_set_stays(file: Path) -> None:
    load(file, HEAD + "kemo,one-way,chemotherapy,misspelling\n")
    SearchTerm.objects.update(blocked_with=["dog"], case_matters=True)
    said = load(file, HEAD + "Kemo,two-way,chemotherapy,lay\n")
    assert "line 2: Kemo → chemotherapy: updated (direction, kind, phrase)" in said
    term = SearchTerm.objects.get()
    assert (term.phrase, term.direction, term.kind) == ("Kemo", "two-way", "lay")
    assert (term.blocked_with, term.case_matters) == (["dog"], True)


def test_columns_for_those_who_want_them(file: Path) -> None:
    text = (
        "typed,direction,finds,kind,language,case_matters,blocked_with\n"
        'eco,one-way,ecografía,lay,es,yes,"eco del bosque; verde"\n'
    )
    load(file, text)
    term = SearchTerm.objects.get()
    assert (term.language, term.case_matters) == ("es", True)
    assert term.blocked_with == ["eco del bosque", "verde"]
    load(file, text.replace("yes", "no").replace('"eco del bosque; verde"', ""))
    term.refresh_from_db()
    assert (term.case_matters, term.blocked_with) == (False, [])


def test_what_search_treats_as_one_anyway_is_passed_over(file: Path) -> None:
    said = load(file, HEAD + '"pet scan, petct",one-way,PET scan,abbreviation\n')
    assert "line 2: pet scan → PET scan: not needed" in said
    assert stored() == ["petct → PET scan"]


def test_a_row_may_be_there_twice_but_not_say_two_things(file: Path) -> None:
    row = "kemo,one-way,chemotherapy,misspelling\n"
    load(file, HEAD + row + row)
    assert stored() == ["kemo → chemotherapy"]
    (problem,) = refused(file, HEAD + row + row.replace("one-way", "two-way"))
    assert problem.startswith("line 3:")
    assert "line 2" in problem


def test_a_pair_that_must_not_be_merged_stops_the_whole_file(file: Path) -> None:
    (problem,) = refused(
        file,
        HEAD + "kemo,one-way,chemotherapy,misspelling\n\nbenign,two-way,harmless,lay\n",
    )
    assert problem.startswith("line 4: “benign → harmless”: Benign does not mean harmless.")


def test_all_mistakes_are_said_at_once(file: Path) -> None:
    problems = refused(
        file,
        HEAD
        + "kemo,sideways,chemotherapy,misspelling\n"
        + "kemo,one-way,,misspelling\n"
        + ",one-way,chemotherapy,misspelling\n"
        + "kemo,one-way,chemotherapy,slang\n"
        + "remission,one-way,cure,lay\n"
        + "one two three four five six,one-way,seven,lay\n",
    )
    assert [problem[: problem.index(":")] for problem in problems] == [
        f"line {number}" for number in range(2, 8)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column direction, finds, kind, typed"),
        ("typed,direction,finds\n", "no column kind"),
        ("typed,direction,finds,kind,colour\n", "colour"),
        (HEAD + "kemo,one-way\n", "one cell for each column"),
        (HEAD + "a,one-way,b,lay,more\n", "one cell for each column"),
        (HEAD + '"a"b,one-way,c,lay\n', "not CSV"),
        ("typed,direction,finds,kind,language\na,one-way,b,lay,fr\n", "language is “fr”"),
        ("typed,direction,finds,kind,case_matters\na,one-way,b,lay,maybe\n", "case_matters"),
    ],
)
def test_a_file_of_another_form_is_refused(file: Path, text: str, said: str) -> None:
    assert any(said in problem for problem in refused(file, text))


def test_a_file_that_cannot_be_read_is_said(file: Path, tmp_path: Path) -> None:
    file.write_bytes(HEAD.encode() + b"caf\xe9,one-way,b,lay\n")
    with pytest.raises(CommandError, match="UTF-8"):
        load(file)
    with pytest.raises(CommandError, match="cannot be read"):
        load(tmp_path / "none.csv")


def test_a_file_out_of_a_spreadsheet_is_read(file: Path) -> None:
    file.write_bytes(
        b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode() + b"kemo,one-way,x,lay\r\n,,,\r\n"
    )
    load(file)
    assert stored() == ["kemo → x"]


def test_what_nobody_sees_is_left_out(file: Path) -> None:
    text = HEAD + "bowel\u00a0 cancer\u200b,one-way,colo\x00rectal cancer,lay\n"
    load(file, text)
    assert stored() == ["bowel cancer → colorectal cancer"]
    assert "unchanged" in load(file)


def test_our_own_files_load_and_twice_changes_nothing() -> None:
    assert [file.name for file in SAMPLE] == ["synonyms-en-gb.csv", "synonyms-es.csv"]
    for file in SAMPLE:
        said = load(file)
        assert "not needed" not in said
        assert {line.split(": ")[-1] for line in load(file).splitlines()[:-1]} == {"unchanged"}
    assert SearchTerm.objects.filter(language="es").count() >= 60
    assert SearchTerm.objects.get(phrase="ALL").case_matters
    assert SearchTerm.objects.get(phrase="FIT").case_matters
