"""Checks that happened elsewhere are written down; a wrong record is put right by another."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.models import GuidePage, SectionPage
from review import decisions
from review.models import Reviewer, ReviewRecord
from review.publishing import UnapprovedError
from review.states import State
from tests.builders import heading, make_guide, make_staff, text
from tests.forms import sign_in
from tests.review.checking import reload, told
from tests.review.people import make_reviewer, new_version, publish_checked
from users.models import User

pytestmark = pytest.mark.django_db

BODY = [heading("How it works"), text("It works in one way.")]
DAY = date(2026, 1, 15)


@pytest.fixture
def reviewer() -> User:
    return make_reviewer()


@pytest.fixture
def guide(section: SectionPage, reviewer: User) -> GuidePage:
    page = make_guide(section)
    publish_checked(page, reviewer, on=DAY, body=BODY)
    return page


@pytest.fixture
def lead() -> Client:
    return sign_in(make_staff("Clinical lead"))


def clinical() -> ReviewRecord:
    return ReviewRecord.objects.filter(kind="clinical").first()


def record(client: Client, guide: GuidePage, **answers: Any) -> Any:
    form = {
        "kind": "lived-experience",
        "reviewer": Reviewer.objects.get().pk,
        "on": "2026-02-01",
        "public_note": "Read by somebody who had it.",
        "live": guide.live_revision_id,
    }
    address = reverse("review_record", args=[guide.pk])
    return client.post(address, form | answers, follow=True)


def correct(client: Client, wrong: ReviewRecord, **answers: Any) -> Any:
    form = {"on": str(wrong.on), "public_note": "", "reason": "A slip.", "revoke": ""}
    return client.post(reverse("review_correct", args=[wrong.pk]), form | answers, follow=True)


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Publisher", True),
        ("Clinical lead", True),
        ("Clinical reviewer", False),
        ("Author", False),
        ("Moderator", False),
    ],
)
def test_who_records_a_check(guide: GuidePage, group: str, may: bool) -> None:
    record(sign_in(make_staff(group)), guide)
    assert ReviewRecord.objects.filter(kind="lived-experience").exists() is may


def test_it_is_about_what_readers_see_and_moves_no_day(guide: GuidePage, lead: Client) -> None:
    due = reload(guide).check_status().due
    response = record(lead, guide)
    assert "was recorded" in told(response)
    made = ReviewRecord.objects.get(kind="lived-experience")
    assert (made.revision_id, made.due, made.on) == (guide.live_revision_id, None, date(2026, 2, 1))
    assert reload(guide).check_status().due == due


def test_a_clinical_check_cannot_be_typed_in(guide: GuidePage, lead: Client) -> None:
    assert "Nothing was written down yet" in told(record(lead, guide, kind="clinical"))
    assert ReviewRecord.objects.count() == 1


def test_bad_answers_are_told_and_kept(guide: GuidePage, lead: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = told(record(lead, guide, on=str(tomorrow), public_note="As typed"))
    assert "still to come" in page
    assert "As typed" in page
    page = told(record(lead, guide, live="0", public_note="As typed"))
    assert "new version meanwhile" in page
    assert "As typed" in page
    assert ReviewRecord.objects.count() == 1


def test_a_page_that_nobody_sees_is_not_checked_so(section: SectionPage, lead: Client) -> None:
    draft = make_guide(section, live=False)
    response = lead.get(reverse("review_record", args=[draft.pk]), follow=True)
    assert "Only a page that readers see" in told(response)
    assert lead.get(reverse("review_record", args=[section.pk]), follow=True).status_code == 200


def test_publishers_find_it_in_the_menu_of_the_page(guide: GuidePage) -> None:
    address = reverse("review_record", args=[guide.pk])
    editor = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    assert address in told(sign_in(make_staff("Publisher")).get(editor))
    assert address not in told(sign_in(make_staff("Author")).get(editor))


# --- Corrections ---


def test_a_wrong_day_is_put_right_by_a_new_record(guide: GuidePage, lead: Client) -> None:
    wrong = clinical()
    correct(lead, wrong, on="2026-01-05", public_note="Read in full.")
    right = ReviewRecord.objects.get(corrects=wrong)
    assert (right.on, right.due, right.outcome) == (date(2026, 1, 5), date(2028, 1, 5), "approved")
    standing = reload(guide).check_status(DAY)
    assert (standing.on, standing.note) == (date(2026, 1, 5), "Read in full.")
    assert ReviewRecord.objects.filter(pk=wrong.pk).exists()


def test_an_approval_is_taken_back(guide: GuidePage, lead: Client) -> None:
    wrong = clinical()
    said = "It was approved by mistake."
    correct(lead, wrong, revoke="1", reason="The reviewer was not one.", public_note=said)
    assert ReviewRecord.objects.get(corrects=wrong).outcome == "revoked"
    assert said in lead.get(f"{guide.url}history/").content.decode()
    assert reload(guide).check_status().state == State.NEVER


def test_an_approval_taken_back_before_it_went_out_publishes_nothing(
    guide: GuidePage, reviewer: User, lead: Client
) -> None:
    from tests.review.people import approve

    other = [heading("How it works"), text("It works otherwise.")]
    version = new_version(guide, kind="meaning", body=other)
    record_of_it = approve(version, reviewer)
    correct(lead, record_of_it, revoke="1")
    with pytest.raises(UnapprovedError):
        version.publish()


def test_what_was_put_off_since_stays_put_off(guide: GuidePage) -> None:
    boss = make_staff("Clinical lead")
    until = timezone.localdate() + timedelta(days=30)
    decisions.extend(guide, until, "Holidays.", boss)
    correct(sign_in(boss), clinical(), public_note="Read in full.")
    assert reload(guide).check_status().due == until


@pytest.mark.parametrize("group", ["Publisher", "Clinical reviewer", "Author"])
def test_only_a_lead_corrects(guide: GuidePage, group: str) -> None:
    correct(sign_in(make_staff(group)), clinical())
    assert ReviewRecord.objects.count() == 1


def test_a_correction_needs_a_reason_and_is_made_once(guide: GuidePage, lead: Client) -> None:
    wrong = clinical()
    page = told(correct(lead, wrong, reason="", public_note="As typed"))
    assert "Nothing was written down yet" in page
    assert "As typed" in page
    correct(lead, wrong)
    assert "corrected already" in told(correct(lead, wrong))
    assert ReviewRecord.objects.count() == 2


def test_correcting_does_not_bring_a_withdrawn_page_back(guide: GuidePage) -> None:
    boss = make_staff("Clinical lead")
    wrong = clinical()
    decisions.withdraw(guide, "No longer used.", boss)
    assert "is withdrawn" in told(correct(sign_in(boss), wrong))
    with pytest.raises(UnapprovedError):
        new_version(reload(guide)).publish()
