"""Who is reminded of which checks today: one mail a person a day, never twice about the same.

A page's owner is told 60, 30 and 7 days before its check is due, and every week after that; then
each clinical lead too. Where there is no owner to tell, the leads are, and where there is no lead,
publishers. Days on which the command did not run are not made up for: what counts is the stage a
page has reached.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from review import reminder_text, status
from review.decisions import DECIDE
from review.models.outbox import Mail, Reminder
from review.pages import reviewed_pages

logger = logging.getLogger(__name__)

#: Days before the check is due on which somebody is told.
STAGES = (60, 30, 7)
_WEEK = 7
#: Any number of ours: of all that lock by it, only one at a time writes to a person.
_LOCK = 4_004


@dataclass(frozen=True)
class Due:
    """A page that somebody is to be told of."""

    page: Page
    due: date
    stage: int

    @property
    def key(self) -> tuple[int, date, int]:
        return self.page.pk, self.due, self.stage


def stage_of(due: date, today: date) -> int | None:
    """The stage that a check has reached: see `Reminder.stage`. None if it is not near."""
    days = (due - today).days
    if days < 0:
        return -(1 + (-days - 1) // _WEEK)
    return min((stage for stage in STAGES if days <= stage), default=None)


def write(today: date | None = None) -> int:
    """Write today's mails, each in one transaction with what it reminds of. How many it was.

    Safe to repeat, to interrupt, and to run twice at once.
    """
    today = today or timezone.localdate()
    written = 0
    for person, dues in _by_person(today):
        try:
            written += _write(person, dues, today)
        except DatabaseError:  # a page or an account that went meanwhile: the others get theirs
            logger.exception("No reminder written for account %s; the next run tries.", person.pk)
    return written


def _by_person(today: date) -> Iterator[tuple[Any, list[Due]]]:
    dues: dict[Any, list[Due]] = defaultdict(list)
    leads, publishers = _leads(), None
    for due in _due(today):
        owner = due.page.owner
        told = {owner} if owner and owner.is_active and owner.email else set()
        if due.stage < 0 or not told:
            told |= set(leads)
        if not told:
            publishers = _publishers() if publishers is None else publishers
            told = set(publishers)
        for person in told:
            dues[person].append(due)
    yield from sorted(dues.items(), key=lambda item: item[0].pk)


def _due(today: date) -> Iterator[Due]:
    pages = status.with_due(reviewed_pages().filter(live=True)).select_related("owner")
    for page in pages.exclude(due=None).order_by("due", "path"):
        stage = stage_of(page.due, today)
        if stage is None:
            return  # by due day: the rest is later still
        yield Due(page, page.due, stage)


def _leads() -> list[Any]:
    people: Any = get_user_model()
    leads = people.objects.with_perm(
        DECIDE,
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return list(leads.exclude(email=""))


def _publishers() -> list[Any]:
    people = PagePermissionPolicy().users_with_any_permission({"publish"})
    return list(people.filter(is_active=True).exclude(email=""))


@transaction.atomic
def _write(person: Any, dues: list[Due], today: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, person.pk])
    if Mail.objects.filter(recipient=person, day=today).exists():
        return False  # what is new since then waits until tomorrow
    told = set(
        Reminder.objects.filter(
            recipient=person, page__in=[due.page.pk for due in dues]
        ).values_list("page_id", "due", "stage")
    )
    news = [due for due in dues if due.key not in told]
    if not news:
        return False
    subject, body = reminder_text.digest(person, news, today)
    mail = Mail.objects.create(
        recipient=person, day=today, subject=subject, body=body, message_id=_message_id()
    )
    Reminder.objects.bulk_create(
        Reminder(page=due.page, due=due.due, stage=due.stage, recipient=person, mail=mail)
        for due in news
    )
    return True


def _message_id() -> str:
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return f"<review-{uuid4().hex}@{host}>"
