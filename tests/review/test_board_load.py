"""The next twelve months' checks, and how to spread them: earlier only, and only if a lead says."""

from collections import Counter
from datetime import date, timedelta
from math import ceil
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from home.models import GuidePage, SectionPage
from review import status
from review.models import Decision
from review.reports.load import FEWEST, MONTHS, OVERFULL, load
from review.reports.rows import Row
from review.states import State
from tests.builders import make_staff
from tests.forms import sign_in
from tests.review.checked import checked_guide

TODAY = date(2026, 11, 20)


def rows_due(*days: int) -> list[Row]:
    return [
        Row(pk, "", None, True, TODAY + timedelta(day), False, False, False, False, State.CURRENT)
        for pk, day in enumerate(days)
    ]


def test_a_month_counts_what_is_due_in_it_from_today_on() -> None:
    months = load(rows_due(-1, 0, 5, 10, 11, 42, 400), TODAY).months
    assert [f"{month.first:%Y-%m}" for month in months][:2] == ["2026-11", "2026-12"]
    assert [month.checks for month in months] == [3, 1, 1, *[0] * 9]
    assert len(months) == MONTHS
    assert months[0].words == "3 checks due"
    assert months[0].height == max(month.height for month in months)


def test_pages_without_a_day_are_in_no_month() -> None:
    never = Row(1, "", None, True, None, False, False, False, False, State.NEVER)
    assert not any(month.checks for month in load([never], TODAY).months)


@given(st.lists(st.integers(-400, 500), max_size=80))
def test_a_suggestion_is_never_later_and_never_fills_a_quiet_month(days: list[int]) -> None:
    rows = rows_due(*days)
    suggested = load(rows, TODAY)
    due = {row.pk: row.due for row in rows}
    checks = {month.first: month.checks for month in suggested.months}
    mean = sum(checks.values()) / MONTHS
    after = Counter(checks)
    moved = [move for moves in suggested.moves.values() for move in moves]
    assert len({move.pk for move in moved}) == len(moved)
    for move in moved:
        assert move.due == due[move.pk]
        assert TODAY <= move.by < move.due
        after[move.by.replace(day=1)] += 1
        after[move.due.replace(day=1)] -= 1
    for first, number in after.items():
        assert number <= max(ceil(mean), checks[first])
    for month in suggested.months:
        assert month.is_overfull == (month.checks > max(FEWEST, OVERFULL * mean))
        assert month.moves <= month.checks
        assert month.is_overfull or not month.moves


@pytest.fixture
def busy(section: SectionPage) -> list[GuidePage]:
    """Eight checks in March, one in each of two other months."""
    days = [*(date(2027, 3, day) for day in range(1, 9)), date(2027, 1, 5), date(2027, 6, 1)]
    return [checked_guide(section, day, title=f"Due on {day}") for day in days]


@pytest.fixture
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


SPREAD = "/staff/checks/spread/2027-3/"


@pytest.mark.django_db
@pytest.mark.usefixtures("_today", "busy")
def test_the_board_says_it_in_words_and_offers_leads_to_spread(section: SectionPage) -> None:
    board = sign_in(make_staff("Publisher")).get("/staff/checks/board/").content.decode()
    assert "March 2027: 8 checks due, more than is usual" in board
    assert "<strong>March 2027</strong> is overfull" in board
    assert SPREAD not in board
    assert (
        SPREAD in sign_in(make_staff("Clinical lead")).get("/staff/checks/board/").content.decode()
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("_today")
def test_a_lead_brings_forward_what_is_ticked_and_nothing_else(busy: list[GuidePage]) -> None:
    client = sign_in(make_staff("Clinical lead"))
    shown = client.get(SPREAD).content.decode()
    assert "Due on 2027-03-01" in shown
    assert "due on 1 March 2027, then by 30 November 2026" in shown
    first, second, other = busy[0], busy[1], busy[-1]
    response = client.post(SPREAD, {"page": [first.pk, other.pk, "x", 999999]})
    assert response.headers["Location"] == "/staff/checks/board/"
    decision = Decision.objects.get()
    assert (decision.page_id, decision.reason) == (first.pk, "To spread the work")
    assert decision.by.username == "clinical-lead"
    assert status.due_of(first.pk) == date(2026, 11, 30)
    assert status.due_of(second.pk) == date(2027, 3, 2)
    assert status.due_of(other.pk) == date(2027, 6, 1)


@pytest.mark.django_db
@pytest.mark.usefixtures("_today")
@pytest.mark.parametrize("group", ["Author", "Clinical reviewer", "Publisher"])
def test_nobody_else_does(busy: list[GuidePage], group: str) -> None:
    client = sign_in(make_staff(group))
    assert client.get(SPREAD).status_code == 302
    assert client.post(SPREAD, {"page": [busy[0].pk]}).status_code == 302
    assert not Decision.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("_today", "busy")
@pytest.mark.parametrize("month", ["2027-6", "2027-13", "1-1", "99999-1"])
def test_a_month_with_nothing_to_spread_says_so(section: SectionPage, month: str) -> None:
    client: Client = sign_in(make_staff("Clinical lead"))
    address: Any = f"/staff/checks/spread/{month}/"
    assert "There is nothing to spread" in client.get(address).content.decode()
    assert client.post(address, {"page": ["1"]}).status_code == 302
    assert not Decision.objects.exists()
