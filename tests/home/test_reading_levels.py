"""How easy a page is to read: kept of each version, told to readers in words, listed for staff."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, Revision

from home.content.load import load
from home.models import GuidePage, ReadingScore, SectionPage
from home.plain_language import scores
from home.plain_language.level import FEWEST_WORDS, Level, level_of
from home.plain_language.trend import trend_of
from plainlanguage.measures import Measures, measure
from tests.builders import heading, make_guide, make_staff, text
from tests.forms import sign_in
from tests.home.guide_files import FILES, put
from tests.words import make_term

pytestmark = pytest.mark.django_db

EASY = "We are here to help you. You can ask us. We will tell you what we know. " * 8
HARD = (
    "Pharmacological immunosuppression necessitates comprehensive multidisciplinary"
    " consideration of individual circumstances and anticipated complications. " * 12
)


def guide_saying(section: SectionPage, words: str, **fields: Any) -> GuidePage:
    guide = make_guide(section, body=[heading("How"), text(words)], **fields)
    return GuidePage.objects.get(pk=guide.pk)


# --- Readers ---


@pytest.mark.parametrize(("words", "level"), [(EASY, Level.EASY), (HARD, Level.HARDER)])
def test_readers_are_told_in_words(
    client: Client, section: SectionPage, words: str, level: Level
) -> None:
    guide = guide_saying(section, words)
    assert guide.reading_level == level
    page = client.get(guide.url).content.decode()
    assert "Reading level" in page
    assert str(level.label) in page


def test_of_a_text_too_short_to_tell_nothing_is_said(client: Client, section: SectionPage) -> None:
    guide = make_guide(section)
    assert "Reading level" not in client.get(guide.url).content.decode()


def of(words: int, grade: float) -> Measures:
    return Measures(words, 1, 1, 0, 0, grade=grade, reading_ease=0.0, smog=0.0, lix=0.0)


@pytest.mark.parametrize(
    ("written", "without", "level"),
    [
        (6.0, 5.0, Level.EASY),
        (6.1, 5.0, Level.FAIRLY_EASY),
        (8.1, 8.0, Level.MEDICAL_WORDS),
        (8.1, 8.1, Level.HARDER),
    ],
)
def test_the_level_follows_from_both_grades(written: float, without: float, level: Level) -> None:
    assert level_of(of(FEWEST_WORDS, written), of(FEWEST_WORDS, without)) == level
    assert level_of(of(FEWEST_WORDS - 1, written), of(FEWEST_WORDS - 1, without)) == ""


def test_spanish_has_a_scale_of_its_own() -> None:
    easy = measure(["El gato come pan. La casa es de mi tía. Yo voy a pie. " * 10], "es")
    hard = measure(["La inmunosupresión farmacológica imposibilita intervenciones. " * 30], "es")
    assert level_of(easy, easy) == Level.EASY
    assert level_of(hard, hard) == Level.HARDER


# --- Each version ---


def test_each_version_keeps_its_score(section: SectionPage) -> None:
    guide = guide_saying(section, HARD)
    first = scores.store(guide.save_revision())
    guide.body = [heading("How"), text(EASY)]
    second = scores.store(guide.save_revision())
    assert first.without_defined is not None
    assert second.without_defined is not None
    assert first.without_defined > second.without_defined
    assert [dot.value for dot in trend_of(guide.pk).dots] == [
        first.without_defined,
        second.without_defined,
    ]
    top, bottom = trend_of(guide.pk).dots
    assert top.y < bottom.y, "the harder version is drawn higher"


def test_staff_see_the_line_above_the_page_history(section: SectionPage) -> None:
    guide = guide_saying(section, HARD)
    client = sign_in(make_staff("Publisher"))
    address = f"/staff/pages/{guide.pk}/history/"
    assert "plain-language-trend" not in client.get(address).content.decode()
    first = scores.store(guide.save_revision())
    guide.body = [heading("How"), text(EASY)]
    second = scores.store(guide.save_revision())
    page = client.get(address).content.decode()
    said = f"From {first.without_defined}, the oldest, to {second.without_defined}, the newest."
    assert said in page


def test_what_was_saved_over_is_scored_anew(section: SectionPage) -> None:
    guide = guide_saying(section, HARD)
    revision = guide.save_revision()
    before = scores.store(revision).without_defined
    guide.body = [heading("How"), text(EASY)]
    scores.store(guide.save_revision(overwrite_revision=revision))
    kept = ReadingScore.objects.get(page_id=guide.pk)
    assert kept.without_defined != before


def test_saving_a_version_keeps_its_score_when_that_is_certain(
    section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    guide = guide_saying(section, EASY)
    with django_capture_on_commit_callbacks(execute=True):
        revision = guide.save_revision()
        assert not ReadingScore.objects.exists()
    assert ReadingScore.objects.get().revision_id == revision.pk


def test_a_version_that_cannot_be_read_is_saved_all_the_same(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(page: Any) -> None:
        raise RuntimeError

    revision = guide_saying(section, EASY).save_revision()
    monkeypatch.setattr(scores, "read", fails)
    scores._store_quietly(revision.pk)
    assert "has no reading score" in caplog.text
    assert Revision.objects.filter(pk=revision.pk).exists()
    assert not ReadingScore.objects.exists()


# --- The command ---


def report(*options: str) -> str:
    out = StringIO()
    call_command("plain_language", "report", *options, stdout=out)
    return out.getvalue()


def test_the_report_lists_pages_the_hardest_first(section: SectionPage) -> None:
    guide_saying(section, EASY, title="An easy guide")
    guide_saying(section, HARD, title="A hard guide")
    said = report()
    assert said.index("A hard guide") < said.index("An easy guide")
    assert "2 pages" in said
    assert "long-sentence" not in report().splitlines()[1]


def test_files_are_read_before_they_are_loaded(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    before = Page.objects.count()
    said = report("--path", str(tmp_path))
    assert "en-gb Fatigue" in said
    load(tmp_path)
    assert "en-gb Fatigue" in report("--path", str(tmp_path)), "loaded already"
    Page.objects.filter(slug="fatigue").specific().first().delete()
    before = Page.objects.count()
    report("--path", str(tmp_path))
    assert Page.objects.count() == before


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        report("--path", str(tmp_path / "nothing"))


def test_versions_without_a_score_get_one(section: SectionPage) -> None:
    guide = guide_saying(section, EASY)
    guide.save_revision()
    call_command("plain_language", "score", stdout=StringIO())
    assert ReadingScore.objects.count() == 1
    out = StringIO()
    call_command("plain_language", "score", stdout=out)
    assert "Versions read: 0" in out.getvalue()


def test_a_page_that_cannot_be_read_stops_no_other(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = (guide_saying(section, EASY) for _ in range(2))
    for guide in (bad, good):
        guide.save_revision()
    whole = scores.read

    def fails(page: Any) -> Any:
        if page.pk == bad.pk:
            raise RuntimeError
        return whole(page)

    monkeypatch.setattr(scores, "read", fails)
    with pytest.raises(CommandError, match="1 versions could not be read"):
        call_command("plain_language", "score", stdout=StringIO())
    assert ReadingScore.objects.get().page_id == good.pk


def test_words_added_since_count_when_pages_are_read_again(section: SectionPage) -> None:
    words = "You may get immunosuppression. " * 40
    guide = guide_saying(section, words)
    guide.save_as_loaded()
    call_command("plain_language", "score", stdout=StringIO())
    before = ReadingScore.objects.get()
    assert (before.unexplained, guide.reading_level) == (["immunosuppression"], Level.HARDER)
    make_term("immunosuppression")
    call_command("plain_language", "score", "--again", stdout=StringIO())
    guide.refresh_from_db()
    assert ReadingScore.objects.get().unexplained == []
    assert guide.reading_level == Level.MEDICAL_WORDS
