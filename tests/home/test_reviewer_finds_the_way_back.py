"""After deciding in the editor, people land where they may be, and can do no more than before."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import GuidePage, SectionPage
from tests.builders import make_guide, make_staff
from tests.forms import create, guide_form, only_guide, sign_in

pytestmark = pytest.mark.django_db

REFUSAL = "you do not have permission"


@pytest.fixture
def waiting(section: SectionPage) -> GuidePage:
    """A guide that an author has submitted."""
    create(sign_in(make_staff("Author")), section, **{"action-submit": "1"})
    return only_guide()


@pytest.fixture
def reviewer(waiting: GuidePage) -> Client:
    return sign_in(make_staff("Clinical reviewer"))


def decide(client: Client, guide: Page, action: str = "approve", **more: str) -> Any:
    form = {"action-workflow-action": "1", "workflow-action-name": action} | more
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    return client.post(address, guide_form() | form, follow=True)


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_a_reviewer_who_decides_in_the_editor_is_told_so_on_the_dashboard(
    reviewer: Client, waiting: GuidePage, action: str
) -> None:
    response = decide(reviewer, waiting, action)
    assert response.redirect_chain == [("/staff/", 302)]
    assert response.status_code == 200
    page = response.content.decode()
    assert "Fatigue&#x27; has been updated" in page
    assert REFUSAL not in page


def test_a_reviewer_goes_on_where_they_came_from(reviewer: Client, waiting: GuidePage) -> None:
    response = decide(reviewer, waiting, next="/staff/account/")
    assert response.redirect_chain == [("/staff/account/", 302)]
    assert response.status_code == 200


def test_a_reviewer_who_saves_stays_in_the_editor(reviewer: Client, waiting: GuidePage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    response = reviewer.post(address, guide_form(title="Better"), follow=True)
    assert response.redirect_chain == [(address, 302)]


def test_a_publisher_goes_to_the_list_that_the_page_stands_in(
    reviewer: Client, waiting: GuidePage, section: SectionPage
) -> None:
    decide(reviewer, waiting)
    response = decide(sign_in(make_staff("Publisher")), waiting)
    assert response.redirect_chain == [(f"/staff/pages/{section.pk}/", 302)]
    assert response.status_code == 200


@pytest.mark.parametrize(
    "address", ["edit", "unpublish", "delete", "move", "copy", "lock", "unlock", "add_subpage"]
)
def test_a_reviewer_can_do_nothing_with_other_pages(
    reviewer: Client, section: SectionPage, address: str
) -> None:
    other = make_guide(section, title="Not waiting")
    page = section if address == "add_subpage" else other
    response = reviewer.post(
        reverse(f"wagtailadmin_pages:{address}", args=[page.pk]), guide_form(), follow=True
    )
    assert response.status_code == 403 or REFUSAL in response.content.decode()
    now = GuidePage.objects.get(pk=other.pk)
    assert (now.live, now.locked, now.title) == (True, False, "Not waiting")


def test_a_reviewer_cannot_publish_what_waits_for_them(
    reviewer: Client, waiting: GuidePage
) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    reviewer.post(address, guide_form(**{"action-publish": "1"}))
    assert not GuidePage.objects.get(pk=waiting.pk).live


def test_a_reviewer_is_shown_no_list_of_pages(reviewer: Client, section: SectionPage) -> None:
    response = reviewer.get(f"/staff/pages/{section.pk}/", follow=True)
    assert REFUSAL in response.content.decode()
