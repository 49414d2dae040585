"""What a reader gets, in words."""

import html
import re
from datetime import date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from review.models import Publication, Reviewer, ReviewRecord
from tests.review.people import make_reviewer


def words(client: Client, address: str, status: int = 200) -> str:
    """The words of a page's main part, as one line."""
    response = client.get(address)
    assert response.status_code == status, address
    assert not response.cookies
    [main] = re.findall(r"<main.*?</main>", response.content.decode(), re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", main)).split())


def queries(client: Client, address: str) -> int:
    """As a process that has just started would ask."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def today_is(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: day)


def record(page: Any, kind: str, reviewer: Reviewer, **fields: Any) -> ReviewRecord:
    """A check of the version that readers have, of any kind."""
    values = {
        "page": page.page_ptr,
        "revision": page.live_revision,
        "page_title": page.title,
        "kind": kind,
        "outcome": "approved",
        "reviewer": reviewer,
        "reviewer_name": reviewer.name,
        "reviewer_role": reviewer.role,
        "on": date(2026, 1, 1),
    }
    return ReviewRecord.objects.create(**values | fields)


def checked_until(page: Any, due: date) -> Any:
    """The page, live and with the check of a clinician that was due again on a day."""
    if not Reviewer.objects.exists():
        make_reviewer()
    type(page).objects.get(pk=page.pk).save_as_loaded()
    page.refresh_from_db()
    card = Reviewer.objects.get()
    record(page, "clinical", card, on=date(2025, 5, 4), due=due, interval=12)
    return page


def publication(page: Any, kind: str, at: datetime, **fields: Any) -> Publication:
    """That readers got a version, some time ago."""
    values = {
        "page": page.page_ptr,
        "page_title": page.title,
        "kind": kind,
        "at": at,
        "was_public": True,
    }
    return Publication.objects.create(**values | fields)
