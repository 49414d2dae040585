"""Guides that were checked on a day, quickly: for tests of what follows from the day."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from home.models import GuidePage, SectionPage
from review.intervals import add_months
from review.models import ReviewRecord
from review.models.record import CheckKind, Outcome
from review.models.reviewer import Reviewer
from tests.builders import make_guide


def make_card(name: str = "Test nurse") -> Reviewer:
    """A card without an account. Nobody like that exists."""
    from wagtail.models import Locale

    locale = Locale.objects.get(language_code="en-gb")
    return Reviewer.objects.create(name=name, role="test role", interests="None", locale=locale)


def checked_guide(
    section: SectionPage, due: date, reviewer: Reviewer | None = None, **fields: Any
) -> GuidePage:
    """A published guide whose next check is due on a day; it was checked a year before that."""
    guide = make_guide(section, **fields)
    revision = guide.save_revision()
    GuidePage.objects.filter(pk=guide.pk).update(live_revision=revision)
    guide.refresh_from_db()
    card = reviewer or Reviewer.objects.first() or make_card()
    on = add_months(due, -12)
    ReviewRecord.objects.create(
        page_id=guide.pk,
        revision=revision,
        page_title=guide.title,
        kind=CheckKind.CLINICAL,
        outcome=Outcome.APPROVED,
        reviewer=card,
        reviewer_name=card.name,
        reviewer_role=card.role,
        on=on,
        interval=12,
        due=due,
        recorded_at=timezone.make_aware(datetime.combine(on, time(12))),
    )
    return guide
