"""The one definition of what a reader may see."""

from django.db.models import BooleanField, F, Func, Q
from django.utils import timezone, translation
from wagtail.models import PageQuerySet


class IsPublic(Func):
    """Whether neither the page at a tree path nor any page above it carries a view restriction.

    Of any kind: readers have no account to pass one with. Tree paths are letters and digits, so
    they need no escaping as a pattern. Written as SQL because it is part of nearly every query,
    and building the same from querysets took longer than running it.
    """

    template = (
        "NOT EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction restriction"
        " JOIN wagtailcore_page restricted ON restricted.id = restriction.page_id"
        " WHERE %(expressions)s LIKE restricted.path || '%%%%')"
    )
    output_field = BooleanField()


def reader_visible(pages: PageQuerySet, language: str | None = None) -> PageQuerySet:
    """Narrow `pages` to those a reader may see: live, not expired, public, in one language.

    `language` is a language code; the active one when left out, and `"*"` for every language
    (the sitemap, translations).
    """
    not_expired = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    in_language = (
        {} if language == "*" else {"locale__language_code": language or translation.get_language()}
    )
    return pages.filter(not_expired, IsPublic(F("path")), live=True, **in_language)
