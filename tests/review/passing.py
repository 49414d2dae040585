"""For tests that publish and are about something else: what makes a version fit to go live."""

from wagtail.models import Revision

from review import publishing
from review.edit_kinds import EditKind
from review.models import Reviewer
from tests.review.people import approve, make_reviewer


def approved(revision: Revision) -> Revision:
    """A version that a clinician has approved."""
    card = Reviewer.objects.filter(name="Test passing").first()
    approve(revision, card.account if card else make_reviewer("passing"))
    return revision


def small(revision: Revision) -> Revision:
    """A version that mends a typing mistake."""
    publishing.declare(revision, EditKind.TYPO)
    return revision
