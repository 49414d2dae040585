"""A page whose clinical check is late comes below what says as much, and is still found."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import GuidePage, SectionPage
from review.models import Reviewer
from search.ranking import readable_ranks
from search.results import found_pages
from search.understanding import understand
from tests.builders import heading, make_guide, text
from tests.review.people import make_reviewer
from tests.review.reading import record, today_is

DUE = date(2026, 5, 4)
MUCH, LITTLE = "Hiccups and more hiccups, and hiccups.", f"Hiccups. {'It is easy to live. ' * 20}"


@pytest.fixture
def card(section: SectionPage) -> Reviewer:
    make_reviewer()
    return Reviewer.objects.get()


def guide(section: SectionPage, title: str, words: str, card: Reviewer | None = None) -> GuidePage:
    page = make_guide(section, title=title, body=[heading("How"), text(words)])
    if card:
        page.save_as_loaded()
        page.refresh_from_db()
        record(page, "clinical", card, on=date(2025, 5, 4), due=DUE, interval=12)
    return page


def found(query: str) -> list[str]:
    titles = dict(GuidePage.objects.values_list("pk", "title"))
    return [titles[pk] for pk in found_pages(query, "en-gb")]


def test_it_comes_below_what_says_nearly_as_much(
    section: SectionPage, card: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(section, "Says much", MUCH, card)
    guide(section, "Says little", LITTLE)
    today_is(monkeypatch, DUE)
    assert found("hiccups") == ["Says much", "Says little"]
    today_is(monkeypatch, DUE + timedelta(1))
    assert found("hiccups") == ["Says little", "Says much"]


def test_called_what_was_asked_it_still_comes_before_what_only_uses_the_words(
    section: SectionPage, card: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(section, "Hiccups", "Nothing.", card)
    guide(section, "Says much", MUCH)
    today_is(monkeypatch, DUE + timedelta(1))
    assert found("hiccups") == ["Hiccups", "Says much"]


def test_all_late_the_order_is_as_ever(
    section: SectionPage, card: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide(section, "Says little", LITTLE, card)
    guide(section, "Says much", MUCH, card)
    orders = []
    for day in (DUE, DUE + timedelta(1)):
        today_is(monkeypatch, day)
        orders.append(found("hiccups"))
    assert orders[0] == orders[1] == ["Says much", "Says little"]


def test_it_is_asked_in_the_same_statement(section: SectionPage, card: Reviewer) -> None:
    guide(section, "Says much", MUCH, card)
    understood = understand("hiccups", "en-gb")
    readable_ranks(understood, "en-gb")  # languages are remembered
    with CaptureQueriesContext(connection) as queries:
        assert readable_ranks(understood, "en-gb")
    assert len(queries) == 1
