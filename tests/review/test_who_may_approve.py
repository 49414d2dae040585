"""Nobody approves a text that they worked on since a clinician last approved it."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Locale

from home.models import GuidePage, SectionPage
from review import approving
from review.edit_kinds import EditKind
from review.models import Reviewer, ReviewRecord
from tests.builders import heading, make_guide, make_staff, text
from tests.review.people import approve, make_reviewer, new_version, publish_checked
from users.models import User

pytestmark = pytest.mark.django_db

FIRST = [heading("How it works"), text("It works in one way.")]
SECOND = [heading("How it works"), text("It works in another way.")]


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return make_guide(section)


@pytest.fixture
def writer() -> User:
    """A clinician who also writes."""
    return make_reviewer("writer")


@pytest.fixture
def other() -> User:
    return make_reviewer("other")


def test_not_the_last_editor(guide: GuidePage, writer: User, other: User) -> None:
    version = new_version(guide, writer, EditKind.MEANING, body=FIRST)
    with pytest.raises(PermissionDenied, match="You worked on this text"):
        approve(version, writer)
    approve(version, other)


def test_nor_any_editor_before_the_last(guide: GuidePage, writer: User, other: User) -> None:
    new_version(guide, writer, EditKind.MEANING, body=FIRST)
    version = new_version(guide, make_staff("Author"), EditKind.MEANING, body=SECOND)
    with pytest.raises(PermissionDenied, match="You worked on this text"):
        approve(version, writer)
    assert not ReviewRecord.objects.exists()
    approve(version, other)


def test_nor_who_saved_a_draft_and_said_nothing(
    guide: GuidePage, writer: User, other: User
) -> None:
    new_version(guide, writer, body=FIRST)
    version = new_version(guide, make_staff("Author"), EditKind.MEANING, body=SECOND)
    with pytest.raises(PermissionDenied, match="You worked on this text"):
        approve(version, writer)
    approve(version, other)


def test_nor_who_said_what_it_changes(guide: GuidePage, writer: User) -> None:
    from review import publishing

    version = new_version(guide, make_staff("Author"), body=FIRST)
    publishing.declare(version, EditKind.MEANING, "It changes.", writer)
    with pytest.raises(PermissionDenied):
        approve(version, writer)


def test_a_superuser_no_more_than_others(guide: GuidePage, writer: User) -> None:
    User.objects.filter(pk=writer.pk).update(is_superuser=True)
    writer.refresh_from_db()
    version = new_version(guide, writer, EditKind.MEANING, body=FIRST)
    with pytest.raises(PermissionDenied):
        approve(version, writer)


def test_after_somebody_approved_they_may_again(
    guide: GuidePage, writer: User, other: User
) -> None:
    approve(new_version(guide, writer, EditKind.MEANING, body=FIRST), other)
    approve(new_version(guide, other, EditKind.MEANING, body=SECOND), writer)
    assert ReviewRecord.objects.count() == 2


def test_a_text_that_was_sent_back_was_not_approved(
    guide: GuidePage, writer: User, other: User
) -> None:
    version = new_version(guide, writer, EditKind.MEANING, body=FIRST)
    approving.check(version.as_object(), version, other, approve=False, staff_note="Not yet.")
    later = new_version(guide, make_staff("Author"), EditKind.MEANING, body=SECOND)
    with pytest.raises(PermissionDenied):
        approve(later, writer)


def test_who_wrote_it_may_still_send_it_back(guide: GuidePage, writer: User) -> None:
    version = new_version(guide, writer, EditKind.MEANING, body=FIRST)
    approving.check(version.as_object(), version, writer, approve=False, staff_note="My slip.")
    assert ReviewRecord.objects.get().outcome == "sent-back"


def test_without_a_public_card_nobody_approves(guide: GuidePage) -> None:
    version = new_version(guide, make_staff("Author"), EditKind.MEANING, body=FIRST)
    with pytest.raises(PermissionDenied, match="public card"):
        approve(version, make_staff("Clinical reviewer"))


def test_the_card_in_the_language_of_the_page_signs(guide: GuidePage, other: User) -> None:
    spanish, _ = Locale.objects.get_or_create(language_code="es")
    Reviewer.objects.create(
        name="Prueba", role="enfermera", interests="-", account=other, locale=spanish
    )
    publish_checked(guide, other, body=FIRST)
    assert ReviewRecord.objects.get().reviewer_name == "Test other"
    GuidePage.objects.filter(pk=guide.pk).update(locale=spanish)
    page = GuidePage.objects.get(pk=guide.pk)
    card = approving.card_of(other, page)
    assert card
    assert card.name == "Prueba"
