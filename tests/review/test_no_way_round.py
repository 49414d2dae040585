"""No way of publishing puts a text before readers that a clinician had to approve and did not."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from home.models import GuidePage, SectionPage
from review.edit_kinds import EditKind
from review.models import Publication
from review.publishing import UnapprovedError
from tests.builders import guide_fields, heading, make_guide, make_home, make_staff, text
from tests.forms import create, guide_form
from tests.review import publishing_ways as ways
from tests.review.checking import client_for, reload, told
from tests.review.people import approve, make_reviewer, new_version

pytestmark = pytest.mark.django_db

OTHER = [heading("How it works"), text(ways.WORDS)]
TYPO = [heading("How it works"), text("Like thiss.")]
REFUSED = "no clinician has approved"
SAID: dict[str | None, dict[str, str]] = {
    None: {},
    EditKind.MEANING: {"edit_kind": "meaning", "edit_sentence": "It works otherwise."},
    EditKind.SAFETY: {"edit_kind": "safety", "edit_sentence": "It works otherwise."},
}


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return make_guide(section, body=[heading("How it works"), text("Like this.")])


@pytest.fixture(params=["Publisher", None], ids=["publisher", "superuser"])
def user(request: pytest.FixtureRequest) -> Any:
    somebody = make_staff(request.param, "somebody")
    if request.param:
        permission = Permission.objects.get(codename="submit_translation")
        somebody.user_permissions.add(permission)
    return somebody


@pytest.fixture
def client(user: Any) -> Client:
    return client_for(user)


def readers_get(words: str) -> bool:
    """Whether any live page says so, or any page that readers were ever given."""
    live = GuidePage.objects.filter(live=True)
    return any(words in str(page.body) for page in live)


def name(way: Any) -> str:
    return str(way.__name__).replace("_", " ")


# --- Refused ---


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("way", ways.STAFF_WAYS, ids=name)
def test_staff_cannot_publish_what_waits_for_a_clinician(
    client: Client, user: Any, guide: GuidePage, way: ways.Way, kind: str | None
) -> None:
    version = new_version(guide, user, kind, body=OTHER)
    response = way(client, user, guide, SAID[kind])
    assert not readers_get(ways.WORDS)
    assert not Publication.objects.exists()
    assert ways.WORDS in str(version.as_object().body), "what was written is still there"
    if way is not ways.by_schedule:
        assert response.status_code in (200, 403)
        assert response.headers["Content-Type"].startswith(("text/html", "application/json"))
        asked = "Say what kind of edit this is" if kind is None else REFUSED
        assert REFUSED in told(response) or asked in told(response)


@pytest.mark.parametrize("way", [ways.by_button, ways.by_reverting], ids=name)
def test_the_editor_keeps_what_was_typed(
    client: Client, user: Any, guide: GuidePage, way: ways.Way
) -> None:
    new_version(guide, user, EditKind.MEANING, body=OTHER)
    page = told(way(client, user, guide, SAID[EditKind.MEANING]))
    assert ways.WORDS in page
    assert "It works otherwise." in page
    assert 'value="meaning"' in page


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("way", ways.CODE_WAYS, ids=name)
def test_code_cannot_either(
    client: Client, user: Any, guide: GuidePage, way: ways.Way, kind: str | None
) -> None:
    new_version(guide, user, kind, body=OTHER)
    with pytest.raises(UnapprovedError):
        way(client, user, guide, {})
    assert not readers_get(ways.WORDS)
    assert not Publication.objects.exists()


def test_a_new_guide_is_not_created_live(client: Client, section: SectionPage) -> None:
    response = create(client, section, **{"action-publish": "1", "edit_kind": "typo"})
    assert response.status_code == 200
    assert REFUSED in told(response)
    assert "Your body is busy." in told(response)
    assert not GuidePage.objects.filter(live=True).exists()


def test_a_schedule_in_the_form_is_refused_at_once(
    client: Client, user: Any, guide: GuidePage
) -> None:
    new_version(guide, user, EditKind.MEANING, body=OTHER)
    said = SAID[EditKind.MEANING] | {"go_live_at": "2090-01-01 09:00"}
    assert REFUSED in told(ways.by_button(client, user, guide, said))
    assert not reload(guide).scheduled_revision


@pytest.mark.parametrize("way", ways.COPYING_WAYS, ids=name)
def test_another_page_made_of_it_shows_nothing_unapproved(
    client: Client, user: Any, guide: GuidePage, way: Any
) -> None:
    spanish, _ = Locale.objects.get_or_create(language_code="es")
    make_home("es", translation_key=guide.get_parent().get_parent().translation_key)
    guide.get_parent().specific.copy_for_translation(spanish, copy_parents=True)
    new_version(guide, user, EditKind.MEANING, body=OTHER)
    response = way(client, user, guide)
    made = GuidePage.objects.exclude(pk=guide.pk).get()
    assert getattr(response, "status_code", 302) in (200, 201, 302)
    assert not readers_get(ways.WORDS)
    is_an_alias = "alias" in way.__name__
    assert made.live is is_an_alias
    if not is_an_alias:
        with pytest.raises(UnapprovedError):
            made.get_latest_revision_as_object().save_revision().publish()


def test_a_page_saved_by_code_is_not_live(section: SectionPage) -> None:
    page = GuidePage(**guide_fields(), locale=section.locale, live=True)
    section.add_child(instance=page)
    assert not reload(page).live


# --- Allowed ---


@pytest.mark.parametrize(
    "way",
    [way for way in [*ways.STAFF_WAYS, *ways.CODE_WAYS] if way is not ways.by_edit_action],
    ids=name,
)
def test_a_typo_goes_live_every_way(
    client: Client, user: Any, guide: GuidePage, way: ways.Way
) -> None:
    new_version(guide, user, EditKind.TYPO, body=TYPO)
    saying = way in (ways.by_button, ways.by_reverting)
    if way is ways.by_api_after_reverting:
        # Reverting makes a version about which nothing was said.
        assert way(client, user, guide, {}).status_code == 403
        return
    if way in (ways.by_list_of_the_page_above, ways.by_unpublishing_first):
        # Nothing that readers ever had to compare with: this one was never published by us.
        reload(guide).get_latest_revision().publish()
    way(client, user, guide, {"edit_kind": "typo"} if saying else {})
    assert readers_get("thiss")
    assert Publication.objects.latest("pk").kind == EditKind.TYPO


@pytest.mark.parametrize("way", [*ways.STAFF_WAYS, *ways.CODE_WAYS], ids=name)
def test_what_a_clinician_approved_goes_live_every_way(
    client: Client, user: Any, guide: GuidePage, way: ways.Way
) -> None:
    approve(new_version(guide, user, EditKind.MEANING, body=OTHER), make_reviewer())
    way(client, user, guide, SAID[None])  # nothing has changed since
    assert readers_get(ways.WORDS)
    assert Publication.objects.exists()


# --- Whole or not at all ---


def test_a_refused_request_changes_nothing(client: Client, user: Any, guide: GuidePage) -> None:
    """Two pages ticked in a list: the one that could go does not go alone."""
    new_version(guide, user, EditKind.TYPO, body=TYPO)
    other = make_guide(guide.get_parent())
    new_version(other, user, EditKind.MEANING, body=OTHER)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{address}?id={guide.pk}&id={other.pk}&next=/staff/", follow=True)
    assert REFUSED in told(response)
    assert not readers_get("thiss")
    assert not Publication.objects.exists()


def test_a_failure_half_way_leaves_no_half(
    client: Client, user: Any, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_version(guide, user, EditKind.TYPO, body=TYPO)
    before = reload(guide).latest_revision_id

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("wagtail.admin.views.pages.edit.EditView.redirect_away", fail)
    client.raise_request_exception = False
    response = ways.by_button(client, user, guide, {"edit_kind": "typo"})
    assert response.status_code == 500
    assert reload(guide).latest_revision_id == before
    assert not readers_get("thiss")
    assert not Publication.objects.exists()


def test_the_last_step_in_the_editor_refuses_a_new_meaning_and_keeps_it(
    client: Client, user: Any, guide: GuidePage
) -> None:
    new_version(guide, user, EditKind.TYPO, body=TYPO)
    latest = reload(guide).get_latest_revision_as_object()
    latest.get_workflow().start(latest, user)
    form = guide_form(
        title=guide.title,
        slug=guide.slug,
        edit_kind="meaning",
        edit_sentence="It says more.",
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    response = client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), form)
    assert REFUSED in told(response)
    assert "Your body is busy." in told(response)
    assert reload(guide).current_workflow_task.name == "Publishing"
