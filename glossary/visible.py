"""The one definition of which terms a reader may see."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from glossary import addresses
from glossary.models import Term


def visible_terms(language: str) -> QuerySet[Term]:
    """The published terms of a language (its code), in order of the alphabet."""
    return _published().filter(locale__language_code=language).order_by("sort_key", "pk")


def addresses_of_translations(term: Term) -> dict[str, str]:
    """Language code to the address of a term in it, its own included, as readers may see."""
    found = _published().filter(translation_key=term.translation_key)
    return {
        code: addresses.word(slug, code)
        for slug, code in found.values_list("slug", "locale__language_code")
    }


def languages_with_terms() -> list[str]:
    """The codes of the languages that have any term for readers."""
    found = _published().order_by().values_list("locale__language_code", flat=True)
    return sorted(set(found.distinct()))


def all_addresses() -> list[tuple[str, str, object, object]]:
    """Of every term a reader may see: language, slug, what its translations share, last change."""
    rows = (
        _published()
        .order_by("locale_id", "sort_key")
        .values_list("locale__language_code", "slug", "translation_key", "last_published_at")
    )
    return list(rows)


def _published() -> QuerySet[Term]:
    not_over = Q(expire_at=None) | Q(expire_at__gt=timezone.now())
    return Term.objects.filter(not_over, live=True)


def slugs_by_translation(keys: Collection[UUID]) -> dict[UUID, dict[str, str]]:
    """For each set of translations, language code to slug, as readers may see. One query."""
    found: dict[UUID, dict[str, str]] = {}
    rows = _published().filter(translation_key__in=keys).order_by()
    for key, code, slug in rows.values_list("translation_key", "locale__language_code", "slug"):
        found.setdefault(key, {})[code] = slug
    return found
