import pytest

from home.models import GuidePage
from review.edit_kinds import EditKind
from tests.builders import heading, make_staff, text
from tests.review.checking import submit
from tests.review.people import make_reviewer, new_version
from users.models import User


@pytest.fixture
def author() -> User:
    return make_staff("Author")


@pytest.fixture
def reviewer() -> User:
    return make_reviewer()


@pytest.fixture
def waiting(guide: GuidePage, author: User) -> GuidePage:
    """A guide whose new meaning waits for a clinician."""
    new_version(
        guide,
        author,
        EditKind.MEANING,
        body=[heading("How it works"), text("It works in quite another way.")],
    )
    submit(guide, author)
    return guide
