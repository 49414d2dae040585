"""Which pages are checked: all of a type that is a `ReviewedPage`, whatever app it is from."""

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageQuerySet

from review.models.page import ReviewedPage


@cache
def reviewed_models() -> tuple[Any, ...]:
    return tuple(
        model
        for model in apps.get_models()
        if issubclass(model, ReviewedPage) and issubclass(model, Page)
    )


def content_type_ids() -> list[int]:
    """Of the models above. Without a query, once they are known."""
    return [kind.pk for kind in ContentType.objects.get_for_models(*reviewed_models()).values()]


def reviewed_pages() -> PageQuerySet:
    """The pages themselves. An alias has no checks of its own: it follows the page it shows."""
    return Page.objects.filter(content_type_id__in=content_type_ids(), alias_of=None)


def is_reviewed(page: Page) -> bool:
    return issubclass(page.specific_class or Page, ReviewedPage) and page.alias_of_id is None
