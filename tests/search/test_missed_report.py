"""Staff see what readers could not find, and mend it in a click or two."""

import csv
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from search import missed_weeks
from search.missed import record
from search.models import MissedSearch, SettledPhrase
from search.models.missed_search import Failure
from tests.builders import make_staff
from tests.forms import sign_in
from tests.search.failed_searches import seen

pytestmark = pytest.mark.django_db

REPORT = "/staff/search/missed/"
KEMO = "?" + urlencode({"phrase": "kemo", "language": "en-gb"})


@pytest.fixture
def publisher(home: Any) -> Client:
    return sign_in(make_staff("Publisher"))


@pytest.fixture
def kemo() -> None:
    seen("kemo", 0, 1, 8)


def told(client: Client, query: str = "") -> str:
    response = client.get(REPORT + query)
    assert response.status_code == 200
    page = response.content.decode()
    return page[page.index("listing-results") :]


@pytest.mark.parametrize(
    ("group", "may"),
    [("Publisher", True), ("Moderator", True), ("Author", False), ("Clinical reviewer", False)],
)
def test_publishers_and_moderators_see_it_and_nobody_else(
    home: Any, kemo: None, group: str, may: bool
) -> None:
    client = sign_in(make_staff(group))
    assert (client.get(REPORT).status_code == 200) is may
    assert (client.get(f"{REPORT}results/").status_code == 200) is may
    assert (client.get(f"{REPORT}dismiss/{KEMO}").status_code == 200) is may
    assert (REPORT in client.get("/staff/").content.decode()) is may
    client.post(f"{REPORT}dismiss/{KEMO}", {"reason": "Not ours."})
    assert SettledPhrase.objects.exists() is may
    client.post(f"{REPORT}put-back/{KEMO}")
    assert not SettledPhrase.objects.exists()


def test_a_reader_is_asked_to_sign_in(client: Client, home: Any, kemo: None) -> None:
    for address in (REPORT, f"{REPORT}dismiss/{KEMO}", f"{REPORT}also-called/{KEMO}"):
        assert client.get(address).headers["Location"].startswith("/staff/login/")


def test_phrases_are_grouped_with_counts_and_their_last_day(publisher: Client, kemo: None) -> None:
    seen("kemo", 0, kind="told")
    seen("rare words", 0, 1)
    page = told(publisher)
    assert page.count("missed-phrase") == 1
    assert "<b>4</b>" in page
    assert "on 3 days" in page
    assert "Nothing found: 3" in page
    assert "A reader told us: 1" in page
    assert "rare words" not in page


def test_a_phrase_is_only_words(publisher: Client) -> None:
    seen("<script>1</script>", 0, 1, 2)
    assert "<script>1" not in told(publisher)


def test_each_phrase_has_its_weeks_in_bars_and_in_words(publisher: Client, kemo: None) -> None:
    seen("other", 0, 1, 2)
    seen("kemo", 0, language="es")
    counts = missed_weeks.per_phrase([("en-gb", "kemo"), ("en-gb", "other")])
    assert sum(counts["en-gb", "kemo"]) == 3
    assert len(counts["en-gb", "kemo"]) == missed_weeks.WEEKS
    monday = timezone.localdate() - timedelta(timezone.localdate().weekday())
    this_week = sum(timezone.localdate() - timedelta(ago) >= monday for ago in (0, 1, 8))
    assert counts["en-gb", "kemo"][-1] == this_week
    words = ", ".join(map(str, counts["en-gb", "kemo"]))
    assert f'aria-label="Week by week, oldest first: {words}."' in told(publisher)


def test_the_chart_of_all_counts_forgotten_phrases_too(publisher: Client, kemo: None) -> None:
    seen("", 0)
    seen("rare words", 0)
    assert sum(missed_weeks.overall()) == 5
    page = publisher.get(REPORT).content.decode()
    assert "All searches that failed, by week" in page
    assert page.count("missed-chart-large") == 1


