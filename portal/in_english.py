"""What an address in another language would lead to in English, the site's first."""

from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import translation

from glossary import addresses
from glossary.visible import visible_terms
from home.addresses import language_of
from home.models.base import Crumb
from home.routing import page_at

_OF_A_PAGE = ("wagtail_serve", "page_history", "page_version")


def in_english(path: str) -> Crumb | None:
    """The page or word that readers may see there; of a history, the page that it is of.

    None for an English address, or when nothing is there in English either.
    """
    first, language = settings.LANGUAGE_CODE, language_of(path)
    if language == first:
        return None
    try:
        with translation.override(first):
            match = resolve(path.removeprefix(f"/{language}"))
    except Resolver404:
        return None
    if match.url_name == "word":
        term = visible_terms(first).filter(slug=match.kwargs["slug"]).first()
        return Crumb(term.name, addresses.word(term.slug, first)) if term else None
    if match.url_name not in _OF_A_PAGE:
        return None
    try:
        page = page_at(match.args[0], first)
    except Http404:
        return None
    return Crumb(page.title, page.url)
