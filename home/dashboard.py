"""The dashboard panel: what needs somebody's attention."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

LONGEST_LIST = 5
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Concern:
    heading: Any
    total: int
    pages: list[dict[str, Any]]


class AttentionPanel(Component):
    """Drafts, unpublished changes, and pages about to leave the site, that this person may edit."""

    name = "attention"
    order = 50
    template_name = "home/admin/attention_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        pages = PagePermissionPolicy().instances_user_has_any_permission_for(
            user, {"add", "change", "publish"}
        )
        ours = pages.filter(depth__gte=2)
        concerns = [
            _concern(
                _("Changed since it was published"),
                ours.filter(live=True, has_unpublished_changes=True),
            ),
            _concern(_("Never published"), ours.filter(live=False, first_published_at=None)),
            _concern(
                _("Leaves the site within two weeks"),
                ours.filter(live=True, expire_at__lt=timezone.now() + SOON),
            ),
        ]
        return {"concerns": [concern for concern in concerns if concern.total]}


def _concern(heading: Any, pages: PageQuerySet) -> Concern:
    newest = pages.order_by("-latest_revision_created_at")[:LONGEST_LIST]
    return Concern(
        heading=heading,
        total=pages.count(),
        pages=[
            {
                "title": page.draft_title or page.title,
                "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "changed": page.latest_revision_created_at,
            }
            for page in newest
        ],
    )
