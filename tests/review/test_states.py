"""Due days and states, on the day before, on the day, and after."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.intervals import MONTHS, Risk, add_months, months_between_checks
from review.states import STALE_AFTER, State, due_in_state, state_of

DUE = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 3, 4), State.CURRENT),
        (date(2026, 3, 5), State.DUE_SOON),
        (date(2026, 5, 4), State.DUE_SOON),
        (date(2026, 5, 5), State.OVERDUE),
        (date(2026, 11, 4), State.OVERDUE),
        (date(2026, 11, 5), State.STALE),
    ],
)
def test_a_state_begins_on_its_day(today: date, state: State) -> None:
    assert state_of(DUE, today) == state


def test_a_page_that_was_never_checked_is_never_late() -> None:
    assert state_of(None, date(2999, 1, 1)) == State.NEVER


DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(due=DAYS, today=DAYS)
def test_the_condition_on_a_queryset_says_the_same(due: date, today: date) -> None:
    """The condition is read as Python here; that PostgreSQL agrees is tested with real pages."""
    assert [state for state in State if _holds(due, state, today)] == [state_of(due, today)]


def _holds(due: date, state: State, today: date) -> bool:
    conditions = dict(due_in_state(state, today).children)
    if conditions == {"due": None}:
        return False
    compare = {"lt": due.__lt__, "lte": due.__le__, "gt": due.__gt__, "gte": due.__ge__}
    return all(compare[name.removeprefix("due__")](day) for name, day in conditions.items())


@given(due=DAYS, more=st.integers(0, 400))
def test_a_state_never_gets_better_by_waiting(due: date, more: int) -> None:
    order = [State.CURRENT, State.DUE_SOON, State.OVERDUE, State.STALE]
    before, after = (
        order.index(state_of(due, due + timedelta(days=d))) for d in (more - 100, more - 99)
    )
    assert before <= after


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 5, 4), -STALE_AFTER, date(2025, 11, 4)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_a_page_may_ask_to_be_checked_sooner_but_not_later() -> None:
    assert months_between_checks(Risk.EXPLAINER, None) == 24
    assert months_between_checks(Risk.EXPLAINER, 6) == 6
    assert months_between_checks(Risk.EXPLAINER, 60) == 24


def test_what_can_harm_is_checked_each_year() -> None:
    yearly = {risk for risk in Risk if MONTHS[risk] == 12}
    assert yearly == {Risk.TREATMENT, Risk.SCREENING, Risk.SIDE_EFFECTS, Risk.HELP_LINES}
    assert MONTHS[Risk.OTHER] == 36
