"""The step in which a clinician checks: who may, what it writes, and what passes by itself."""

import json
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import TaskState

from home.models import GuidePage, SectionPage
from review.edit_kinds import EditKind
from review.models import Publication, ReviewRecord
from review.refusal import RefusedError
from tests.builders import heading, make_guide, make_staff, text
from tests.review.checking import (
    check_address,
    client_for,
    decide,
    decide_in_dialog,
    reload,
    submit,
    task_of,
    told,
)
from tests.review.people import make_reviewer, new_version, publish_checked
from users.models import User

pytestmark = pytest.mark.django_db

OTHER = [heading("How it works"), text("It works in quite another way.")]
TYPO = [heading("How it works"), text("It works like thiss.")]


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return make_guide(section)


def last_state(page: GuidePage, task: str = "Clinical check") -> TaskState:
    return TaskState.objects.filter(task__name=task, revision__object_id=str(page.pk)).latest("pk")


# --- What passes by itself ---


def test_a_new_meaning_waits_for_a_clinician(waiting: GuidePage) -> None:
    assert task_of(waiting) == "Clinical check"


@pytest.mark.parametrize("kind", [EditKind.TYPO, EditKind.WORDING])
def test_a_small_edit_goes_on_to_publishing_and_says_why(
    guide: GuidePage, author: User, kind: str
) -> None:
    new_version(guide, author, kind, body=TYPO)
    submit(guide, author)
    assert task_of(guide) == "Publishing"
    skipped = last_state(guide)
    assert skipped.status == TaskState.STATUS_SKIPPED
    assert "wording" in skipped.comment
    assert skipped.finished_at
    assert not ReviewRecord.objects.exists()


def test_what_nobody_said_anything_about_waits(guide: GuidePage, author: User) -> None:
    new_version(guide, author, body=TYPO)
    submit(guide, author)
    assert task_of(guide) == "Clinical check"


def test_a_text_that_nobody_ever_checked_can_be_submitted_as_it_is(
    guide: GuidePage, author: User
) -> None:
    new_version(guide, author)
    submit(guide, author)
    assert task_of(guide) == "Clinical check"


def test_a_checked_text_is_not_checked_again_before_it_is_due(
    guide: GuidePage, author: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = publish_checked(guide, reviewer, body=OTHER)
    new_version(guide, author)
    submit(guide, author)
    assert task_of(guide) == "Publishing"
    reload(guide).current_workflow_state.cancel(user=author)
    assert record.due
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: record.due)
    submit(guide, author)
    assert task_of(guide) == "Clinical check"


def test_a_page_of_another_kind_needs_no_clinician(section: SectionPage, author: User) -> None:
    section.save_revision(user=author)
    section.get_workflow().start(section, author)
    assert section.current_workflow_task.name == "Publishing"


def test_nobody_is_told_of_what_passed(
    guide: GuidePage, author: User, reviewer: User, mailoutbox: list[Any]
) -> None:
    new_version(guide, author, EditKind.TYPO, body=TYPO)
    submit(guide, author)
    assert not [mail for mail in mailoutbox if reviewer.email in mail.to]
    new_version(make_guide(guide.get_parent()), author, EditKind.MEANING, body=OTHER)
    submit(GuidePage.objects.latest("pk"), author)
    assert [mail for mail in mailoutbox if reviewer.email in mail.to]


# --- Deciding ---


def test_an_approval_is_written_down_and_the_page_goes_on(
    waiting: GuidePage, reviewer: User
) -> None:
    response = decide(
        client_for(reviewer), waiting, public_note="Read in full.", comment="Well done."
    )
    assert response.redirect_chain == [("/staff/", 302)]
    assert "You approved" in told(response)
    assert task_of(waiting) == "Publishing"
    record = ReviewRecord.objects.get()
    assert (record.outcome, record.public_note, record.staff_note, record.interval) == (
        "approved",
        "Read in full.",
        "Well done.",
        24,
    )
    assert record.revision_id == last_state(waiting).revision_id
    assert last_state(waiting).comment == "Well done."


def test_then_a_publisher_publishes_it(waiting: GuidePage, reviewer: User) -> None:
    decide(client_for(reviewer), waiting)
    response = decide_in_dialog(client_for(make_staff("Publisher")), waiting)
    assert json.loads(response.content)["step"] == "success"
    assert "another way" in str(reload(waiting).body)
    assert Publication.objects.get().kind == EditKind.MEANING


def test_a_text_goes_back_with_a_reason_only(waiting: GuidePage, reviewer: User) -> None:
    client = client_for(reviewer)
    response = decide(client, waiting, "reject", public_note="Typed by mistake")
    assert "Say what should change" in told(response)
    assert "Typed by mistake" in told(response)
    assert not ReviewRecord.objects.exists()
    response = decide(client, waiting, "reject", comment="The dose is wrong.")
    assert response.redirect_chain == [("/staff/", 302)]
    assert ReviewRecord.objects.get().outcome == "sent-back"
    assert reload(waiting).current_workflow_state.status == "needs_changes"


def test_the_dialog_of_the_dashboard_writes_the_same(waiting: GuidePage, reviewer: User) -> None:
    client = client_for(reviewer)
    response = decide_in_dialog(client, waiting, "reject")
    assert "Say what should change" in json.loads(response.content)["html"]
    response = decide_in_dialog(client, waiting, "approve", public_note="Read.")
    assert json.loads(response.content) == {"step": "success", "redirect": "/staff/"}
    assert ReviewRecord.objects.get().public_note == "Read."


