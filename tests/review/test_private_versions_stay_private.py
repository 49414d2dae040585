"""A version that went live where readers could not see it is not told of when the page is public.

Its text and its sentence are shown only if readers had it after all: because the page became public
while it was live.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail import hooks
from wagtail.models import PageViewRestriction

from home.models import GuidePage, HomePage, SectionPage
from review.edit_kinds import EditKind
from review.models import Publication, Reviewer, ReviewRecord
from review.publishing import declare
from tests.builders import heading, make_guide, make_section, text
from tests.review.people import approve, make_reviewer, new_version
from tests.review.reading import publication, record, words
from users.models import User

pytestmark = pytest.mark.django_db

#: What nobody may find who was not let in.
SECRET = "Secret draft wording."
EARLIER = "Read this earlier version"


@pytest.fixture
def reviewer(home: HomePage) -> User:
    return make_reviewer()


@pytest.fixture
def page(section: SectionPage) -> GuidePage:
    """A guide that nobody has published yet."""
    draft: GuidePage = make_guide(section, title="Fatigue", live=False)
    return draft


@contextmanager
def private(page: Any) -> Iterator[None]:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    yield
    restriction.delete()


@pytest.fixture
def publish(page: GuidePage, reviewer: User) -> Callable[..., Publication]:
    def now(
        said: str, kind: str = EditKind.MEANING, *, is_correction: bool = False, **fields: Any
    ) -> Publication:
        body = [heading("How it works"), text(said)]
        revision = new_version(page, body=body, **fields)
        declare(revision, kind, f"Sentence: {said}", is_correction=is_correction)
        approve(revision, reviewer)
        revision.publish()
        page.refresh_from_db()
        return Publication.objects.get(revision=revision)

    return now


Publish = Callable[..., Publication]


def history(page: Any) -> str:
    return words(Client(), f"{page.url}history/")


def version_of(page: Any, version: Publication) -> Any:
    return Client().get(f"{page.url}history/{version.pk}/")


def is_hidden(page: Any, version: Publication) -> bool:
    """Neither the history nor the address of the version tells of it."""
    told = history(page)
    answer = version_of(page, version)
    hidden = [SECRET not in told, answer.status_code == 404, SECRET not in answer.content.decode()]
    assert len(set(hidden)) == 1, "the list and the address agree"
    return hidden[0]


@pytest.mark.parametrize("where", ["page", "section"])
def test_a_version_replaced_before_the_page_was_public_is_not_told(
    page: GuidePage, section: SectionPage, publish: Publish, where: str
) -> None:
    with private(page if where == "page" else section):
        first = publish(SECRET)
        publish("Open words.")
    assert is_hidden(page, first)
    told = history(page)
    assert "Sentence: Open words." in told, "readers have that one now"
    assert EARLIER not in told


def test_a_version_that_readers_had_is_told_even_if_the_page_was_private_between(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    first = publish("Open at first.")
    with private(section):
        second = publish(SECRET)
        publish("Open again.")
    assert is_hidden(page, second)
    told = history(page)
    assert "Sentence: Open at first." in told
    assert told.count(EARLIER) == 1
    assert "Open at first." in version_of(page, first).content.decode()


def test_a_version_that_was_live_when_the_page_became_public_is_told(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    with private(section):
        first = publish("Private at first.")
    assert "Sentence: Private at first." in history(page), "readers have it now"
    assert version_of(page, first).headers["Location"] == page.url
    publish("Open words.")
    assert "Sentence: Private at first." in history(page)
    assert "Private at first." in version_of(page, first).content.decode()


def test_a_version_that_was_live_when_the_page_was_moved_out_is_told(
    page: GuidePage, home: HomePage, section: SectionPage, publish: Publish
) -> None:
    with private(section):
        first = publish("Private at first.")
        page.move(make_section(home, "Open"), "last-child")
        page.refresh_from_db()
        publish("Open words.")
        assert "Private at first." in version_of(page, first).content.decode()


def test_public_for_a_while_and_private_again_when_replaced_is_not_told(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    """Nobody wrote down that readers had it, so they are not told: it might not be so."""
    with private(section):
        first = publish(SECRET)
    with private(section):
        publish("Still private.")
    assert is_hidden(page, first)


def test_a_version_taken_off_before_the_page_became_public_is_not_told(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    with private(section):
        first = publish(SECRET)
        page.unpublish()
    publish("Open words.")
    assert is_hidden(page, first)


def test_a_version_that_had_expired_before_the_page_became_public_is_not_told(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    """Expired, and the sweep that takes it off has not been yet."""
    with private(section):
        first = publish(SECRET)
    GuidePage.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    publish("Open words.", expire_at=None)
    assert is_hidden(page, first)


def test_a_version_that_had_expired_when_it_went_live_is_not_told(
    page: GuidePage, publish: Publish
) -> None:
    first = publish(SECRET, expire_at=timezone.now() - timedelta(minutes=1))
    publish("Open words.", expire_at=None)
    assert is_hidden(page, first)


def test_only_the_version_that_readers_had_last_is_told_with_what_replaced_it(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    with private(section):
        first = publish(SECRET)
        second = publish("Private, and then open.")
    publish("Open words.")
    assert is_hidden(page, first)
    assert version_of(page, second).status_code == 200


def test_an_alias_tells_no_more_than_its_original(
    page: GuidePage, home: HomePage, section: SectionPage, publish: Publish
) -> None:
    with private(section):
        first = publish(SECRET)
        elsewhere = make_section(home, "Open")
        alias = page.create_alias(parent=elsewhere, update_slug="elsewhere")
        publish("Open words.")
        alias.refresh_from_db()
        assert is_hidden(alias, first)
        assert "Sentence: Open words." in history(alias), "readers have that one now"


def test_without_a_rule_of_who_sees_what_nothing_counts_as_seen(
    page: GuidePage, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hooks._hooks, "may_be_read", [])
    assert not publish("Words.").was_public
    assert publish("More words.").replaced_id is None


# --- What the history says of the rest ----------------------------------------------------------


def test_the_first_that_readers_got_is_called_the_first(page: GuidePage, publish: Publish) -> None:
    long_ago = timezone.now() - timedelta(days=9)
    version = page.save_revision()
    publication(page, "meaning", long_ago, was_public=False, sentence=SECRET, revision=version)
    GuidePage.objects.update(first_published_at=long_ago)
    page.refresh_from_db()
    publish("Open words.")
    assert page.first_published_at == long_ago
    told = history(page)
    assert "First published Sentence: Open words." in told
    assert told.count("First published") == 1


def test_a_small_edit_after_changes_that_readers_did_not_see_is_told(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    publish("Open at first.")
    with private(section):
        publish(SECRET)
        small = publish("Secret draft wordin.", EditKind.TYPO)
        assert small.kind == EditKind.TYPO
    told = history(page)
    assert "Changed Sentence: Secret draft wordin." in told
    publish("Secret draft wordi.", EditKind.TYPO)
    assert "Sentence: Secret draft wordi." not in history(page), "after one that they saw it is not"


def test_a_correction_that_readers_did_not_get_is_not_told_on_the_page(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    def correct(said: str) -> None:
        publish(said, is_correction=True)

    with private(section):
        correct(SECRET)
        correct("Open words.")
    told = words(Client(), page.url)
    assert "Sentence: Open words." in told
    assert SECRET not in told


def test_checks_of_a_version_newer_than_all_that_readers_had_are_not_told(
    page: GuidePage, section: SectionPage, publish: Publish
) -> None:
    publish("Open at first.")
    old = page.live_revision
    with private(section):
        hidden = publish("Words.")
        record(
            page,
            "plain-language",
            Reviewer.objects.get(),
            revision=hidden.revision,
            public_note=SECRET,
        )
    assert ReviewRecord.objects.filter(public_note=SECRET).exists()
    GuidePage.objects.update(live_revision=old)
    page.refresh_from_db()
    assert SECRET not in history(page)
