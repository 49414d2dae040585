"""Each group may do what its name says, through the editor's own addresses."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Workflow

from home.models import GuidePage, SectionPage
from tests.builders import make_guide, make_staff
from tests.forms import create, edit, guide_form, only_guide, sign_in
from tests.review.checking import client_for, decide
from tests.review.passing import approved
from tests.review.people import make_reviewer

pytestmark = pytest.mark.django_db

GROUPS = ["Author", "Clinical reviewer", "Clinical lead", "Publisher", "Moderator"]


def client_of(group: str | None) -> Client:
    return sign_in(make_staff(group))


def reload(page: Page) -> GuidePage:
    return GuidePage.objects.get(pk=page.pk)


def reached(response: Any) -> bool:
    """Whether the editor showed the page; Wagtail sends those who may not back to the start."""
    return response.status_code == 200


@pytest.mark.parametrize("group", [*GROUPS, None])
def test_everyone_on_the_staff_can_sign_in(home: Page, group: str | None) -> None:
    assert reached(client_of(group).get("/staff/"))


@pytest.mark.parametrize(
    ("group", "may_write", "may_publish"),
    [
        ("Author", True, False),
        ("Publisher", True, True),
        ("Clinical reviewer", False, False),
        ("Clinical lead", False, False),
        ("Moderator", False, False),
    ],
)
def test_who_may_write_and_who_may_publish(
    section: SectionPage, group: str, may_write: bool, may_publish: bool
) -> None:
    client = client_of(group)
    create(client, section)
    assert GuidePage.objects.exists() is may_write
    if may_write:
        approved(only_guide().get_latest_revision())
        edit(client, only_guide(), **{"action-publish": "1"})
    assert GuidePage.objects.filter(live=True).exists() is may_publish


def test_an_author_can_change_a_published_guide_for_nobody_but_staff(section: SectionPage) -> None:
    guide = make_guide(section, title="As published", slug="fatigue")
    author = client_of("Author")
    assert edit(author, guide, title="Changed").status_code == 302
    edit(author, guide, title="Changed", edit_kind="typo", **{"action-publish": "1"})
    assert reload(guide).title == "As published"
    assert reload(guide).get_latest_revision_as_object().title == "Changed"


@pytest.mark.parametrize("address", ["unpublish", "delete", "move"])
def test_an_author_cannot_take_a_published_guide_away(section: SectionPage, address: str) -> None:
    guide = make_guide(section)
    client_of("Author").post(reverse(f"wagtailadmin_pages:{address}", args=[guide.pk]))
    assert reload(guide).live
    assert reload(guide).path == guide.path


def test_an_author_cannot_publish_from_a_list(section: SectionPage) -> None:
    guide = make_guide(section, live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client_of("Author").post(f"{address}?id={guide.pk}")
    assert not reload(guide).live


def publishes(client: Client, guide: Page) -> Any:
    """Approve in the editor, at the publisher's step."""
    form = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    return client.post(address, guide_form() | form)


def submitted(section: SectionPage) -> GuidePage:
    assert create(client_of("Author"), section, **{"action-submit": "1"}).status_code == 302
    return only_guide()


def task(guide: Page) -> str | None:
    current = reload(guide).current_workflow_task
    return current and current.name


def test_the_way_from_draft_to_published_is_a_clinical_check_and_then_publishing() -> None:
    workflow = Workflow.objects.get(active=True, workflow_pages__page__depth=1)
    assert [task.name for task in workflow.tasks] == ["Clinical check", "Publishing"]
    assert [workflow_page.page.depth for workflow_page in workflow.workflow_pages.all()] == [1]


def test_a_guide_goes_live_after_both_approvals_and_not_before(
    client: Client, section: SectionPage
) -> None:
    guide = submitted(section)
    reviewer, publisher = client_for(make_reviewer()), client_of("Publisher")
    assert task(guide) == "Clinical check"
    decide(publisher, guide)
    publishes(publisher, guide)
    assert task(guide) == "Clinical check"
    decide(reviewer, guide)
    assert task(guide) == "Publishing"
    assert not reload(guide).live
    publishes(reviewer, guide)
    assert not reload(guide).live
    publishes(publisher, guide)
    assert task(guide) is None
    assert client.get(guide.url).status_code == 200


def test_an_author_cannot_approve_their_own_guide(section: SectionPage) -> None:
    guide = submitted(section)
    author = Client()
    author.force_login(guide.owner)
    decide(author, guide)
    publishes(author, guide)
    assert task(guide) == "Clinical check"


def test_a_reviewer_can_send_a_guide_back_to_its_author(section: SectionPage) -> None:
    guide = submitted(section)
    reviewer = client_for(make_reviewer())
    decide(reviewer, guide, "reject", comment="Say how often.")
    assert reload(guide).current_workflow_state.status == "needs_changes"
    assert not reached(reviewer.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])))


def test_a_reviewer_reads_what_is_waiting_for_them_and_edits_nothing(section: SectionPage) -> None:
    other = make_guide(section, title="Not waiting")
    waiting = submitted_beside(other)
    reviewer = client_of("Clinical reviewer")
    for guide, may in ((waiting, True), (other, False)):
        assert reached(reviewer.get(reverse("wagtailadmin_pages:edit", args=[guide.pk]))) is may
        edit(reviewer, guide, title="Changed", slug=guide.slug)
        revision = reload(guide).get_latest_revision()
        assert not (revision and revision.as_object().title == "Changed")


def submitted_beside(other: GuidePage) -> GuidePage:
    create(client_of("Author"), other.get_parent(), **{"action-submit": "1"})
    return GuidePage.objects.exclude(pk=other.pk).get()
