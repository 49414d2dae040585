"""What a process remembers between requests."""

from typing import Any

from django.core.cache.backends.locmem import LocMemCache

LONGEST = 60  # seconds


class ShortCache(LocMemCache):
    """Each process has its own, so none of them hears what another one changed.

    Wagtail keeps the top of the tree for an hour: staff rename the front page or publish it in
    another language, and readers would be told for so long that it is not there.
    """

    def get_backend_timeout(self, timeout: Any = LONGEST) -> float | None:
        seconds = timeout if isinstance(timeout, int | float) else LONGEST
        return super().get_backend_timeout(min(seconds, LONGEST))
