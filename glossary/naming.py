"""The names of a term: its address, and the forms it is looked up by."""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from django.utils.text import slugify
from django.utils.translation import gettext as _

from glossary.marking import forms_of
from glossary.normal import normal

if TYPE_CHECKING:
    from glossary.models import Term


def normal_forms(term: "Term") -> list[str]:
    """Every way the term is written, plurals included, in normal form; the name's comes first."""
    language = term.locale.language_code if term.locale_id else ""
    written = forms_of(term.name, term.variants, language) if term.name else ()
    forms = [normal(form) for form in (term.name, *term.variants, *written)]
    return list(dict.fromkeys(form for form in forms if form))


def slug_of(term: "Term") -> str:
    """The slug it has; else one made of its name, which no other term of the language has."""
    if term.slug or not term.name:
        return term.slug
    wanted = slugify(term.name) or "word"
    names = (f"{wanted}-{number}" if number > 1 else wanted for number in count(1))
    return next(slug for slug in names if not _others(term).filter(slug=slug).exists())


def problems_of_name(term: "Term") -> Iterator[str]:
    if term.name and not normal(term.name):
        yield _("Write at least one letter or digit.")


def problems_of_slug(term: "Term") -> Iterator[str]:
    before = type(term)._default_manager.filter(pk=term.pk).first() if term.pk else None
    if before and before.first_published_at and before.slug != term.slug:
        yield _("The address of a published word stays as it is: others link to it.")
    elif _others(term).filter(slug=term.slug).exists():
        yield _("Another word has this address.")


def _others(term: "Term"):  # type: ignore[no-untyped-def]
    return type(term)._default_manager.filter(locale_id=term.locale_id).exclude(pk=term.pk)
