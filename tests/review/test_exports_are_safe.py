"""A spreadsheet from the board holds what the board shows, and nothing that a program would run."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from home.models import GuidePage, SectionPage
from tests.builders import make_staff
from tests.forms import sign_in
from tests.review.checked import checked_guide, make_card
from users.models import User

pytestmark = pytest.mark.django_db
BOARD = "/staff/checks/board/"
TODAY = date(2026, 11, 20)
FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("https://x.example")']


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


@pytest.fixture
def publisher(section: SectionPage) -> Client:
    return sign_in(make_staff("Publisher"))


def from_csv(client: Client, query: str = "") -> list[list[Any]]:
    response = client.get(f"{BOARD}?export=csv{query}")
    text = b"".join(response).decode()
    return list(csv.reader(io.StringIO(text, newline="")))


def from_xlsx(client: Client, query: str = "") -> list[list[Any]]:
    response = client.get(f"{BOARD}?export=xlsx{query}")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response)))
    for row in book.active.iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


@pytest.mark.parametrize("read", [from_csv, from_xlsx])
def test_it_holds_what_the_list_holds(publisher: Client, section: SectionPage, read: Any) -> None:
    owner = make_staff("Author")
    checked_guide(section, TODAY - timedelta(1), title="Scans", owner=owner)
    checked_guide(section, TODAY + timedelta(99), title="Fatigue")
    heading, *rows = read(publisher)
    assert heading == [
        *("Title", "Section", "Kind of page", "State", "Last check", "Checked by"),
        *("Next check due", "Owner", "Edited since the check"),
    ]
    assert [row[0] for row in rows] == ["Scans", "Fatigue"]
    assert rows[0][1:4] == ["Immunotherapy", "Explains how something works", "Check overdue"]
    assert str(rows[0][4])[:10] == "2025-11-19"
    assert rows[0][5] == "Test nurse"
    assert str(rows[0][6])[:10] == "2026-11-19"
    assert rows[0][7] == "author"
    assert [row[0] for row in read(publisher, "&state=overdue")][1:] == ["Scans"]


@pytest.mark.parametrize("read", [from_csv, from_xlsx])
def test_no_cell_begins_like_a_formula(publisher: Client, section: SectionPage, read: Any) -> None:
    card = make_card("=cmd|' /C calc'!A0")
    owner = make_staff("Author")
    User.objects.filter(pk=owner.pk).update(first_name="@evil", last_name="-1")
    guides = [
        checked_guide(section, TODAY + timedelta(n), card, title=f"Guide {n}", owner=owner)
        for n, _formula in enumerate(FORMULAS)
    ]
    for guide, formula in zip(guides, FORMULAS, strict=True):
        # Past the forms, as an import might leave them.
        GuidePage.objects.filter(pk=guide.pk).update(title=formula, draft_title=formula)
    SectionPage.objects.update(title="+section")
    _heading, *rows = read(publisher)
    assert len(rows) == len(FORMULAS)
    for row, formula in zip(rows, FORMULAS, strict=True):
        assert row[0].startswith("'"), formula
        assert row[0].strip("'").strip() == formula.strip()
        for cell in row:
            assert str(cell)[:1] not in {"=", "+", "-", "@", "\t", "\r"}, cell


def test_all_pages_are_in_it_not_only_those_on_the_screen(
    publisher: Client, section: SectionPage, django_assert_max_num_queries: Any
) -> None:
    for number in range(55):
        checked_guide(section, TODAY + timedelta(number))
    publisher.get(BOARD)
    with django_assert_max_num_queries(15):
        assert len(from_csv(publisher)) == 56
