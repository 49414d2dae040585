"""What readers could not find is counted, never who looked, and forgotten in time."""

import logging
from datetime import date, timedelta
from io import StringIO
from time import monotonic

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from search import missed
from search.missed import record
from search.models import MissedSearch, SettledPhrase
from search.models.missed_search import Failure
from search.normalise import phrase
from search.privacy import may_be_kept
from tests.search.failed_searches import seen

#: As on the site: `_no_hurry` takes a part of it away from tests.
IN_PASSING = missed._IN_PASSING

KEPT = [
    *("kemo", "all clear", "don't know what to ask", "¿qué es el PD-1?", "2nd opinion"),
    *("stage 4 breast cancer", "cáncer de mama estadio 4", "type 2 diabetes", "phase 1 trial"),
    *("her2", "HER-2", "pd-1", "PD-L1", "BRCA1", "brca 2", "CA-125", "ca125", "v600e", "T2N1M0"),
    *("KRAS G12C", "CYP2D6", "cd19 car t", "p53", "5-FU", "vitamin B12", "10mg tamoxifen"),
    *("covid 19 vaccine and chemo", "covid-19", "covid19", "24 hour urine test", "iodine 131"),
    *("5 year survival", "supervivencia a 5 años", "what age for mammogram"),
    "one two three four five six seven eight",
]
REFUSED = [
    # Names with numbers, dates of birth, ages.
    *("john smith 12/03/1957", "john smith 1957", "john smith 57", "Smith 3.4.57", "tom82 smith"),
    *("12th march 1957", "3 march", "aged 57 breast cancer", "70 year old woman chemo", "1 9 5 7"),
    *("john smith 10 years", "2024", "john smith dob"),
    # Telephones.
    *("my number is 07700 900123", "07700-900-123", "+44 7700 900123", "0800 1111", "612 34 56 78"),
    *("٠٧٧٠٠ ٩٠٠١٢٣", "０７７００ ９００１２３"),
    # Numbers of patients and of identity, postcodes, addresses.
    *("943 476 5919", "9434765919", "QQ 12 34 56 C", "qq123456c", "12345678Z", "x1234567l"),
    *("hospital h123456", "SW1A 1AA", "sw1a1aa", "M1 1AE", "90210", "mrs jones 44 leeds road"),
    *("nhs number", "vivo en calle mayor", "i live in leeds", "192.168.0.1", "her2 cd19 cd20 cd22"),
    # Mail and web.
    *("jane@example.org", "jane＠example.org", "jane at example dot com", "jane gmail"),
    *("www.example.org", "https://example.org/x", "example.com", "http://localhost/"),
    # Somebody introduces themselves, or writes a message.
    *("my name is jane", "me llamo juana", "my phone number", "mi teléfono"),
    *("one two three four five six seven eight nine", "a" * 81, " ".join(["abcdefghijkl"] * 7)),
    # Nothing at all.
    *("", "  ", "...", "''", "a", "\x00", "\ud800", "💊"),
]


@pytest.mark.parametrize("typed", KEPT)
def test_a_question_may_be_kept(typed: str) -> None:
    assert may_be_kept(typed)
    assert may_be_kept(phrase(typed))


@pytest.mark.parametrize("typed", REFUSED)
def test_what_may_tell_of_a_person_is_never_kept(typed: str) -> None:
    assert not may_be_kept(typed)


@given(st.text(max_size=120))
def test_whatever_is_typed_gets_an_answer_and_what_is_kept_fits(typed: str) -> None:
    if may_be_kept(typed):
        assert len(phrase(typed)) <= 80
        assert "\x00" not in phrase(typed)


db = pytest.mark.django_db


def settled(words: str) -> None:
    SettledPhrase.objects.create(phrase=words, language="en-gb", how="dismissed", reason="Odd.")


def shown() -> list[str]:
    return [found["phrase"] for found in MissedSearch.objects.shown()]


@db
def test_the_same_question_on_a_day_is_one_row_with_a_count() -> None:
    for typed in ("Quimioterapía!", "quimioterapia", " QUIMIOTERAPIA "):
        record(typed, "es", Failure.NOTHING)
    row = MissedSearch.objects.get()
    assert (row.phrase, row.language, row.times) == ("quimioterapia", "es", 3)
    assert (row.day, row.kind) == (timezone.localdate(), "nothing")


@db
def test_kinds_and_languages_are_counted_apart() -> None:
    record("kemo", "en-gb", Failure.NOTHING)
    record("kemo", "en-gb", Failure.WEAK)
    record("kemo", "es", Failure.NOTHING)
    assert MissedSearch.objects.count() == 3


@db
@pytest.mark.parametrize("typed", ["john smith 12/03/1957", "jane@example.org", "\x00", "\ud800"])
def test_what_may_not_be_kept_is_not_recorded(typed: str) -> None:
    record(typed, "en-gb", Failure.NOTHING)
    assert not MissedSearch.objects.exists()


