"""Publications from before anybody wrote down whether readers could see the page.

The migration counts those that readers must have had, and no other.
"""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import HomePage, SectionPage
from review.models import Publication
from tests.builders import make_guide, make_section
from tests.review.reading import publication

pytestmark = pytest.mark.django_db


def migrate() -> None:
    """As the migration does to rows that were there before it."""
    migration = import_module("review.migrations.0008_fill_was_public")
    with connection.cursor() as cursor:
        cursor.execute(migration.FILL)


def counted(page: Any) -> list[bool]:
    rows = Publication.objects.filter(page_id=page.pk).order_by("pk")
    return list(rows.values_list("was_public", flat=True))


def from_before(page: Any) -> None:
    version = page.save_revision()
    publication(page, "meaning", timezone.now(), was_public=False, revision=version)


def test_old_ones_of_a_page_that_was_never_private_count(
    section: SectionPage, home: HomePage
) -> None:
    page = make_guide(section)
    from_before(page)
    other = make_section(home, "Private")
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    migrate()
    assert counted(page) == [True]


@pytest.mark.parametrize("where", ["page", "section"])
@pytest.mark.parametrize("since", ["still", "no longer", "unlogged", "moved"])
def test_old_ones_of_a_page_that_may_have_been_private_do_not(
    section: SectionPage, home: HomePage, where: str, since: str
) -> None:
    page = make_guide(section)
    from_before(page)
    at = page if where == "page" else section
    restriction = PageViewRestriction(page=at, restriction_type="login")
    if since == "moved":
        # Out of what was private then, or into what is open now: nobody knows.
        other = make_section(home, "Other")
        type(at).objects.get(pk=at.pk).move(other, "last-child")
    elif since == "unlogged":
        PageViewRestriction.objects.bulk_create([restriction])
    else:
        restriction.save()
        if since == "no longer":
            restriction.delete()
    migrate()
    assert counted(page) == [False]


def test_old_ones_that_had_expired_when_they_went_live_do_not(section: SectionPage) -> None:
    page = make_guide(section)
    for minutes in (-1, 1):
        page.expire_at = timezone.now() + timedelta(minutes=minutes)
        from_before(page)
    migrate()
    assert counted(page) == [False, True]


def test_afterwards_they_can_be_changed_no_more(section: SectionPage) -> None:
    from_before(make_guide(section))
    migrate()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgenabled FROM pg_trigger WHERE tgname = 'only_appended'"
            " AND tgrelid = 'review_publication'::regclass"
        )
        assert cursor.fetchone() in [("O",), (b"O",)]
