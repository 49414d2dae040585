"""`<page>/history/<number>/`: what readers got before, marked as old, and nothing else."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import PageViewRestriction, Revision

from home.models import GuidePage, HomePage, SectionPage
from review import decisions
from review.edit_kinds import EditKind
from review.models import Publication
from tests.builders import heading, make_digest, make_guide, make_home, make_section, text
from tests.home.marked import make_fact, stated
from tests.review.people import make_reviewer, new_version, publish_checked
from tests.review.reading import publication, queries, words
from users.models import User

pytestmark = pytest.mark.django_db

THEN = datetime(2020, 1, 2, 12, tzinfo=UTC)


def body(words: str) -> list[dict[str, Any]]:
    return [heading("How it works"), text(words)]


@pytest.fixture
def reviewer(home: HomePage) -> User:
    return make_reviewer()


@pytest.fixture
def guide(section: SectionPage, reviewer: User) -> GuidePage:
    """A guide that said something else before."""
    page = make_guide(section, title="Fatigue", body=body("Rest as much as you can."))
    page.save_as_loaded()
    page.refresh_from_db()
    publish_checked(page, reviewer, body=body("Move a little each day."))
    return page


def old(page: Any) -> str:
    return f"{page.url}history/{page.publications.earliest('pk').pk}/"


def test_it_reads_as_it_did_and_says_at_the_top_that_it_is_old(
    client: Client, guide: GuidePage
) -> None:
    said = words(client, old(guide))
    assert "Rest as much as you can." in said
    assert "Move a little" not in said
    assert "Move a little" in words(client, guide.url)
    notice = "This is an old version. This is how the page read from"
    assert 0 < said.index(notice) < said.index("In short")
    assert "It may be wrong now." in said
    assert f'href="{guide.url}"' in client.get(old(guide)).content.decode()
    assert "No clinician has checked" not in said, "that is about the page as it is"


def test_it_says_that_shared_numbers_are_those_of_today(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    said = "shown as they are today"
    assert said not in words(client, old(guide))
    publish_checked(guide, reviewer, body=body(stated(make_fact())))
    publish_checked(guide, reviewer, body=body("Walk."))
    with_fact = guide.publications.order_by("-pk")[1]
    assert said in words(client, f"{guide.url}history/{with_fact.pk}/")


def test_the_history_leads_to_it(client: Client, guide: GuidePage) -> None:
    page = client.get(f"{guide.url}history/").content.decode()
    assert page.count("Read this earlier version") == 1
    assert f'href="{old(guide)}"' in page


def test_it_says_from_when_to_when(client: Client, guide: GuidePage) -> None:
    first = guide.publications.get(revision__lt=guide.live_revision_id).revision
    row = publication(guide, "wording", THEN, revision=first)
    later = datetime(2020, 3, 4, 12, tzinfo=UTC)
    publication(guide, "wording", later, revision=guide.live_revision)
    said = words(client, f"{guide.url}history/{row.pk}/")
    assert "from 2 January 2020 to 4 March 2020." in said


def test_a_digest_has_earlier_versions_too(client: Client, home: HomePage, reviewer: User) -> None:
    digest = type(made := make_digest(home)).objects.get(pk=made.pk)
    digest.save_as_loaded()
    publish_checked(digest, reviewer, summary="Now something else.")
    said = words(client, old(digest))
    assert "One approval." in said
    assert "This is an old version." in said


@pytest.mark.parametrize("kind", [EditKind.SAFETY, EditKind.WORDING])
def test_a_version_that_was_unsafe_is_marked_more_strongly(
    client: Client, guide: GuidePage, kind: str
) -> None:
    publication(guide, kind, THEN, revision=guide.live_revision)
    strong = "Do not rely on this" in words(client, old(guide))
    assert strong == (kind == EditKind.SAFETY)


def test_so_is_one_that_was_corrected(client: Client, guide: GuidePage) -> None:
    publication(guide, "typo", THEN, revision=guide.live_revision, is_correction=True)
    assert "Do not rely on this" in words(client, old(guide))


def test_search_engines_leave_it_alone(client: Client, guide: GuidePage) -> None:
    response = client.get(old(guide))
    assert response.headers["X-Robots-Tag"] == "noindex"
    page = response.content.decode()
    assert '<meta name="robots" content="noindex">' in page
    canonical = f'<link rel="canonical" href="{settings.PORTAL_BASE_URL}{guide.url}">'
    assert canonical in page
    assert page.count('rel="canonical"') == 1
    assert "ld+json" not in page
    assert "noindex" not in client.get(guide.url).content.decode()


def test_the_present_version_is_the_page_itself(client: Client, guide: GuidePage) -> None:
    now = guide.publications.get(revision=guide.live_revision)
    response = client.get(f"{guide.url}history/{now.pk}/")
    assert (response.status_code, response.headers["Location"]) == (302, guide.url)


def test_what_readers_never_got_is_not_there(client: Client, guide: GuidePage) -> None:
    draft = new_version(guide, kind=EditKind.MEANING, body=body("Secret plans."))
    beyond = Publication.objects.latest("pk").pk + 1
    for number in (draft.pk, beyond):
        address = f"{guide.url}history/{number}/"
        assert "Secret plans" not in client.get(address).content.decode()
        assert client.get(address).status_code in (404, 302)
    assert client.get(f"{guide.url}history/{beyond}/").status_code == 404


def test_the_version_of_another_page_is_not_there(
    client: Client, home: HomePage, section: SectionPage, guide: GuidePage
) -> None:
    number = old(guide).split("/")[-2]
    beside = make_guide(section)
    spanish = make_section(make_home("es", translation_key=home.translation_key), "Inmunoterapia")
    other = make_guide(spanish, title="Fatiga", translation_key=guide.translation_key)
    for page in (beside, other, section):
        assert client.get(f"{page.url}history/{number}/").status_code == 404


@pytest.mark.parametrize("hide", ["unpublish", "withdraw", "private", "private section"])
def test_of_a_page_that_readers_may_not_see_there_is_none(
    client: Client, section: SectionPage, guide: GuidePage, hide: str
) -> None:
    address = old(guide)
    assert client.get(address).status_code == 200
    if hide == "unpublish":
        guide.unpublish()
    elif hide == "withdraw":
        decisions.withdraw(guide, "It was wrong.")
    else:
        page = section if "section" in hide else guide
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(address).status_code == (410 if hide == "withdraw" else 404)


@pytest.mark.parametrize(
    "number",
    ["0", "9" * 18, "9" * 19, "9" * 400, "-1", "abc", "1e5", "%00", "١", "1%20OR%201", "1.0", "²"],
)
def test_numbers_that_are_none(client: Client, guide: GuidePage, number: str) -> None:
    assert client.get(f"{guide.url}history/{number}/").status_code == 404
    assert client.get(f"{guide.url}history/{number}").status_code in (301, 404)


def test_a_version_no_longer_kept_says_so(client: Client, guide: GuidePage) -> None:
    address = old(guide)
    Revision.objects.filter(pk=guide.publications.earliest("pk").revision_id).delete()
    said = words(client, address, status=404)
    assert "This version is no longer kept" in said
    assert "“Fatigue” was changed on" in said
    assert address not in client.get(f"{guide.url}history/").content.decode()


@pytest.mark.parametrize(
    "content",
    [
        {"body": '[{"type": "no_such_block", "value": {"x": 1}, "id": "a"}]'},
        {"body": '[{"type": "text", "value": {"not": "text"}, "id": "a"}]'},
        {"body": "not JSON"},
        {"sources": '[{"type": "source", "value": {"title": "As it was", "url": "x"}}]'},
        {"for_whom": 7, "stages": {"a": 1}},
        {"no_such_field": 1, "title": None},
    ],
)
def test_a_text_that_the_page_of_today_cannot_show_ends_in_an_ordinary_page(
    client: Client, guide: GuidePage, content: dict[str, Any]
) -> None:
    revision = guide.publications.earliest("pk").revision
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | content)
    response = client.get(old(guide))
    assert response.status_code in (200, 404)
    assert b"old version" in response.content or b"no longer kept" in response.content


def test_it_is_cheap(client: Client, guide: GuidePage) -> None:
    address = old(guide)
    before = queries(client, address)
    for _ in range(30):
        publication(guide, "meaning", THEN, revision=guide.live_revision)
    assert queries(client, address) == before <= 12