def test_a_row_holds_nothing_else() -> None:
    names = {field.name for field in MissedSearch._meta.fields}
    assert names == {"id", "language", "phrase", "day", "kind", "times"}
    assert type(MissedSearch._meta.get_field("day")).__name__ == "DateField"


@db
def test_a_flood_of_phrases_is_capped_and_known_ones_still_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(missed, "MOST_NEW_A_DAY", 3)
    seen("yesterday", 1)
    for word in ("ant", "bee", "cat", "dog", "ant"):
        record(word, "en-gb", Failure.NOTHING)
    today = MissedSearch.objects.filter(day=timezone.localdate())
    assert dict(today.values_list("phrase", "times")) == {"ant": 2, "bee": 1, "cat": 1}


@db
def test_what_cannot_be_written_is_lost_without_a_word_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(missed, "_COUNT_ONE_MORE", "SELECT %(phrase)s::integer")
    with caplog.at_level(logging.DEBUG, logger="search"):
        record("secret words", "en-gb", Failure.NOTHING)
    assert "was not counted" in caplog.text
    assert "secret" not in caplog.text
    assert MissedSearch.objects.count() == 0  # and the connection still works


@db
def test_a_database_that_takes_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed, "_IN_PASSING", IN_PASSING)
    monkeypatch.setattr(missed, "_COUNT_ONE_MORE", "SELECT pg_sleep(30)")
    began = monotonic()
    record("kemo", "en-gb", Failure.NOTHING)
    assert monotonic() - began < 15


@db
def test_a_row_that_somebody_else_is_writing_is_not_waited_for() -> None:
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_missedsearch (language, phrase, day, kind, times)"
                " VALUES ('en-gb', 'kemo', %s, 'nothing', 1)",
                [timezone.localdate()],
            )
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '30s'")
        began = monotonic()
        record("kemo", "en-gb", Failure.NOTHING)
        assert monotonic() - began < 15
    finally:
        other.rollback()
        other.close()
    assert not MissedSearch.objects.exists()


@db
def test_a_phrase_is_shown_from_the_third_day_on() -> None:
    seen("kemo", 0, 1)
    seen("kemo", 0, 1, kind="told")
    assert shown() == []
    seen("kemo", 2, kind="weak")
    assert shown() == ["kemo"]


@db
def test_three_days_in_two_languages_are_not_three_days() -> None:
    seen("radio", 0, 1)
    seen("radio", 2, language="es")
    assert shown() == []


@db
def test_being_told_makes_no_exception() -> None:
    seen("kemo", 0, kind="told")
    assert shown() == []


@db
def test_a_shown_phrase_has_its_counts_and_its_last_day() -> None:
    seen("kemo", 0, 1, 2)
    seen("kemo", 2, kind="told")
    found = MissedSearch.objects.shown().get()
    assert (found["days"], found["total"], found["last"]) == (3, 4, timezone.localdate())
    assert (found["nothing"], found["weak"], found["told"]) == (3, 0, 1)


@db
def test_after_30_days_a_phrase_that_nobody_acted_on_is_gone_and_its_count_stays() -> None:
    seen("rare", 30, 31, 32)
    seen("often", 31, 30, 29, 28)
    seen("done", 31, 32)
    settled("done")
    done = missed.forget()
    rows = set(MissedSearch.objects.values_list("phrase", "day"))
    ago = {n: timezone.localdate() - timedelta(n) for n in (28, 29, 30, 31, 32)}
    assert rows == {
        *(("rare", ago[30]), ("often", ago[30]), ("often", ago[29]), ("often", ago[28])),
        *(("done", ago[31]), ("done", ago[32]), ("", ago[31]), ("", ago[32])),
    }
    assert MissedSearch.objects.get(phrase="", day=ago[31]).times == 2
    assert (done.rare, done.not_acted_on, done.old) == (0, 3, 0)


@db
def test_phrases_too_rare_to_show_go_too_and_are_reported_apart() -> None:
    seen("jane smith", 31, 5)
    assert missed.forget() == missed.Forgotten(rare=1, not_acted_on=0, old=0)
    assert not MissedSearch.objects.filter(phrase="jane smith", day__lt=too_old()).exists()


def too_old() -> date:
    return timezone.localdate() - timedelta(30)


@db
def test_after_eight_weeks_everything_is_gone() -> None:
    seen("done", 56, 57)
    seen("", 57)
    settled("done")
    assert missed.forget().old == 2
    assert MissedSearch.objects.get().day == timezone.localdate() - timedelta(56)


@db
def test_counts_without_a_phrase_are_never_shown() -> None:
    seen("", 0, 1, 2, 3)
    assert shown() == []


@db
def test_the_command_says_what_it_removed_and_can_be_repeated() -> None:
    seen("rare", 40)
    said = [StringIO(), StringIO()]
    for out in said:
        call_command("forget_missed_searches", stdout=out)
    assert "1 counts of phrases seen on fewer than 3 days" in said[0].getvalue()
    assert "Forgotten: 0 counts" in said[1].getvalue()
    assert list(MissedSearch.objects.values_list("phrase", "times")) == [("", 1)]
