"""Whether a submitted version needs a clinician at all."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from review import publishing, status
from review.models.page import ReviewedPage
from review.publishing import UnapprovedError
from review.states import State


def why_skip(revision: Revision) -> str | None:
    """Why nobody has to check this version; None if a clinician must.

    Somebody who submits a text that reads as it did asks for nothing but a check. They get one,
    unless it was checked and that still holds.
    """
    page: Any = revision.as_object()
    if not isinstance(page, ReviewedPage):
        return _("Pages of this kind need no clinical check.")
    try:
        publishing.may_go_live(page, revision)
    except UnapprovedError:
        return None
    base = publishing.base_version(page.pk, revision.pk)
    if publishing.pending_kind(page, base, None, []) is not None:
        return _("Nothing but wording has changed, so no clinician has to check it.")
    # Asked of our copy: how it would stand if it were live.
    if_live: Any = page
    if_live.live_revision_id = revision.pk
    if status.standing(if_live, timezone.localdate()).state == State.CURRENT:
        return _("A clinician has checked this text, and the next check is not due yet.")
    return None
