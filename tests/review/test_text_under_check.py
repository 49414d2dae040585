"""While a text is checked nobody changes it; and what the editor's form asks."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.models import GuidePage, SectionPage
from review.models import Edit, Reviewer, ReviewRecord
from tests.builders import heading, make_guide, make_staff, text
from tests.forms import create, edit, guide_form, only_guide, sign_in
from tests.review.checking import (
    check_address,
    client_for,
    decide,
    reload,
    task_of,
    told,
)
from tests.review.people import make_reviewer
from users.models import User

pytestmark = pytest.mark.django_db

OTHER = [heading("How it works"), text("It works in quite another way.")]
TYPO = [heading("How it works"), text("It works like thiss.")]


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return make_guide(section)


@pytest.mark.parametrize("group", ["Author", "Publisher", "Clinical reviewer", None])
def test_nobody_changes_a_text_that_is_being_checked(waiting: GuidePage, group: str | None) -> None:
    user = make_staff(group, "somebody")
    GuidePage.objects.filter(pk=waiting.pk).update(locked=True, locked_by=user)
    before = reload(waiting).latest_revision_id
    client = sign_in(user)
    response = edit(client, waiting, title="Changed")
    assert response.status_code == 200
    assert "could not be saved as it is locked" in told(response)
    assert reload(waiting).latest_revision_id == before
    assert not reload(waiting).permissions_for_user(user).can_unpublish()


def test_the_editor_says_so_and_leads_a_reviewer_on(
    waiting: GuidePage, author: User, reviewer: User
) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    page = told(client_for(reviewer).get(address))
    assert "A clinician is checking this text" in page
    assert check_address(waiting) in page
    page = told(client_for(author).get(address))
    assert "can cancel the workflow" in page
    assert check_address(waiting) not in page


def test_who_submitted_it_can_take_it_back_and_write_on(waiting: GuidePage, author: User) -> None:
    client = sign_in(author)
    edit(client, waiting, **{"action-cancel-workflow": "1"})
    assert task_of(waiting) is None
    assert edit(client, waiting, title="Changed", slug=waiting.slug).status_code == 302
    assert reload(waiting).get_latest_revision_as_object().title == "Changed"


def test_a_reviewer_decides_nothing_through_the_editor(waiting: GuidePage, reviewer: User) -> None:
    form = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = edit(client_for(reviewer), waiting, **form)
    assert "locked" in told(response)
    assert not ReviewRecord.objects.exists()


# --- From the editor's form ---


def test_the_form_asks_what_changed_and_keeps_the_answer(guide: GuidePage, author: User) -> None:
    client = sign_in(author)
    changes: dict[str, Any] = {"title": guide.title, "slug": guide.slug, "action-submit": "1"}
    response = edit(client, guide, **changes)
    assert "Say what kind of edit this is." in told(response)
    assert "the version that readers see" in told(response)
    answer = {"edit_kind": "meaning", "edit_sentence": "It says how long it takes."}
    assert edit(client, guide, **changes, **answer).status_code == 302
    assert task_of(guide) == "Clinical check"
    page = told(client_for(make_reviewer()).get(check_address(guide)))
    assert "It says how long it takes." in page


def test_a_new_guide_is_submitted_without_more_questions(
    section: SectionPage, author: User, client: Client
) -> None:
    assert create(sign_in(author), section, **{"action-submit": "1"}).status_code == 302
    assert task_of(only_guide()) == "Clinical check"


def test_a_card_in_use_stays(waiting: GuidePage, reviewer: User) -> None:
    decide(client_for(reviewer), waiting)
    card = Reviewer.objects.get()
    address = reverse(Reviewer.snippet_viewset.get_url_name("delete"), args=[card.pk])
    response = client_for(make_staff(None)).post(address, follow=True)
    assert response.status_code == 200
    assert "has checked pages, so the card stays" in told(response)
    assert Reviewer.objects.exists()


# --- Wagtail's own pages go on working beside what only the form asks ---


def test_versions_can_be_compared(waiting: GuidePage, author: User) -> None:
    versions = ["live", waiting.get_latest_revision().pk]
    address = reverse("wagtailadmin_pages:revisions_compare", args=[waiting.pk, *versions])
    assert "quite another way" in told(client_for(author).get(address))


def test_copying_and_aliases_have_their_forms(guide: GuidePage) -> None:
    publisher = client_for(make_staff("Publisher"))
    alias = guide.create_alias(update_slug="the-same")
    for name, page in (("copy", guide), ("edit", alias), ("edit", guide)):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        assert publisher.get(address).status_code == 200


def test_autosave_asks_nothing(guide: GuidePage, author: User) -> None:
    form = guide_form(title="Half a title", slug=guide.slug)
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    response = client_for(author).post(address, form, headers={"accept": "application/json"})
    assert response.json()["success"]
    assert not Edit.objects.exists()
