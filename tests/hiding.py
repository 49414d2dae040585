"""Every way in which a page can be kept from readers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

#: The fields a page is made with, and what is done to it afterwards.
Way = tuple[dict[str, Any], Callable[[Page], Any]]


def restrict(kind: str) -> Callable[[Page], None]:
    def hide(page: Page) -> None:
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
        restriction.groups.set(Group.objects.filter(name="Author"))

    return hide


def _nothing(page: Page) -> None:
    pass


def _now(**difference: float) -> Any:
    return timezone.now() + timedelta(**difference)


WAYS: dict[str, Way] = {
    "draft": ({"live": False}, lambda page: page.save_revision()),
    "scheduled": (
        {"live": False, "go_live_at": _now(days=1)},
        lambda page: page.save_revision().publish(),
    ),
    "expired but not yet swept": ({"expire_at": _now(minutes=-1)}, _nothing),
    "for members": ({}, restrict(PageViewRestriction.LOGIN)),
    "for a group": ({}, restrict(PageViewRestriction.GROUPS)),
    "with a password": ({}, restrict(PageViewRestriction.PASSWORD)),
    "unpublished": ({}, lambda page: page.unpublish()),
    "below a private page": (
        {},
        lambda page: restrict(PageViewRestriction.LOGIN)(page.get_parent()),
    ),
}
#: Not hidden at all: shows that a test of the others could fail.
PUBLISHED: Way = ({}, _nothing)
