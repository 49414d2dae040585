"""Who is told of which checks, when, and in what words: one mail a day, never twice the same."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.users.models import UserProfile

from home.models import GuidePage, SectionPage
from review import decisions, reminders
from review.models import Mail, Reminder
from review.reminders import stage_of
from tests.builders import make_guide, make_staff
from tests.review.checked import checked_guide
from users.models import User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def owner(section: SectionPage) -> User:
    return make_staff("Author", "owner-ann")


@pytest.fixture
def lead(section: SectionPage) -> User:
    return make_staff("Clinical lead")


def due_in(section: SectionPage, days: int, **fields: Any) -> GuidePage:
    return checked_guide(section, TODAY + timedelta(days), **fields)


def told(user: User) -> list[tuple[str, int]]:
    """The pages and stages that somebody was told of, in order."""
    rows = Reminder.objects.filter(recipient=user).order_by("pk")
    return [(row.page.title, row.stage) for row in rows]


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        *((61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7)),
        *((-1, -1), (-7, -1), (-8, -2), (-14, -2), (-15, -3)),
    ],
)
def test_stages(days: int, stage: int | None) -> None:
    assert stage_of(TODAY + timedelta(days), TODAY) == stage


def test_the_owner_is_told_first_and_the_lead_once_it_is_overdue(
    section: SectionPage, owner: User, lead: User
) -> None:
    due_in(section, 60, title="Soon", owner=owner)
    due_in(section, -1, title="Late", owner=owner)
    due_in(section, 61, title="Later", owner=owner)
    make_guide(section, title="Never", owner=owner)
    assert reminders.write(TODAY) == 2
    assert told(owner) == [("Late", -1), ("Soon", 60)]
    assert told(lead) == [("Late", -1)]


def test_somebody_whose_mail_cannot_be_written_holds_up_nobody(
    section: SectionPage, owner: User, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_in(section, -1, title="Late", owner=owner)
    write = reminders._write

    def fails_for_the_owner(person: User, *more: Any) -> bool:
        if person == owner:
            raise IntegrityError("The page went.")
        return write(person, *more)

    monkeypatch.setattr(reminders, "_write", fails_for_the_owner)
    assert reminders.write(TODAY) == 1
    assert told(lead) == [("Late", -1)]


def test_the_command_writes_one_mail_a_person_and_sends_it(
    section: SectionPage, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)
    for number in range(5):
        due_in(section, 7 * number, title=f"Guide {number}", owner=owner)
    for _ in range(3):
        call_command("send_review_mails")
    (sent,) = mail.outbox
    assert sent.to == [owner.email]
    assert sent.subject == "5 pages need a check"
    for number in range(5):
        assert f"* Guide {number}\n" in sent.body
    assert sent.extra_headers["Message-ID"] == Mail.objects.get().message_id
    assert Mail.objects.get().sent_at is not None


def test_days_on_which_it_did_not_run_are_not_made_up_for(
    section: SectionPage, owner: User
) -> None:
    due_in(section, 60, title="A", owner=owner)
    for day in (0, 55, 90):
        reminders.write(TODAY + timedelta(day))
    assert told(owner) == [("A", 60), ("A", 7), ("A", -5)]


def test_putting_a_check_off_starts_anew(section: SectionPage, owner: User, lead: User) -> None:
    guide = due_in(section, -3, title="A", owner=owner)
    reminders.write(TODAY)
    real = timezone.localdate
    try:
        timezone.localdate = lambda *args: TODAY  # type: ignore[assignment]
        decisions.extend(guide, TODAY + timedelta(40), "Soon.", lead)
    finally:
        timezone.localdate = real
    reminders.write(TODAY + timedelta(1))
    reminders.write(TODAY + timedelta(2))
    assert told(owner) == [("A", -1), ("A", 60)]


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}, None])
def test_without_an_owner_to_tell_the_leads_are_and_without_leads_publishers(
    section: SectionPage, owner: User, lead: User, change: dict[str, Any] | None
) -> None:
    if change:
        User.objects.filter(pk=owner.pk).update(**change)
    due_in(section, 30, title="A", owner=owner if change else None)
    publisher = make_staff("Publisher")
    reminders.write(TODAY)
    assert told(lead) == [("A", 30)]
    assert told(publisher) == told(owner) == []
    User.objects.filter(pk=lead.pk).update(is_active=False)
    reminders.write(TODAY + timedelta(25))
    assert told(publisher) == [("A", 7)]


def test_an_owner_who_is_a_lead_is_told_once(section: SectionPage, owner: User) -> None:
    owner.groups.add(Group.objects.get(name="Clinical lead"))
    due_in(section, -1, title="A", owner=owner)
    reminders.write(TODAY)
    assert told(owner) == [("A", -1)]


def test_pages_that_readers_do_not_have_are_nobodys_concern(
    section: SectionPage, owner: User
) -> None:
    guide = due_in(section, -1, owner=owner)
    guide.unpublish()
    assert reminders.write(TODAY) == 0


def test_the_mail_says_which_page_why_until_when_and_where(
    section: SectionPage, owner: User, lead: User, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example"
    guide = due_in(section, -1, title="Scans", owner=owner)
    due_in(section, 5, title="Fatigue", owner=owner)
    reminders.write(TODAY)
    text = Mail.objects.get(recipient=owner).body
    for words in (
        "Hello owner-ann,",
        "* Scans\n  Due by 19 November 2026. From 20 May 2027 it is taken off the site",
        "You look after this page.",
        f"https://portal.example/staff/pages/{guide.pk}/edit/",
        "https://portal.example/staff/checks/board/",
        "* Fatigue\n  Due by 25 November 2026.",
        "60, 30 and 7 days before",
    ):
        assert words in text
    assert "You decide about checks." in Mail.objects.get(recipient=lead).body


def test_it_is_in_the_language_the_person_chose(section: SectionPage, owner: User) -> None:
    from django.utils import translation

    UserProfile.objects.create(user=owner, preferred_language="es")
    due_in(section, 5, owner=owner)
    with translation.override("en-gb"):
        reminders.write(TODAY)
    assert "noviembre" in Mail.objects.get().body


def test_a_mail_a_day_at_most_and_what_is_new_comes_tomorrow(
    section: SectionPage, owner: User
) -> None:
    due_in(section, 5, title="A", owner=owner)
    reminders.write(TODAY)
    due_in(section, 5, title="B", owner=owner)
    assert reminders.write(TODAY) == 0
    assert reminders.write(TODAY + timedelta(1)) == 1
    assert told(owner) == [("A", 7), ("B", 7)]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    dues=st.lists(st.integers(-20, 90), min_size=1, max_size=4),
    runs=st.lists(st.integers(0, 60), min_size=1, max_size=12),
)
def test_over_any_days_each_stage_is_told_once_in_order_and_never_early(
    section: SectionPage, owner: User, lead: User, dues: list[int], runs: list[int]
) -> None:
    Mail.objects.all().delete()
    GuidePage.objects.filter(live=True).update(live=False)
    guides = [due_in(section, days, owner=owner) for days in dues]
    days = [TODAY + timedelta(run) for run in sorted(runs)]
    for day in days:
        reminders.write(day)
    rows = list(Reminder.objects.select_related("mail").order_by("mail__day", "pk"))
    keys = [(row.page_id, row.stage, row.recipient_id) for row in rows]
    assert len(keys) == len(set(keys))
    assert all(row.stage == stage_of(row.due, row.mail.day) for row in rows)
    for person in (owner, lead):
        sent = [row.mail.day for row in rows if row.recipient_id == person.pk]
        assert len(set(sent)) == Mail.objects.filter(recipient=person).count()
    for guide, ahead in zip(guides, dues, strict=True):
        due = TODAY + timedelta(ahead)
        mine = [row for row in rows if row.page_id == guide.pk]
        stages = [row.stage for row in mine if row.recipient_id == owner.pk]
        assert all(later < earlier for earlier, later in pairwise(stages))
        reached = {stage_of(due, day) for day in days} - {None}
        assert set(stages) == reached
        leads = {row.stage for row in mine if row.recipient_id == lead.pk}
        assert leads == {stage for stage in reached if stage is not None and stage < 0}
