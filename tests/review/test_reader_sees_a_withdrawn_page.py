"""A page that was taken down leaves a notice at its address, and nothing anywhere else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import GuidePage, HomePage, SectionPage
from review import decisions
from tests.builders import make_digest, make_guide, make_home, make_section, make_staff
from tests.review.reading import queries, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

REASON = "A trial found <more> harm than we wrote."


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    page = make_guide(section, title="Old advice")
    page.save_as_loaded()
    page.refresh_from_db()
    return page


def withdraw(page: Any, **more: Any) -> Any:
    decision = decisions.withdraw(page, REASON, **more)
    page.refresh_from_db()
    return decision


def test_the_notice_says_what_is_gone_why_since_when_and_where_to_go(
    client: Client, section: SectionPage, guide: GuidePage
) -> None:
    other = make_guide(section, title="New advice")
    withdraw(guide, instead=other.page_ptr)
    said = words(client, guide.url, status=410)
    day = timezone.localtime().strftime("%-d %B %Y")
    for part in ("Old advice", "We have taken this page down.", REASON, f"down since {day}"):
        assert part in said
    assert "New advice" in said
    assert "All we have on Immunotherapy" in said
    assert "Search in your own words" in said
    page = client.get(guide.url).content.decode()
    assert f'href="{other.url}"' in page
    assert 'role="search"' in page


def test_it_is_kept_by_nobody_indexed_by_nobody_and_tells_machines_nothing(
    client: Client, guide: GuidePage
) -> None:
    withdraw(guide)
    response = client.get(guide.url)
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Cache-Control"] == "no-store"
    page = response.content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "ld+json" not in page
    assert 'rel="canonical"' not in page


def test_a_digest_leaves_one_too(client: Client, home: HomePage) -> None:
    digest = make_digest(home, title="That month")
    withdraw(type(digest).objects.get(pk=digest.pk))
    assert "That month" in words(client, digest.url, status=410)


def test_it_is_found_nowhere_else(client: Client, section: SectionPage, guide: GuidePage) -> None:
    beside = make_guide(section)
    withdraw(guide)
    for place in (section.url, beside.url, "/search/?q=advice", "/sitemap.xml", "/feed.xml"):
        assert "Old advice" not in client.get(place).content.decode(), place
        assert guide.url not in client.get(place).content.decode(), place


def test_its_history_and_earlier_versions_say_the_same(client: Client, guide: GuidePage) -> None:
    publication = guide.publications.get()
    places = [f"{guide.url}history/", f"{guide.url}history/{publication.pk}/"]
    withdraw(guide)
    for place in places:
        said = words(client, place, status=410)
        assert REASON in said, place
        assert "Read this earlier version" not in said
    assert client.get(f"{guide.url}other/").status_code == 404


def test_of_a_page_that_is_only_unpublished_there_is_no_history(
    client: Client, guide: GuidePage
) -> None:
    guide.unpublish()
    assert client.get(f"{guide.url}history/").status_code == 404


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_it_does_not_lead_where_readers_may_not_go(
    client: Client, section: SectionPage, guide: GuidePage, hidden: str
) -> None:
    other = make_guide(section, title="Hidden advice", live=hidden != "draft")
    if hidden == "private":
        PageViewRestriction.objects.create(page=other, restriction_type="login")
    withdraw(guide, instead=other.page_ptr)
    said = words(client, guide.url, status=410)
    assert "Hidden advice" not in said
    assert "All we have on Immunotherapy" in said


def test_of_a_private_page_there_is_no_notice(
    client: Client, section: SectionPage, guide: GuidePage
) -> None:
    withdraw(guide)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert client.get(guide.url).status_code == 404


def test_a_page_that_is_only_unpublished_answers_as_one_that_never_was(
    client: Client, guide: GuidePage
) -> None:
    guide.unpublish()
    assert client.get(guide.url).status_code == 404


def test_a_page_that_was_put_back_is_there_again(client: Client, guide: GuidePage) -> None:
    withdraw(guide)
    lead = make_staff(None)
    decisions.restore(guide, timezone.localdate() + timedelta(30), "The trial was mistaken.", lead)
    assert "taken this page down" not in words(client, guide.url)
    guide.refresh_from_db()
    guide.unpublish()
    assert client.get(guide.url).status_code == 404, "that was another matter"


def test_a_page_that_was_put_back_last_changed_when_its_text_did(guide: GuidePage) -> None:
    long_ago = timezone.now() - timedelta(days=400)
    GuidePage.objects.update(last_published_at=long_ago)
    guide.refresh_from_db()
    withdraw(guide)
    lead = make_staff(None)
    page = GuidePage.objects.get()
    decisions.restore(page, timezone.localdate() + timedelta(30), "It was right.", lead)
    page.refresh_from_db()
    assert (page.live, page.last_published_at) == (True, long_ago)


def test_a_page_that_was_published_anew_is_there_again(client: Client, guide: GuidePage) -> None:
    withdraw(guide)
    guide.save_as_loaded()
    assert client.get(guide.url).status_code == 200
    guide.refresh_from_db()
    guide.unpublish()
    assert client.get(guide.url).status_code == 404, "that was another matter"


def test_only_the_language_it_was_taken_down_in_has_the_notice(
    client: Client, home: HomePage, section: SectionPage, guide: GuidePage
) -> None:
    spanish = make_home("es", translation_key=home.translation_key)
    there: SectionPage = make_section(
        spanish, section.title, slug=section.slug, translation_key=section.translation_key
    )
    same = make_guide(
        there, slug=guide.slug, title="Consejo", translation_key=guide.translation_key
    )
    withdraw(guide)
    assert client.get(same.url).status_code == 200
    guide.save_as_loaded()
    withdraw(type(same).objects.get(pk=same.pk))
    assert client.get(guide.url).status_code == 200
    response = client.get(same.url)
    assert response.status_code == 410
    assert response.headers["Content-Language"] == "es"
    assert "Consejo" in words(client, same.url, status=410)


def test_a_notice_is_cheap_and_a_missing_page_hardly_dearer(
    client: Client, guide: GuidePage
) -> None:
    withdraw(guide)
    assert queries(client, guide.url) <= 12
    assert queries(client, "/immunotherapy/no-such-page/") <= 12