@pytest.mark.parametrize("way", [decide, decide_in_dialog])
def test_only_a_lead_with_a_reason_lets_a_page_wait_longer(waiting: GuidePage, way: Any) -> None:
    client = client_for(make_reviewer("reviewer-two"))
    assert "Only a clinical lead may allow more" in told(way(client, waiting, interval=36))
    lead = client_for(make_reviewer("lead", "Clinical lead"))
    assert "Say why this page may wait longer" in told(way(lead, waiting, interval=36))
    assert not ReviewRecord.objects.exists()
    way(lead, waiting, interval=36, interval_reason="Nothing moves in this field.")
    assert ReviewRecord.objects.get().interval == 36


def test_who_has_no_public_card_is_told_so_and_decides_nothing(waiting: GuidePage) -> None:
    client = client_for(make_staff("Clinical reviewer"))
    page = told(client.get(check_address(waiting)))
    assert "you need a public card first" in page
    assert 'value="approve"' not in page
    assert 'value="reject"' not in page
    assert "you need a public card first" in told(decide(client, waiting))
    assert task_of(waiting) == "Clinical check"


@pytest.mark.parametrize("group", ["Clinical reviewer", None])
def test_who_wrote_the_text_is_told_so_and_may_send_it_back(
    guide: GuidePage, section: SectionPage, group: str | None
) -> None:
    writer = make_reviewer("writer", "Clinical reviewer")
    if group is None:
        writer.is_superuser = True
        writer.save()
    new_version(guide, writer, EditKind.MEANING, body=OTHER)
    submit(guide, make_staff("Author"))
    client = client_for(writer)
    page = told(client.get(check_address(guide)))
    assert "You worked on this text" in page
    assert 'value="approve"' not in page
    assert 'value="reject"' in page
    assert "You worked on this text" in told(decide(client, guide))
    assert not ReviewRecord.objects.exists()


def test_a_refusal_from_code_writes_nothing(waiting: GuidePage, author: User) -> None:
    state = reload(waiting).current_workflow_task_state
    with pytest.raises(RefusedError, match="public card"):
        state.task.specific.on_action(state, author, "approve")
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_two_do_not_decide_the_same_text(waiting: GuidePage, reviewer: User) -> None:
    state = reload(waiting).current_workflow_task_state
    decide(client_for(reviewer), waiting)
    other = make_reviewer("reviewer-two")
    with pytest.raises(RefusedError, match="already"):
        state.task.specific.on_action(state, other, "reject", comment="No.")
    assert ReviewRecord.objects.count() == 1
    address = reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, "reject", state.pk])
    response = client_for(other).post(address, {"comment": "No."}, follow=True)
    assert "Somebody has decided about this text already." in told(response)
    response = client_for(other).post(check_address(waiting), {"decision": "reject"}, follow=True)
    assert "is not waiting for a clinical check" in told(response)


def test_what_is_approved_is_what_was_read(
    waiting: GuidePage, author: User, reviewer: User
) -> None:
    old = reload(waiting).current_workflow_task_state
    reload(waiting).current_workflow_state.cancel(user=author)
    new_version(waiting, author, EditKind.SAFETY, body=TYPO)
    submit(waiting, author)
    form = {"decision": "approve", "task_state": old.pk, "public_note": "As I typed it"}
    response = client_for(reviewer).post(check_address(waiting), form)
    assert "submitted anew while you read" in told(response)
    assert "As I typed it" in told(response)
    assert not ReviewRecord.objects.exists()


def test_others_do_not_reach_the_page(waiting: GuidePage, author: User) -> None:
    for user in (author, make_staff("Publisher"), make_staff("Moderator")):
        response = client_for(user).get(check_address(waiting), follow=True)
        assert "you do not have permission" in told(response)


# --- The check page ---


def test_the_page_lays_out_what_a_clinician_needs(waiting: GuidePage, reviewer: User) -> None:
    page = told(client_for(reviewer).get(check_address(waiting)))
    assert "Meaning: it now says something else" in page
    assert "It says something else." in page
    assert 'addition">It works in quite another way.' in page
    assert "Compared with the version that readers see." in page
    assert "A fact sheet" in page
    assert "Nobody has checked this page yet." in page
    task = reload(waiting).current_workflow_task
    assert reverse("wagtailadmin_pages:workflow_preview", args=[waiting.pk, task.pk]) in page


def test_it_compares_with_what_was_approved_and_lists_the_checks(
    guide: GuidePage, author: User, reviewer: User
) -> None:
    publish_checked(guide, reviewer, body=OTHER)
    new_version(guide, author, EditKind.MEANING, summary="A new summary.")
    submit(guide, author)
    page = told(client_for(make_reviewer("reviewer-two")).get(check_address(guide)))
    assert "which readers were given" in page
    assert "A new summary" in page.replace('</span><span class="addition">', "")
    assert "Test reviewer-one" in page


def test_a_new_page_is_all_new(section: SectionPage, author: User, reviewer: User) -> None:
    guide = make_guide(section, live=False)
    new_version(guide, author, EditKind.MEANING)
    submit(guide, author)
    assert "all of it is new" in told(client_for(reviewer).get(check_address(guide)))


def test_the_preview_is_of_the_version_that_waits(waiting: GuidePage, reviewer: User) -> None:
    task = reload(waiting).current_workflow_task
    address = reverse("wagtailadmin_pages:workflow_preview", args=[waiting.pk, task.pk])
    assert "quite another way" in told(client_for(reviewer).get(address))


def test_the_dashboard_leads_there(waiting: GuidePage, reviewer: User) -> None:
    client = client_for(reviewer)
    state = reload(waiting).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, "read", state.pk])
    assert address in told(client.get("/staff/"))
    assert client.post(address).headers["Location"] == check_address(waiting)
