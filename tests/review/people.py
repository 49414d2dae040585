"""People who check pages, for tests only: nobody like them exists."""

from datetime import date
from typing import Any

from wagtail.models import Locale, Revision

from review import approving, publishing
from review.edit_kinds import EditKind
from review.models import Reviewer, ReviewRecord
from tests.builders import make_staff
from users.models import User


def make_reviewer(username: str = "reviewer-one", group: str = "Clinical reviewer") -> User:
    """An account that may check pages, with a public card."""
    user = make_staff(group, username)
    Reviewer.objects.create(
        name=f"Test {username}",
        role="test nurse",
        interests="None",
        account=user,
        locale=Locale.objects.get(language_code="en-gb"),
    )
    return user


def new_version(page: Any, by: Any = None, kind: str | None = None, **fields: Any) -> Revision:
    """A draft of a page with some fields changed, and what was said about it, if anything."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=by)
    if kind:
        publishing.declare(revision, kind, "It says something else.", by)
    return revision


def approve(revision: Revision, by: User, on: date | None = None, **more: Any) -> ReviewRecord:
    return approving.check(revision.as_object(), revision, by, approve=True, on=on, **more)


def publish_checked(page: Any, by: User, on: date | None = None, **fields: Any) -> ReviewRecord:
    """A new version of a page: approved by `by`, and live."""
    revision = new_version(page, kind=EditKind.MEANING, **fields)
    record = approve(revision, by, on)
    revision.publish()
    page.refresh_from_db()
    return record
