"""The one definition of what a reader may see."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone, translation
from wagtail.models import PageQuerySet, PageViewRestriction


def reader_visible(pages: PageQuerySet, language: str | None = None) -> PageQuerySet:
    """Narrow `pages` to those a reader may see: live, not expired, public, in one language.

    `language` is a language code; the active one when left out, and `"*"` for every language
    (the sitemap, translations). A page is private when it or any page above it carries a view
    restriction of any kind: readers have no account to pass one with.
    """
    restrictions = PageViewRestriction.objects.alias(
        path_asked=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(path_asked__startswith=F("page__path"))
    pages = pages.filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()), live=True
    ).exclude(Exists(restrictions))
    if language != "*":
        pages = pages.filter(locale__language_code=language or translation.get_language())
    return pages
