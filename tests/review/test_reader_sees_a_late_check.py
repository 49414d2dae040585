"""A page whose check is late says so at its top, and is not put forward."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from home.models import GuidePage, HomePage, SectionPage
from home.reviewed import past_due_sql
from review import decisions
from tests.builders import block, make_digest, make_guide, make_staff
from tests.review.reading import checked_until, today_is, words

pytestmark = pytest.mark.django_db

DUE = date(2026, 5, 4)
LATE = "We planned to check this page by 4 May 2026. We have not done it yet. Ask your care team"
STALE = "by 4 May 2026, more than six months ago. We have not done it yet. Ask your care team"


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    late: GuidePage = checked_until(make_guide(section, title="Late"), DUE)
    return late


def test_on_the_day_it_is_due_nothing_is_late(
    client: Client, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    today_is(monkeypatch, DUE)
    said = words(client, guide.url)
    assert "We planned" not in said
    assert "Next check due 4 May 2026." in said


def test_the_day_after_the_page_says_so_before_its_text(
    client: Client, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    today_is(monkeypatch, DUE + timedelta(1))
    said = words(client, guide.url)
    assert 0 < said.index(LATE) < said.index("In short")
    assert "Last checked by a clinician on 4 May 2025" in said
    assert "The next check was due 4 May 2026." in said
    assert LATE in words(client, f"{guide.url}history/")


def test_after_six_months_it_says_how_long(
    client: Client, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    today_is(monkeypatch, date(2026, 11, 4))
    assert LATE in words(client, guide.url)
    today_is(monkeypatch, date(2026, 11, 5))
    assert STALE in words(client, guide.url)


def test_a_digest_says_so_too(
    client: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = checked_until(make_digest(home), DUE)
    today_is(monkeypatch, DUE + timedelta(1))
    said = words(client, digest.url)
    assert 0 < said.index(LATE) < said.index("In this digest")


def test_a_check_that_was_put_off_is_not_late_until_then(
    client: Client, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    today_is(monkeypatch, DUE + timedelta(1))
    until = DUE + timedelta(30)
    decisions.extend(guide, until, "A guideline is about to change.", make_staff(None))
    said = words(client, guide.url)
    assert "We planned" not in said
    assert "The next check was put off: it is due 3 June 2026." in said
    today_is(monkeypatch, until + timedelta(1))
    assert "We planned to check this page by 3 June 2026." in words(client, guide.url)


def test_a_page_that_was_never_checked_is_not_late(
    client: Client, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = make_guide(section)
    today_is(monkeypatch, date(2099, 1, 1))
    assert "We planned" not in words(client, never.url)


# --- What is put forward ------------------------------------------------------------------------


def titles(pages: Any) -> list[str]:
    return [page.title for page in pages]


@pytest.fixture
def good(section: SectionPage) -> GuidePage:
    current: GuidePage = checked_until(make_guide(section, title="Good"), date(2030, 1, 1))
    return current


@pytest.mark.parametrize(("today", "both"), [(DUE, True), (DUE + timedelta(1), False)])
class TestPutForward:
    @pytest.fixture(autouse=True)
    def _today(self, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
        today_is(monkeypatch, today)

    def test_in_start_here(
        self, client: Client, section: SectionPage, guide: GuidePage, good: GuidePage, both: bool
    ) -> None:
        section.start_here = [block("guide", guide.pk), block("guide", good.pk)]
        section.save()
        context = client.get(section.url).context
        assert titles(context["start_here"]) == (["Late", "Good"] if both else ["Good"])
        assert titles(context["stage_groups"][0].guides) == ["Late", "Good"], "the plain list"

    def test_as_related_by_hand(
        self, client: Client, section: SectionPage, guide: GuidePage, good: GuidePage, both: bool
    ) -> None:
        picked = [block("guide", guide.pk), block("guide", good.pk)]
        page = make_guide(section, related=picked)
        related = client.get(page.url).context["related_guides"]
        assert titles(related) == (["Late", "Good"] if both else ["Good"])

    def test_as_related_by_itself(
        self, client: Client, section: SectionPage, guide: GuidePage, good: GuidePage, both: bool
    ) -> None:
        related = client.get(make_guide(section).url).context["related_guides"]
        assert titles(related) == (["Late", "Good"] if both else ["Good"])

    def test_on_the_home_page(self, client: Client, home: HomePage, both: bool) -> None:
        make_digest(home, title="Older", month="2020-07-01")
        late = checked_until(make_digest(home, title="Newer"), DUE)
        shown = client.get("/").context["latest_digest"]
        assert shown.title == ("Newer" if both else "Older")
        assert late.title in words(client, late.get_parent().url), "the plain list"


def test_the_condition_agrees_with_what_the_page_says(
    section: SectionPage, guide: GuidePage, good: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [guide, good, make_guide(section)]
    statement = (
        f"SELECT page.id FROM wagtailcore_page page WHERE {past_due_sql('page', '%s')}"
        " AND page.id = ANY(%s)"
    )
    for day in (DUE, DUE + timedelta(1), date(2026, 12, 24), date(2030, 1, 2)):
        today_is(monkeypatch, day)
        late = {page.pk for page in pages if page.check_status(day).is_past_due}
        with connection.cursor() as cursor:
            cursor.execute(statement, [day, [page.pk for page in pages]])
            assert {pk for [pk] in cursor.fetchall()} == late
