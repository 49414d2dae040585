"""Telling the glossary which of its words a page explains, so that a word can list its guides.

Only printing a page shows that. It is done when the page is published, and for all pages by
`manage.py record_words`: a change of the glossary can change what any page explains. In between,
a word's list may be late; the pages themselves never are.
"""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.signals import page_published

from glossary import uses
from home.models import DigestPage, GuidePage
from home.rich_text import link_urls
from home.words import PageWords

logger = logging.getLogger(__name__)
#: Page type to the part of its template that is its text.
_TEXTS: dict[Any, str] = {
    GuidePage: "home/parts/guide_text.html",
    DigestPage: "home/parts/digest_text.html",
}


def record(page: GuidePage | DigestPage) -> None:
    """Note the words that readers of a page find explained."""
    with translation.override(page.locale.language_code):
        words = PageWords(page)
        context = page.text_context(link_urls(page.linked_ids()))
        render_to_string(_TEXTS[type(page)], {**context, "page": page, "words": words})
    uses.record(page, [word.entry.pk for word in words.shown])


def record_all() -> tuple[int, int]:
    """Every live page, one after the other: how many were read, and how many could not be."""
    done = [
        _record_quietly(model, pk)
        for model in _TEXTS
        for pk in model.objects.live().order_by("pk").values_list("pk", flat=True)
    ]
    return sum(done), len(done) - sum(done)


def after_publishing(sender: Any, instance: Any, **kwargs: Any) -> None:
    """When it is certain that the page is out: printing it takes a moment."""
    transaction.on_commit(partial(_record_quietly, sender, instance.pk), robust=True)


def _record_quietly(model: Any, pk: int) -> bool:
    """A page that cannot be printed is published all the same; its words are noted later."""
    try:
        if page := model.objects.live().filter(pk=pk).first():
            record(page)
    except Exception:
        logger.exception("The words of page %s could not be noted.", pk)
        return False
    return True


def connect() -> None:
    for model in _TEXTS:
        page_published.connect(after_publishing, sender=model, dispatch_uid=f"words {model}")
