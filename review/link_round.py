"""One round of looking at references' addresses: a few, oldest first, politely."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import F, Q
from django.utils import timezone

from review import links
from review.models.reference import LinkStatus, Reference

#: Seconds between two requests to one host.
PAUSE = 2.0
#: So that two rounds at a time do not ask a host twice as often.
_ONE_ROUND = 7_214_005

Look = Callable[[str], LinkStatus]
Progress = Callable[[Reference, LinkStatus], None]


class AnotherRoundError(Exception):
    """Another round is going on."""


@dataclass
class Round:
    """`look` and the clock are what tests replace."""

    look: Look = links.check
    pause: float = PAUSE
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)

    def run(
        self, most: int, seconds: float, progress: Progress = lambda reference, status: None
    ) -> int:
        """Look at up to `most` addresses within some seconds. How many were looked at.

        Raises `AnotherRoundError` if one is going on. Each result is stored at once: a round that
        is killed loses none.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ONE_ROUND])
            if not cursor.fetchone()[0]:
                raise AnotherRoundError
        try:
            return self._look_at_all(most, self.now() + seconds, progress)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_ONE_ROUND])

    def _look_at_all(self, most: int, end: float, progress: Progress) -> int:
        waiting = _oldest(most)
        count = 0
        while waiting and self.now() < end:
            # The one whose host has rested longest.
            reference = min(waiting, key=self._asked_at)
            waiting.remove(reference)
            if (rest := self._asked_at(reference) + self.pause - self.now()) > 0:
                self.sleep(rest)
            status = self.look(reference.address)
            self._asked[links.host_of(reference.address)] = self.now()
            # Not an edit of the reference: no log, no one's name.
            Reference.objects.filter(pk=reference.pk).update(
                link_checked_at=timezone.now(), link_status=status
            )
            progress(reference, status)
            count += 1
        return count

    def _asked_at(self, reference: Reference) -> float:
        return self._asked.get(links.host_of(reference.address), float("-inf"))


def _oldest(most: int) -> list[Reference]:
    with_address = ~Q(url="") | ~Q(doi="") | ~Q(pmid="")
    oldest = Reference.objects.filter(with_address)
    return list(oldest.order_by(F("link_checked_at").asc(nulls_first=True), "pk")[:most])
