"""Which versions may go live, and what is written down when they do."""

import pytest

from home.models import GuidePage, SectionPage
from review import decisions, publishing
from review.edit_kinds import EditKind
from review.models import Publication, ReviewRecord
from review.publishing import UnapprovedError
from tests.builders import guide_fields, heading, make_guide, make_staff, text
from tests.review.people import approve, make_reviewer, new_version, publish_checked
from users.models import User

pytestmark = pytest.mark.django_db

OTHER = [heading("How it works"), text("It works in quite another way.")]
TYPO = [heading("How it works"), text("It works like thiss.")]


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return make_guide(section)


@pytest.fixture
def reviewer() -> User:
    return make_reviewer()


def live_body(guide: GuidePage) -> str:
    return str(GuidePage.objects.get(pk=guide.pk).body)


@pytest.mark.parametrize("kind", [None, EditKind.MEANING, EditKind.SAFETY])
def test_what_nobody_approved_stays_a_draft(guide: GuidePage, kind: str | None) -> None:
    version = new_version(guide, kind=kind, body=OTHER)
    with pytest.raises(UnapprovedError, match="no clinician has approved"):
        version.publish()
    assert "another way" not in live_body(guide)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("kind", [EditKind.TYPO, EditKind.WORDING])
def test_a_small_edit_needs_no_clinician(guide: GuidePage, kind: str) -> None:
    new_version(guide, kind=kind, body=TYPO).publish()
    assert "thiss" in live_body(guide)
    assert Publication.objects.get().kind == kind


def test_a_new_page_needs_a_clinician_whatever_is_said_of_it(section: SectionPage) -> None:
    guide = make_guide(section, live=False)
    with pytest.raises(UnapprovedError):
        new_version(guide, kind=EditKind.TYPO).publish()


def test_an_approved_version_goes_live(guide: GuidePage, reviewer: User) -> None:
    version = new_version(guide, kind=EditKind.MEANING, body=OTHER)
    approve(version, reviewer)
    version.publish()
    assert "another way" in live_body(guide)
    publication = Publication.objects.get()
    assert (publication.kind, publication.sentence) == (
        EditKind.MEANING,
        "It says something else.",
    )


def test_an_approval_is_for_that_version_only(guide: GuidePage, reviewer: User) -> None:
    approve(new_version(guide, kind=EditKind.MEANING, body=OTHER), reviewer)
    later = new_version(guide, kind=EditKind.MEANING, body=[heading("Other"), text("New.")])
    with pytest.raises(UnapprovedError):
        later.publish()


def test_a_typo_mended_in_an_approved_version_needs_no_new_approval(
    guide: GuidePage, reviewer: User
) -> None:
    approve(new_version(guide, kind=EditKind.SAFETY, body=OTHER), reviewer)
    mended = [heading("How it works"), text("It works in quite another manner.")]
    new_version(guide, kind=EditKind.TYPO, body=mended).publish()
    assert "manner" in live_body(guide)
    assert Publication.objects.get().kind == EditKind.SAFETY


def test_a_grave_edit_cannot_hide_behind_a_small_one(guide: GuidePage) -> None:
    new_version(guide, kind=EditKind.MEANING, body=OTHER)
    with pytest.raises(UnapprovedError):
        new_version(guide, kind=EditKind.TYPO).publish()


def test_a_changed_number_is_not_called_a_typo(guide: GuidePage) -> None:
    body = [heading("How it works"), text("It works like this in 9 of 10.")]
    with pytest.raises(UnapprovedError):
        new_version(guide, kind=EditKind.TYPO, body=body).publish()


def test_a_version_sent_back_is_not_approved(guide: GuidePage, reviewer: User) -> None:
    from review import approving

    version = new_version(guide, kind=EditKind.MEANING, body=OTHER)
    approving.check(version.as_object(), version, reviewer, approve=False, staff_note="Not yet.")
    with pytest.raises(UnapprovedError):
        version.publish()
    assert approve(version, reviewer).outcome == "approved-with-changes"


def test_an_approval_that_was_corrected_no_longer_counts(guide: GuidePage, reviewer: User) -> None:
    version = new_version(guide, kind=EditKind.MEANING, body=OTHER)
    record = approve(version, reviewer)
    values = {
        field.attname: getattr(record, field.attname)
        for field in ReviewRecord._meta.concrete_fields
        if not field.primary_key
    }
    ReviewRecord.objects.create(**values | {"corrects_id": record.pk, "outcome": "sent-back"})
    with pytest.raises(UnapprovedError):
        version.publish()


def test_an_older_version_does_not_replace_a_newer_one(guide: GuidePage, reviewer: User) -> None:
    old = new_version(guide, kind=EditKind.TYPO, body=TYPO)
    publish_checked(guide, reviewer, body=OTHER)
    with pytest.raises(UnapprovedError, match="newer version"):
        old.publish()


def test_an_unpublished_page_may_come_back_as_it_was(guide: GuidePage, reviewer: User) -> None:
    publish_checked(guide, reviewer, body=OTHER)
    guide.unpublish()
    new_version(guide).publish()
    assert GuidePage.objects.get(pk=guide.pk).live


