"""Where readers find a page.

Wagtail's `get_url` asks the database for the site of each request and reverses a pattern for each
link. Ours is one site with one tree for each language, so an address follows from the stored path
alone; `tests/home/test_addresses.py` holds the two to each other.
"""

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import override
from wagtail.models import Site


def root_path(language: str) -> str | None:
    """The stored path of a language's home page, or None where it has none."""
    roots = (root for root in Site.get_site_root_paths() if root.language_code == language)
    return next((root.root_path for root in roots), None)


def absolute(path: str) -> str:
    """An address with the site's name in front, for machines that read it elsewhere."""
    return f"{settings.PORTAL_BASE_URL}{path}"


def language_of(path: str) -> str:
    """The language that an address names: `/es/…` is Spanish, everything else the site's first.

    Django would also take `/es-un-cancer/` for Spanish.
    """
    first = path.lstrip("/").partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def is_taken(slug: str, language: str) -> bool:
    """Whether the site has something of its own where a page below a front page would be."""
    if not slug:
        return False
    with override(language):
        path = f"{reverse('wagtail_serve', args=[''])}{slug}/"
        roots = (settings.STAFF_PREFIX, settings.STATIC_URL, settings.MEDIA_URL)
        if path in roots or language_of(path) != language:
            return True
        try:
            return resolve(path).url_name != "wagtail_serve"
        except Resolver404:  # no slug at all: another rule says so
            return False


def address(url_path: str) -> str:
    """The address, from the root of the site, of the page stored under `url_path`.

    Empty for a page outside every language's tree.
    """
    for root in Site.get_site_root_paths():
        if url_path.startswith(root.root_path):
            prefix = (
                "" if root.language_code == settings.LANGUAGE_CODE else f"/{root.language_code}"
            )
            return f"{prefix}/{url_path.removeprefix(root.root_path)}"
    return ""
