"""Killed at any statement, what was begun has happened whole or not at all.

A few points here; `make bench-review-kills` goes through all of them.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from benchmarks.killing import survives
from home.models import GuidePage, SectionPage
from review import schedule
from review.edit_kinds import EditKind
from review.models import Publication
from tests.builders import heading, make_guide, text
from tests.review.people import new_version
from tests.search.index_help import COMMITTING

pytestmark = COMMITTING

NEW = [heading("How it works"), text("It works like that.")]
#: A publication takes some 60 statements; the record is written past the middle.
POINTS = (3, 20, 30, 35, 40, 45, 50, 60)


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return make_guide(section)


def is_out(guide: GuidePage) -> bool:
    return "like that" in str(GuidePage.objects.get(pk=guide.pk).body)


def recorded(guide: GuidePage, revision: Revision) -> bool:
    return Publication.objects.filter(page_id=guide.pk, revision=revision).exists()


def test_a_page_goes_live_with_its_record_or_not_at_all(guide: GuidePage) -> None:
    revision = new_version(guide, kind=EditKind.TYPO, body=NEW)
    later = Revision.objects.filter(pk=revision.pk)
    later.update(approved_go_live_at=timezone.now() + timedelta(days=1))
    ended = []
    for point in POINTS:
        ended.append(survives(revision.publish, point))
        live = GuidePage.objects.get(pk=guide.pk).live_revision_id == revision.pk
        assert later.filter(approved_go_live_at=None).exists() == live
        assert live == is_out(guide) == recorded(guide, revision)
        if ended[-1]:
            break
    assert False in ended
    assert ended[-1] or survives(revision.publish, 10_000)
    assert is_out(guide)


def test_a_schedule_is_kept_until_its_page_is_out(guide: GuidePage) -> None:
    at = timezone.now() - timedelta(minutes=1)
    revision = new_version(guide, kind=EditKind.TYPO, body=NEW, go_live_at=at)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=at)
    for point in POINTS:
        ended = survives(schedule.run, point)
        waits = str(guide.pk) in schedule.late(timezone.now())
        assert waits != is_out(guide)
        assert is_out(guide) == recorded(guide, revision)
        if ended:
            break
    assert schedule.run().published == ([] if ended else [guide.title])
    assert is_out(guide)
    assert Publication.objects.count() == 1
