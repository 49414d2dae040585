"""After deciding, people land where they may be, and can do no more than before."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from home.models import GuidePage, SectionPage
from tests.builders import make_guide, make_staff
from tests.forms import create, edit, guide_form, only_guide, sign_in
from tests.review.checking import check_address, client_for, decide, decide_in_dialog
from tests.review.people import make_reviewer

pytestmark = pytest.mark.django_db

REFUSAL = "you do not have permission"


@pytest.fixture
def waiting(section: SectionPage) -> GuidePage:
    """A guide that an author has submitted."""
    create(sign_in(make_staff("Author")), section, **{"action-submit": "1"})
    return only_guide()


@pytest.fixture
def reviewer(waiting: GuidePage) -> Client:
    return client_for(make_reviewer())


@pytest.mark.parametrize(
    ("decision", "told"), [("approve", "You approved “Fatigue”"), ("reject", "You sent “Fatigue”")]
)
def test_a_reviewer_who_decides_is_told_so_on_the_dashboard(
    reviewer: Client, waiting: GuidePage, decision: str, told: str
) -> None:
    response = decide(reviewer, waiting, decision, comment="Read.")
    assert response.redirect_chain == [("/staff/", 302)]
    assert response.status_code == 200
    page = response.content.decode()
    assert told in page
    assert REFUSAL not in page


def test_from_the_dialog_a_reviewer_goes_to_the_dashboard(
    reviewer: Client, waiting: GuidePage
) -> None:
    response = decide_in_dialog(reviewer, waiting)
    assert json.loads(response.content)["redirect"] == "/staff/"
    assert REFUSAL not in reviewer.get("/staff/").content.decode()


def test_who_comes_too_late_is_told_so_on_the_dashboard(
    reviewer: Client, waiting: GuidePage
) -> None:
    decide(reviewer, waiting)
    response = reviewer.get(check_address(waiting), follow=True)
    assert response.redirect_chain == [("/staff/", 302)]
    assert "is not waiting for a clinical check" in response.content.decode()


def test_a_publisher_goes_to_the_list_that_the_page_stands_in(
    reviewer: Client, waiting: GuidePage, section: SectionPage
) -> None:
    decide(reviewer, waiting)
    form = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = edit(sign_in(make_staff("Publisher")), waiting, **form)
    assert response.headers["Location"] == f"/staff/pages/{section.pk}/"


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
