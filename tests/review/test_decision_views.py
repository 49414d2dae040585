"""A clinical lead puts a check off, withdraws a page and puts it back; nobody else does."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.models import GuidePage, SectionPage
from review import status
from review.models import Decision
from review.models.decision import DecisionKind
from tests.builders import make_guide, make_staff
from tests.forms import sign_in
from tests.review.checked import checked_guide

pytestmark = pytest.mark.django_db

NAMES = ("put-off", "withdraw", "put-back")


def address(name: str, guide: GuidePage) -> str:
    return f"/staff/checks/{name}/{guide.pk}/"


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def guide(section: SectionPage, today: date) -> GuidePage:
    guide = checked_guide(section, today - timedelta(10), title="Checkpoints")
    guide.save_as_loaded()
    return guide


@pytest.fixture
def late(section: SectionPage, today: date) -> GuidePage:
    return checked_guide(section, today - timedelta(10), title="Late")


@pytest.fixture
def lead(section: SectionPage) -> Client:
    return sign_in(make_staff("Clinical lead"))


@pytest.mark.parametrize("group", ["Author", "Clinical reviewer", "Publisher", "Moderator"])
def test_nobody_else_decides(late: GuidePage, today: date, group: str) -> None:
    client = sign_in(make_staff(group))
    for name in NAMES:
        for response in (
            client.get(address(name, late)),
            client.post(
                address(name, late), {"reason": "x", "until": f"{today + timedelta(9):%Y-%m-%d}"}
            ),
        ):
            assert response.status_code == 302
            assert response.headers["Location"] == "/staff/"
    assert not Decision.objects.exists()
    assert "/staff/checks/withdraw/" not in client.get("/staff/").content.decode()


def test_a_stranger_is_asked_to_sign_in(late: GuidePage) -> None:
    for name in NAMES:
        response = Client().get(address(name, late))
        assert response.headers["Location"].startswith("/staff/login/")


def test_putting_off_moves_the_day_and_keeps_the_reason(
    lead: Client, late: GuidePage, today: date
) -> None:
    form = lead.get(address("put-off", late)).content.decode()
    assert "Readers will read this" in form
    until = today + timedelta(60)
    response = lead.post(
        address("put-off", late), {"until": f"{until:%Y-%m-%d}", "reason": "A guideline is due."}
    )
    assert response.headers["Location"] == "/staff/checks/board/"
    decision = Decision.objects.get()
    assert (decision.kind, decision.reason) == (DecisionKind.EXTENDED, "A guideline is due.")
    assert decision.by.username == "clinical-lead"
    assert status.due_of(late.pk) == until


@pytest.mark.parametrize("days", [-1, 0, 200])
def test_a_day_that_is_no_extension_keeps_what_was_typed(
    lead: Client, late: GuidePage, today: date, days: int
) -> None:
    until = f"{today + timedelta(days):%Y-%m-%d}"
    response = lead.post(address("put-off", late), {"until": until, "reason": "Typed at length."})
    form = response.content.decode()
    assert response.status_code == 200
    assert "Choose a day in the next 6 months." in form
    assert "Typed at length." in form
    assert until in form
    assert not Decision.objects.exists()


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_a_decision_has_a_reason(lead: Client, late: GuidePage, reason: str) -> None:
    assert lead.post(address("withdraw", late), {"reason": reason}).status_code == 200
    assert not Decision.objects.exists()


def test_withdrawing_takes_the_page_off_the_site_and_says_where_to_go(
    lead: Client, guide: GuidePage, section: SectionPage
) -> None:
    other = make_guide(section, title="Newer")
    form = lead.get(address("withdraw", guide)).content.decode()
    assert "Readers will read this" in form
    response = lead.post(
        address("withdraw", guide) + "?next=/staff/reports/",
        {"reason": "Out of date.", "instead": str(other.pk), "next": "/staff/reports/"},
    )
    assert response.headers["Location"] == "/staff/reports/"
    guide.refresh_from_db()
    assert not guide.live
    decision = Decision.objects.get()
    assert (decision.kind, decision.instead_id) == (DecisionKind.WITHDRAWN, other.pk)


def test_a_page_is_not_its_own_alternative(lead: Client, late: GuidePage) -> None:
    data = {"reason": "Out of date.", "instead": str(late.pk)}
    assert "Choose another page" in lead.post(address("withdraw", late), data).content.decode()
    assert not Decision.objects.exists()


def test_a_withdrawn_page_can_be_put_back(lead: Client, guide: GuidePage, today: date) -> None:
    lead.post(address("withdraw", guide), {"reason": "Out of date."})
    until = f"{today + timedelta(30):%Y-%m-%d}"
    response = lead.post(address("put-back", guide), {"until": until, "reason": "It is right."})
    assert response.status_code == 302
    guide.refresh_from_db()
    assert guide.live
    assert Decision.objects.last().kind == DecisionKind.RESTORED


def test_a_page_that_nobody_checked_comes_back_without_a_day(
    lead: Client, section: SectionPage
) -> None:
    guide = make_guide(section)
    guide.save_as_loaded()
    lead.post(address("withdraw", guide), {"reason": "Out of date."})
    assert 'name="until"' not in lead.get(address("put-back", guide)).content.decode()
    lead.post(address("put-back", guide), {"reason": "It is right."})
    guide.refresh_from_db()
    assert guide.live
    assert Decision.objects.last().due is None


def test_what_makes_no_sense_is_said_and_not_done(
    lead: Client, late: GuidePage, section: SectionPage, today: date
) -> None:
    never, draft = make_guide(section), make_guide(section, live=False)
    data = {"reason": "x", "until": f"{today + timedelta(9):%Y-%m-%d}"}
    for name, page in (
        ("put-off", never),
        ("put-off", draft),
        ("withdraw", draft),
        ("put-back", late),
        ("put-back", draft),
    ):
        assert lead.post(address(name, page), data).status_code == 302
    assert not Decision.objects.exists()
    assert lead.get(f"/staff/checks/withdraw/{section.pk}/").status_code == 404
    assert lead.get("/staff/checks/withdraw/999999/").status_code == 404


def test_the_way_back_stays_on_our_site(lead: Client, late: GuidePage) -> None:
    data = {"reason": "Out of date.", "next": "https://example.com/"}
    response = lead.post(address("withdraw", late), data)
    assert response.headers["Location"] == "/staff/checks/board/"


def test_decisions_are_in_the_menus_of_a_page(late: GuidePage, section: SectionPage) -> None:
    user = make_staff("Clinical lead")
    publisher = make_staff("Publisher", "both")
    publisher.groups.add(*user.groups.all())
    client = sign_in(publisher)
    for place in (f"/staff/pages/{late.pk}/edit/", f"/staff/pages/{section.pk}/"):
        assert address("withdraw", late) in client.get(place).content.decode(), place


def test_a_refusal_from_the_rule_itself_keeps_the_form(
    lead: Client, late: GuidePage, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.exceptions import ValidationError

    from review import decisions

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise ValidationError("No earlier version.")

    monkeypatch.setattr(decisions, "withdraw", refuse)
    shown = lead.post(address("withdraw", late), {"reason": "Kept words."}).content.decode()
    assert "No earlier version." in shown
    assert "Kept words." in shown


def test_a_page_that_is_not_complete_is_not_put_back_and_the_reason_stays(
    lead: Client, guide: GuidePage, today: date
) -> None:
    lead.post(address("withdraw", guide), {"reason": "Out of date."})
    revision = guide.get_latest_revision()
    revision.content["summary"] = ""
    revision.save()
    data = {"until": f"{today + timedelta(30):%Y-%m-%d}", "reason": "Kept words."}
    shown = lead.post(address("put-back", guide), data).content.decode()
    assert "is not complete" in shown
    assert "Kept words." in shown
    assert Decision.objects.last().kind == DecisionKind.WITHDRAWN
