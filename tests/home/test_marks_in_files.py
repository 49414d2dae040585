"""Claims and facts go into files and come back from them, or a file says what is wrong in it."""

from pathlib import Path

import pytest

from home.content.errors import ContentErrors
from home.content.export import export
from home.content.load import load
from home.models import GuidePage
from review.models import Reference
from tests.home.guide_files import FATIGUE, FILES, put
from tests.home.marked import make_fact

pytestmark = pytest.mark.django_db

STUDY = """  - title: A study
    publisher: A journal
    doi: 10.1234/a_b
"""
BODY = """
Moving [may *help*](claim:early?source=doi:10.1234/a_b&design=1ii&endpoint=C), or
[not](claim:not-known). Call at {fact: fever} or {fact: fever, parent}.

::: claim strong
It helps.

Source: https://example.org/facts

Study: 1i
:::

::: fact fever professional
:::
"""


def folder_with(path: Path, body: str = BODY) -> Path:
    fatigue = FATIGUE.replace("related:", f"{STUDY}related:") + body
    return put(path, FILES | {"en/support/fatigue.md": fatigue})


def test_marks_come_back_as_they_went_in(tmp_path: Path) -> None:
    fact = make_fact(key="fever")
    load(folder_with(tmp_path / "in"))
    reference = Reference.objects.get(doi="10.1234/a_b")
    guide = GuidePage.objects.get(slug="fatigue")
    stored = str(guide.body.raw_data)
    assert f'linktype="claim" strength="early" reference="{reference.pk}" design="1ii"' in stored
    assert f'<embed embedtype="fact" id="{fact.pk}" audience="parent"/>' in stored

    export(tmp_path / "out")
    written = (tmp_path / "out/en/support/fatigue.md").read_text(encoding="utf-8")
    for line in BODY.split("\n"):
        assert line.replace(", or", "") in written.replace(", or", "")
    assert load(tmp_path / "out")["updated"] == 0
    export(tmp_path / "again")
    assert (tmp_path / "again/en/support/fatigue.md").read_text(encoding="utf-8") == written


