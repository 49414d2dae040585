"""Every way in which a page can be kept from readers."""

from collections.abc import Callable
from datetime import date, timedelta
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


def _show_tomorrow(page: Page) -> None:
    """Let a page that was taken down show the text of one that goes live tomorrow."""
    page.refresh_from_db()
    page.unpublish()
    other: dict[str, Any] = {"month": date(2019, 1, 1)} if hasattr(page, "month") else {}
    shown = page.copy(update_attrs={"slug": "shown", "go_live_at": _now(days=1), **other})
    Page.objects.filter(pk=page.pk).update(alias_of=shown.pk)
    shown.save_revision().publish()


def _show_private(page: Page) -> None:
    """Let a page show another one's text, by way of a third, as aliases do."""
    page.refresh_from_db()
    shown, between = (page.copy(update_attrs={"slug": slug}) for slug in ("shown", "between"))
    Page.objects.filter(pk=between.pk).update(alias_of=shown.pk)
    Page.objects.filter(pk=page.pk).update(alias_of=between.pk)
    restrict(PageViewRestriction.LOGIN)(shown)


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
    "an alias of a scheduled page": ({}, _show_tomorrow),
    "an alias of an alias of a private page": ({}, _show_private),
    "below a private page": (
        {},
        lambda page: restrict(PageViewRestriction.LOGIN)(page.get_parent()),
    ),
}
#: Not hidden at all: shows that a test of the others could fail.
PUBLISHED: Way = ({}, _nothing)
