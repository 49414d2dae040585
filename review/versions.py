"""Names of versions, for the people who compare with them."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Revision

from review.models.publication import Publication


def named(page_id: int, version: int | None) -> str:
    """What a version is to staff; `version` is as `publishing.base_version` has it."""
    if version is None:
        return ""
    if version == 0:
        return _("the version that readers see")
    revision = Revision.objects.filter(pk=version).only("created_at").first()
    if revision is None:
        return _("an earlier version")
    day = date_format(timezone.localtime(revision.created_at), "j F Y")
    if Publication.objects.filter(page_id=page_id, revision_id=version).exists():
        return _("the version of %(day)s, which readers were given") % {"day": day}
    return _("the version of %(day)s, which a clinician approved") % {"day": day}
