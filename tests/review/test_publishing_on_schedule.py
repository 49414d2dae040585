"""Pages go live and leave at the time set: never early, each once, one failing alone."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Revision

from home.models import GuidePage, SectionPage
from review import schedule
from review.edit_kinds import EditKind
from tests.builders import heading, make_guide, text
from tests.review.people import new_version

NEW = [heading("How it works"), text("It works like that.")]


def scheduled(section: SectionPage, *, hours: int = -1, **fields: Any) -> GuidePage:
    """A live guide with a small edit that was to go live `hours` from now."""
    guide = make_guide(section, **fields)
    at = timezone.now() + timedelta(hours=hours)
    revision = new_version(guide, kind=EditKind.TYPO, body=NEW, go_live_at=at)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=at)
    return guide


def is_out(guide: GuidePage) -> bool:
    return "like that" in str(GuidePage.objects.get(pk=guide.pk).body)


@pytest.mark.django_db
def test_what_is_due_goes_live_and_what_is_not_waits(section: SectionPage) -> None:
    due, later = scheduled(section), scheduled(section, hours=1)
    assert schedule.run().published == [due.title]
    assert is_out(due)
    assert not is_out(later)
    assert schedule.run().published == []


@pytest.mark.django_db
def test_a_page_that_expires_leaves(section: SectionPage) -> None:
    guide = make_guide(section, expire_at=timezone.now() - timedelta(minutes=1))
    stays = make_guide(section, expire_at=timezone.now() + timedelta(minutes=1))
    assert schedule.run().unpublished == [guide.title]
    guide.refresh_from_db()
    stays.refresh_from_db()
    assert (guide.live, guide.expired) == (False, True)
    assert stays.live


@pytest.mark.django_db
def test_one_that_fails_holds_up_no_other_and_stays_due(section: SectionPage) -> None:
    bad, good = scheduled(section, hours=-2), scheduled(section)
    broken = Revision.objects.get(object_id=str(bad.pk))
    Revision.objects.filter(pk=broken.pk).update(content=broken.content | {"summary": ""})
    output, errors = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 could not be done"):
        call_command("publish_scheduled", stdout=output, stderr=errors)
    assert is_out(good)
    assert not is_out(bad)
    assert good.title in output.getvalue()
    assert bad.title in errors.getvalue()
    assert list(schedule.late(timezone.now())) == [str(bad.pk)]


@pytest.mark.django_db
def test_an_edit_that_nobody_approved_is_not_published_by_waiting(section: SectionPage) -> None:
    guide = make_guide(section)
    at = timezone.now() - timedelta(hours=1)
    revision = new_version(guide, kind=EditKind.SAFETY, body=NEW, go_live_at=at)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=at)
    assert "no clinician" in schedule.run().failed[0][1]
    assert not is_out(guide)
