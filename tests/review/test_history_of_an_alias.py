"""An alias shows another page's text: its history and its checks are those of that page."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.models import GuidePage, SectionPage
from review import status
from review.edit_kinds import EditKind
from tests.builders import heading, make_guide, text
from tests.review.people import make_reviewer, publish_checked
from tests.review.reading import words
from users.models import User

pytestmark = pytest.mark.django_db


def body(said: str) -> list[dict[str, Any]]:
    return [heading("How it works"), text(said)]


@pytest.fixture
def reviewer(section: SectionPage) -> User:
    return make_reviewer()


@pytest.fixture
def guide(section: SectionPage, reviewer: User) -> GuidePage:
    page = make_guide(section, title="Fatigue")
    publish_checked(page, reviewer, body=body("Rest as much as you can."))
    return page


@pytest.fixture
def alias(guide: GuidePage, reviewer: User) -> GuidePage:
    """An alias from before the guide was changed."""
    made: GuidePage = guide.create_alias(update_slug="elsewhere")
    publish_checked(guide, reviewer, body=body("Move a little each day."))
    made.refresh_from_db()
    assert made.live_revision_id != guide.live_revision_id, "Wagtail leaves it as it was"
    return made


def test_the_earlier_version_is_the_one_to_read(
    client: Client, guide: GuidePage, alias: GuidePage
) -> None:
    first, second = guide.publications.all()
    page = client.get(f"{alias.url}history/").content.decode()
    assert page.count("Read this earlier version") == 1
    assert f'href="{alias.url}history/{first.pk}/"' in page
    said = words(client, f"{alias.url}history/{first.pk}/")
    assert "This is an old version." in said
    assert "Rest as much as you can." in said
    now = client.get(f"{alias.url}history/{second.pk}/")
    assert (now.status_code, now.headers.get("Location")) == (302, alias.url)


def test_checks_of_the_present_text_are_told(
    client: Client, guide: GuidePage, alias: GuidePage
) -> None:
    told = words(client, f"{alias.url}history/")
    assert told.count("Checked by a clinician") == words(client, f"{guide.url}history/").count(
        "Checked by a clinician"
    )


def test_it_stands_as_the_page_it_shows(guide: GuidePage, alias: GuidePage) -> None:
    today = timezone.localdate()
    expected = status.standing(guide, today)
    assert expected.revision_id == guide.live_revision_id
    assert status.standing(alias, today) == expected
    assert status.standings([alias.pk, guide.pk], today) == {
        alias.pk: expected,
        guide.pk: expected,
    }


def test_loaded_from_files_it_is_unchecked_as_the_page_it_shows(
    guide: GuidePage, alias: GuidePage
) -> None:
    guide.save_as_loaded()
    assert guide.publications.last().kind == EditKind.IMPORTED
    today = timezone.localdate()
    alias.refresh_from_db()
    assert not status.standing(alias, today).is_checked
    assert not status.standings([alias.pk], today)[alias.pk].is_checked
