"""Publishing and unpublishing at the time that staff have set.

Wagtail's own command stops at the first page that fails, so that the pages after it wait too, and
it clears a schedule before the page is out, so that a kill in between loses it. Here each page is
a transaction of its own: it happens whole or stays due, and one that fails holds up no other.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from review.page_lock import locked

logger = logging.getLogger(__name__)


@dataclass
class Run:
    """What one run did, by the names of pages. What failed is tried again by the next run."""

    published: list[str] = field(default_factory=list)
    unpublished: list[str] = field(default_factory=list)
    #: Name, and why.
    failed: list[tuple[str, str]] = field(default_factory=list)


def run(now: datetime | None = None) -> Run:
    """Do all that is due at `now`. Two may run at once: each page is done by one of them."""
    now = now or timezone.now()
    done = Run()
    for model, pk in list(_expired(now)):
        _try(partial(_unpublish, model, pk, now), done.unpublished, done.failed)
    for pk in list(_due(now).values_list("pk", flat=True)):
        _try(partial(_publish, pk, now), done.published, done.failed)
    return done


def late(now: datetime) -> Any:
    """The ids of objects, as text, whose version is due and still not out."""
    return _due(now).values_list("object_id", flat=True)


def _due(now: datetime) -> Any:
    return Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")


def _expired(now: datetime) -> Iterator[tuple[Any, Any]]:
    models = [
        model
        for model in apps.get_models()
        if model is Page or (issubclass(model, DraftStateMixin) and not issubclass(model, Page))
    ]
    for model in models:
        due = model._default_manager.filter(live=True, expire_at__lte=now).order_by("expire_at")
        yield from ((model, pk) for pk in due.values_list("pk", flat=True))


def _try(act: Callable[[], str | None], done: list[str], failed: list[tuple[str, str]]) -> None:
    """Do one thing whole or not at all, and go on whatever happens."""
    try:
        with transaction.atomic():
            name = act()
    except _FailedError as error:
        logger.error("Not done as scheduled: %s (%s)", error.name, error.reason)
        failed.append((error.name, error.reason))
    else:
        if name:
            done.append(name)


class _FailedError(Exception):
    """Whatever went wrong, with the name of the page."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason


def _publish(pk: int, now: datetime) -> str | None:
    """Publish a version that is still due, unless another run has it in hand.

    The page is held first, as an editor who publishes holds it: in another order two could wait
    for each other.
    """
    for object_id in (
        _due(now).filter(pk=pk, base_content_type=_pages()).values_list("object_id", flat=True)
    ):
        locked(int(object_id))
    revision = _due(now).select_for_update(skip_locked=True).filter(pk=pk).first()
    if revision is None:
        return None
    try:
        revision.publish(log_action="wagtail.publish.scheduled")
    except Exception as error:
        raise _FailedError(revision.object_str, str(error) or type(error).__name__) from error
    return revision.object_str


def _pages() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def _unpublish(model: Any, pk: Any, now: datetime) -> str | None:
    found = model._default_manager.select_for_update(skip_locked=True, of=("self",))
    page = found.filter(pk=pk, live=True, expire_at__lte=now).first()
    if page is None:
        return None
    try:
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception as error:
        raise _FailedError(str(page), str(error) or type(error).__name__) from error
    return str(page)
