"""A click or two mends what readers could not find, within what each may do."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale

from home.models import GuidePage, SectionPage
from search.models import SearchTerm, SettledPhrase
from tests.builders import make_guide, make_home, make_section, make_staff
from tests.forms import sign_in
from tests.search.failed_searches import seen

pytestmark = pytest.mark.django_db

REPORT = "/staff/search/missed/"
KEMO = "?" + urlencode({"phrase": "kemo", "language": "en-gb"})
promotions = pytest.mark.skipif(
    not apps.is_installed("wagtail.contrib.search_promotions"), reason="not installed"
)


@pytest.fixture
def publisher(home: Any) -> Client:
    return sign_in(make_staff("Publisher"))


@pytest.fixture
def moderator(home: Any) -> Client:
    return sign_in(make_staff("Moderator"))


@pytest.fixture
def kemo() -> None:
    seen("kemo", 0, 1, 8)


def told(client: Client, query: str = "") -> str:
    response = client.get(REPORT + query)
    assert response.status_code == 200
    page = response.content.decode()
    return page[page.index("listing-results") :]


def test_adding_a_synonym_starts_with_the_phrase_and_settles_it(
    publisher: Client, kemo: None
) -> None:
    add = "/staff/snippets/search/searchterm/add/"
    assert f'href="{add}{KEMO.replace("&", "&amp;")}"' in told(publisher)
    form = publisher.get(add + KEMO).content.decode()
    assert 'name="phrase" value="kemo"' in form
    assert '<option value="en-gb" selected>' in form
    sent = {
        "phrase": "Kemo",
        "target": "chemotherapy",
        "language": "en-gb",
        "kind": "misspelling",
        "direction": "one-way",
        "blocked_with": "",
    }
    assert publisher.post(add, sent).status_code == 302
    assert SettledPhrase.objects.get().how == "synonym"
    assert "Synonym added" in told(publisher, "?settled=yes")


def test_a_synonym_starts_in_the_language_of_the_phrase(publisher: Client) -> None:
    spanish = "?" + urlencode({"phrase": "quimio", "language": "es"})
    form = publisher.get(f"/staff/snippets/search/searchterm/add/{spanish}").content.decode()
    assert '<option value="es" selected>' in form


def test_a_synonym_for_anything_else_settles_nothing(publisher: Client) -> None:
    seen("chemo", 0, 1)
    sent = {
        "phrase": "chemo",
        "target": "chemotherapy",
        "language": "en-gb",
        "kind": "lay",
        "direction": "one-way",
        "blocked_with": "",
    }
    publisher.post("/staff/snippets/search/searchterm/add/", sent)
    assert SearchTerm.objects.exists()
    assert not SettledPhrase.objects.exists()


def add_name(client: Client, guide: GuidePage, name: str = "Kemo") -> Any:
    return client.post(f"{REPORT}also-called/{KEMO}", {"name": name, "guide": guide.pk})


def draft(guide: GuidePage) -> GuidePage:
    return GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()


def test_a_name_goes_into_a_draft_and_readers_see_no_change(
    publisher: Client, guide: GuidePage, kemo: None
) -> None:
    guide.also_called = ["drip"]
    guide.summary = "An unpublished change."
    guide.save_revision()
    assert add_name(publisher, guide).status_code == 302
    assert draft(guide).also_called == ["drip", "Kemo"]
    assert draft(guide).summary == "An unpublished change."
    now = GuidePage.objects.get(pk=guide.pk)
    assert (now.also_called, now.live, now.has_unpublished_changes) == ([], True, True)
    assert now.latest_revision.user.username == "publisher"
    assert SettledPhrase.objects.get().how == "also-called"


def refused(response: Any, why: str) -> None:
    assert response.status_code == 200
    assert why in response.content.decode()
    assert not SettledPhrase.objects.exists()


def test_a_name_the_guide_has_is_not_added_twice(
    publisher: Client, guide: GuidePage, kemo: None
) -> None:
    guide.also_called = ["KEMÓ"]
    guide.save_revision()
    refused(add_name(publisher, guide), "has that name already")
    assert draft(guide).also_called == ["KEMÓ"]


def test_a_moderator_cannot_change_a_guide_this_way(
    moderator: Client, guide: GuidePage, kemo: None
) -> None:
    refused(add_name(moderator, guide), "You may not edit this guide.")
    assert guide.revisions.count() == 0
    assert "also-called" not in told(moderator)
    assert "Dismiss" in told(moderator)


def test_a_locked_guide_is_left_alone(publisher: Client, guide: GuidePage, kemo: None) -> None:
    guide.locked = True
    guide.save()
    refused(add_name(publisher, guide), "locked")
    assert guide.revisions.count() == 0


def test_a_guide_that_follows_another_is_left_alone(
    publisher: Client, guide: GuidePage, kemo: None
) -> None:
    alias = guide.create_alias(update_slug="alias")
    refused(add_name(publisher, alias), "You may not edit this guide.")
    assert alias.revisions.count() == 0


def test_a_guide_in_another_language_cannot_be_chosen(publisher: Client, kemo: None) -> None:
    spanish = make_guide(make_section(make_home("es"), "Inmunoterapia"))
    assert Locale.objects.count() == 2
    refused(add_name(publisher, spanish), "Choose a guide in the language of the phrase.")


def test_a_draft_with_a_mistake_is_told_and_left_alone(
    publisher: Client, section: SectionPage, kemo: None
) -> None:
    guide = make_guide(section)
    refused(add_name(publisher, guide, "x" * 81), "at most 80 characters")
    guide.title = ""
    guide.save_revision(clean=False)
    refused(add_name(publisher, guide), "has a mistake to mend first")


@promotions
def test_promoting_an_answer_starts_with_the_phrase_and_settles_it(
    home: Any, guide: GuidePage, kemo: None
) -> None:
    owner = sign_in(make_staff(None))
    page = told(owner)
    assert f"{REPORT}promote/" in page
    form = owner.get(f"{REPORT}promote/{KEMO}").content.decode()
    assert 'value="kemo"' in form
    assert f'action="{REPORT}promote/{KEMO.replace("&", "&amp;")}"' in form
    sent = {
        "query_string": "kemo",
        "editors_picks-TOTAL_FORMS": "1",
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "1000",
        "editors_picks-0-ORDER": "1",
        "editors_picks-0-page": str(guide.pk),
        "editors_picks-0-external_link_url": "",
        "editors_picks-0-external_link_text": "",
        "editors_picks-0-description": "",
    }
    response = owner.post(f"{REPORT}promote/{KEMO}", sent)
    assert (response.status_code, response.headers["Location"]) == (302, REPORT)
    assert SettledPhrase.objects.get().how == "promoted"


@promotions
def test_promoting_says_the_language_of_the_phrase_where_it_is_not_the_first(home: Any) -> None:
    seen("quimio", 0, 1, 8, language="es")
    form = sign_in(make_staff(None)).get(f"{REPORT}promote/?phrase=quimio&language=es")
    assert 'value="es: quimio"' in form.content.decode()


@promotions
def test_only_a_phrase_that_is_shown_can_be_promoted(home: Any) -> None:
    seen("kemo", 0, 1)
    assert sign_in(make_staff(None)).get(f"{REPORT}promote/{KEMO}").status_code == 404


@promotions
def test_a_moderator_without_the_right_cannot_promote(moderator: Client, kemo: None) -> None:
    theirs = Group.objects.get(name="Moderator").permissions
    theirs.remove(*theirs.filter(content_type__app_label="wagtailsearchpromotions"))
    assert moderator.get(f"{REPORT}promote/{KEMO}").status_code == 302
    assert f"{REPORT}promote/" not in told(moderator)