def test_what_a_claim_rests_on_is_exported_as_a_source(tmp_path: Path) -> None:
    make_fact(key="fever")
    load(folder_with(tmp_path / "in"))
    guide = GuidePage.objects.get(slug="fatigue")
    listed = list(guide.sources.raw_data)[:1]
    GuidePage.objects.filter(pk=guide.pk).update(sources=listed)
    export(tmp_path / "out")
    assert "doi: 10.1234/a_b" in (tmp_path / "out/en/support/fatigue.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("{fact: fewer}", "there is no fact “fewer”. Fix: write “fever”."),
        ("{fact fever}", "“{fact fever}” cannot be read as a fact."),
        ("{fact: fever, child}", "“{fact: fever, child}” cannot be read as a fact."),
        ("[It helps](claim:sure)", "“claim:sure” says not how sure it is."),
        ("[It helps](claim:early)", "a claim does not say what it rests on."),
        ("[It helps](claim:early?source=doi:10.9/x)", "no reference is known as “doi:10.9/x”."),
        ("[It {fact: fever}](claim:not-known)", "a fact stands inside a claim."),
        ("::: fact\n:::", "“::: fact” names no fact."),
        ("::: fact fewer\n:::", "there is no fact “fewer”. Fix: write “fever”."),
        ("::: fact fever child\n:::", "there are no words of a fact for “child”."),
        ("::: claim\nIt helps.\n:::", "“::: claim” does not say how sure it is."),
        ("::: claim not-known\n:::", "“::: claim” claims nothing."),
        ("::: claim not-known\nIt.\n\nBy: us\n:::", "a line of “::: claim” says not what it is."),
        ("::: claim not-known\nIt.\n\nStudy: 9\n:::", "“9” is no code of ours."),
        ("::: claim early\nIt.\n\nSource: doi:10.9/x\n:::", "no reference is known as"),
        ("::: claim early\nIt helps.\n:::", "Choose what this claim rests on"),
    ],
)
def test_a_mark_that_leads_nowhere_is_told_with_its_line(
    tmp_path: Path, typed: str, told: str
) -> None:
    make_fact(key="fever")
    before = FATIGUE.count("\n") + STUDY.count("\n") + 1
    with pytest.raises(ContentErrors) as raised:
        load(folder_with(tmp_path, f"\n{typed}\n"))
    assert told.lower() in str(raised.value).lower()
    [error] = raised.value.errors
    assert before < error.line <= before + 5


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("## Above {fact: fever}", 1),
        ("::: urgent Call {fact: fever} if:\n- you are hot\n:::", 1),
        ("::: urgent Call if:\n- you are hot\n- you are {fact: fever}\n:::", 3),
        ("::: urgent Call if:\n- you are hot\n\nThen ring {fact: fever}.\n:::", 1),
        ("::: steps How\n1. **Wait.** For {fact: fever}.\n:::", 2),
        ("::: questions\n- Is it a?\n- Is it b?\n- Is it {fact: fever}?\n:::", 4),
        ("::: chance 20 of 100\nWords: About {fact: fever}.\n:::", 1),
        ("::: claim not-known\nIt is {fact: fever}.\n:::", 1),
        ("::: table T\n| A | B |\n| --- | --- |\n| a | {fact: fever} |\n:::", 4),
        ("::: table {fact: fever}\n| A | B |\n| --- | --- |\n| a | b |\n:::", 1),
        ("::: image images/a.jpg\nDescription: {fact: fever}\n:::", 2),
    ],
)
def test_a_fact_is_refused_where_readers_would_get_its_code(
    tmp_path: Path, typed: str, line: int
) -> None:
    make_fact(key="fever")
    before = FATIGUE.count("\n") + STUDY.count("\n") + 1
    with pytest.raises(ContentErrors) as raised:
        load(folder_with(tmp_path, f"\n{typed}\n"))
    told = {error.line: str(error) for error in raised.value.errors}
    assert "“{fact: fever}” cannot stand here" in told[before + line]


@pytest.mark.parametrize("mark", ["{fact: fever}", "[it](claim:not-known)"])
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("en/home.md", "Guides in"),
        ("en/support/_section.md", "What helps"),
        ("en/support/fatigue.md", "Tiredness that"),
        ("en/support/fatigue.md", "It is real."),
        ("en/digest/2024-01.md", "A test was"),
        ("en/digest/2024-01.md", "Press release"),
    ],
)
def test_a_mark_is_refused_in_a_line_at_the_top_that_is_plain_words(
    tmp_path: Path, mark: str, file: str, words: str
) -> None:
    make_fact(key="fever")
    lines = FILES[file].split("\n")
    line = next(number for number, line in enumerate(lines, 1) if words in line)
    start = lines[line - 1].partition(words)[0]
    lines[line - 1] = f'{start}"{words} {mark}"'
    text = "\n".join(lines)
    with pytest.raises(ContentErrors) as raised:
        load(put(tmp_path, FILES | {file: text}))
    told = [str(error) for error in raised.value.errors if error.line == line]
    assert f"“{mark}” cannot stand here" in told[0]


def test_plain_words_that_look_like_stored_marks_stay_as_they_are(tmp_path: Path) -> None:
    fact = make_fact(key="fever")
    words = (
        f'<embed embedtype="fact" id="{fact.pk}"/> <a href="claim:early">b</a> <a href="/c/">d</a>'
    )
    load(folder_with(tmp_path / "in", "\n## " + words.replace("<", "\\<") + "\n"))
    assert GuidePage.objects.get(slug="fatigue").body[-1].value["text"] == words
    assert load(tmp_path / "in")["updated"] == 0
    export(tmp_path / "out")
    assert load(tmp_path / "out")["updated"] == 0
    assert 'embedtype="fact"' in (tmp_path / "out/en/support/fatigue.md").read_text("utf-8")
