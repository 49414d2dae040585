"""Where readers find words. The names of the patterns are `words` and `word`."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def words(language: str | None = None) -> str:
    with translation.override(language or translation.get_language()):
        return reverse("words")


def word(slug: str, language: str | None = None) -> str:
    """The page of a term. A draft that has no slug yet stands where any of them could."""
    with translation.override(language or translation.get_language()):
        return reverse("word", args=[slug or "-"])


def absolute(path: str) -> str:
    """An address with the site's name in front, for machines that read it elsewhere."""
    return f"{settings.PORTAL_BASE_URL}{path}"