def test_a_withdrawn_page_comes_back_only_with_a_new_approval(
    guide: GuidePage, reviewer: User
) -> None:
    publish_checked(guide, reviewer, body=OTHER)
    lead = make_staff(None)
    decisions.withdraw(guide, "The treatment is no longer used.", lead)
    guide.refresh_from_db()
    assert not guide.live
    with pytest.raises(UnapprovedError):
        new_version(guide).publish()
    again = new_version(guide, kind=EditKind.MEANING)
    approve(again, reviewer)
    again.publish()
    assert GuidePage.objects.get(pk=guide.pk).live


def test_a_page_is_never_born_live(section: SectionPage) -> None:
    guide = GuidePage(**guide_fields(), locale=section.locale, live=True)
    section.add_child(instance=guide)
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_a_page_cannot_be_saved_live_without_a_version(section: SectionPage) -> None:
    guide = make_guide(section, live=False)
    guide.live = True
    with pytest.raises(UnapprovedError):
        guide.save()


def test_files_replace_what_was_approved_and_say_so(guide: GuidePage, reviewer: User) -> None:
    publish_checked(guide, reviewer, body=OTHER)
    assert guide.check_status().is_checked
    loaded = GuidePage.objects.get(pk=guide.pk)
    loaded.body = TYPO
    loaded.save_as_loaded()
    assert "thiss" in live_body(guide)
    assert not GuidePage.objects.get(pk=guide.pk).check_status().is_checked
    assert Publication.objects.last().kind == EditKind.IMPORTED


def test_autosave_leaves_a_version_alone_that_somebody_relies_on(guide: GuidePage) -> None:
    author = make_staff("Author")
    said = new_version(guide, by=author, kind=EditKind.TYPO, body=TYPO)
    draft = guide.get_latest_revision_as_object()
    draft.body = OTHER
    other = draft.save_revision(user=author, overwrite_revision=said)
    assert other.pk != said.pk
    said.refresh_from_db()
    assert "thiss" in str(said.as_object().body)


def test_nothing_said_means_the_worst(guide: GuidePage) -> None:
    assert publishing.pending_kind(guide, 0, None, []) is None
    guide.body = TYPO
    assert publishing.pending_kind(guide, 0, None, []) == EditKind.MEANING


def test_a_link_that_leads_elsewhere_is_no_matter_of_wording(guide: GuidePage) -> None:
    link = '<a href="https://{}.example/">Call this line</a>'
    before = [heading("Help"), text(link.format("right"))]
    new_version(guide, kind=EditKind.TYPO)
    type(guide).objects.filter(pk=guide.pk).update(body=before)
    after = [heading("Help"), text(link.format("wrong"))]
    with pytest.raises(UnapprovedError):
        new_version(guide, kind=EditKind.TYPO, body=after).publish()


def test_what_was_said_counts_where_the_words_are_the_same(guide: GuidePage) -> None:
    with pytest.raises(UnapprovedError):
        new_version(guide, kind=EditKind.SAFETY).publish()


def test_a_withdrawn_page_from_files_does_not_come_back_by_publishing_it(guide: GuidePage) -> None:
    guide.save_as_loaded()
    decisions.withdraw(guide, "The treatment is no longer used.", make_staff(None))
    with pytest.raises(UnapprovedError):
        GuidePage.objects.get(pk=guide.pk).get_latest_revision().publish()


def test_taking_back_an_approval_does_not_bring_an_older_one_forward(
    guide: GuidePage, reviewer: User
) -> None:
    publish_checked(guide, reviewer)
    record = publish_checked(guide, make_reviewer("later"), body=OTHER)
    values = {
        field.attname: getattr(record, field.attname)
        for field in ReviewRecord._meta.concrete_fields
        if not field.primary_key
    }
    ReviewRecord.objects.create(**values | {"corrects_id": record.pk, "outcome": "revoked"})
    guide.refresh_from_db()
    assert not guide.check_status().is_checked


def test_a_page_is_not_checked_less_often_by_calling_it_something_else(guide: GuidePage) -> None:
    with pytest.raises(UnapprovedError):
        new_version(guide, kind=EditKind.TYPO, risk="other").publish()
    assert GuidePage.objects.get(pk=guide.pk).risk == "explainer"
    new_version(guide, kind=EditKind.TYPO, risk="side-effects").publish()
    assert GuidePage.objects.get(pk=guide.pk).risk == "side-effects"


def test_the_history_does_not_keep_what_was_said_of_a_draft_that_was_dropped(
    guide: GuidePage, reviewer: User
) -> None:
    dropped = new_version(guide, body=OTHER)
    publishing.declare(dropped, EditKind.MEANING, "It says this.")
    kept = new_version(guide, body=[heading("Other"), text("It says that.")])
    publishing.declare(kept, EditKind.MEANING, "It says that.")
    approve(kept, reviewer)
    kept.publish()
    publication = Publication.objects.get()
    assert publication.sentence == "It says that."


def test_a_withdrawn_page_that_readers_got_again_is_no_longer_withdrawn(
    guide: GuidePage, reviewer: User
) -> None:
    publish_checked(guide, reviewer, body=OTHER)
    decisions.withdraw(guide, "The treatment is no longer used.", make_staff(None))
    assert publishing.is_withdrawn(guide.pk)
    again = new_version(guide, kind=EditKind.MEANING)
    approve(again, reviewer)
    again.publish()
    assert not publishing.is_withdrawn(guide.pk)