def test_bars_fit_the_drawing() -> None:
    drawn = missed_weeks.chart([0, 0, 0, 0, 0, 1, 5, 10], slot=12, height=32)
    assert [bar.height for bar in drawn.bars][-3:] == [3, 16, 32]
    assert all(bar.y + bar.height == 32 and bar.height >= 1 for bar in drawn.bars)
    assert missed_weeks.chart([0] * 8, slot=12, height=32).bars[0].height == 1


def test_filters_by_language_kind_and_what_is_done(publisher: Client, kemo: None) -> None:
    seen("quimio", 0, 1, 2, language="es")
    seen("wanted", 0, 1, 2, kind="told")
    assert "quimio" in told(publisher)
    assert "kemo" not in told(publisher, "?language=es")
    assert "quimio" in told(publisher, "?language=es")
    assert "kemo" not in told(publisher, "?kind=told")
    assert "wanted" in told(publisher, "?kind=told")
    assert "kemo" not in told(publisher, "?settled=yes")
    for nonsense in ("?kind=x", "?language=xx", "?settled=x", "?p=99999", "?p=x", "?ordering=x"):
        told(publisher, nonsense)


def test_one_page_holds_25_and_takes_as_many_queries_as_one_phrase(
    publisher: Client, kemo: None, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(40) as few:
        told(publisher)
    for number in range(30):
        seen(f"phrase {number}", 0, 1, 2)
    with django_assert_max_num_queries(len(few)):
        assert told(publisher).count("missed-phrase") == 25
    assert told(publisher, "?p=2").count("missed-phrase") == 6


def test_dismissing_asks_why_and_keeps_the_reason(publisher: Client, kemo: None) -> None:
    assert publisher.post(f"{REPORT}dismiss/{KEMO}", {"reason": "  "}).status_code == 200
    assert not SettledPhrase.objects.exists()
    assert publisher.post(f"{REPORT}dismiss/{KEMO}", {"reason": "A brand."}).status_code == 302
    done = SettledPhrase.objects.get()
    assert (done.phrase, done.language, done.how) == ("kemo", "en-gb", "dismissed")
    assert (done.reason, done.by.username) == ("A brand.", "publisher")
    assert "missed-phrase" not in told(publisher)
    page = told(publisher, "?settled=yes")
    assert "A brand." in page
    assert "publisher" in page
    publisher.post(f"{REPORT}put-back/{KEMO}")
    assert "kemo" in told(publisher)


def test_only_a_phrase_that_is_shown_can_be_asked_about(publisher: Client) -> None:
    seen("jane smith", 0, 1)
    for phrase in ("jane smith", "never searched", "", "\0", "a" * 5_000):
        query = "?" + urlencode({"phrase": phrase, "language": "en-gb"})
        for action in ("dismiss", "also-called"):
            assert publisher.get(f"{REPORT}{action}/{query}").status_code == 404
        publisher.post(f"{REPORT}dismiss/{query}", {"reason": "x"})
    assert publisher.get(f"{REPORT}dismiss/").status_code == 404
    assert not SettledPhrase.objects.exists()


def test_a_spreadsheet_holds_what_the_list_holds_and_no_formula(
    publisher: Client, kemo: None
) -> None:
    for typed in ("=cmd()", "+cmd", "-her2", "@sum", "\tcmd", "'=x y"):
        record(typed, "en-gb", Failure.NOTHING)
    assert not MissedSearch.objects.filter(phrase__regex=r"^[^a-z0-9]").exists()
    seen("rare words", 0, 1)
    response = publisher.get(f"{REPORT}?export=csv")
    rows = list(csv.DictReader(b"".join(response).decode().splitlines()))
    assert [row["Phrase"] for row in rows] == ["kemo"]
    assert (rows[0]["Searches"], rows[0]["Days"], rows[0]["Nothing found"]) == ("3", "3", "3")
    assert publisher.get(f"{REPORT}?export=xlsx").status_code == 200
