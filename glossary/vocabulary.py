"""The terms of a language, ready to be marked in pages. Each process keeps its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from threading import Lock

from django.utils import timezone

from glossary.marking import MarkedTerm, Matcher, forms_of
from glossary.models import Term
from glossary.version import glossary_version
from glossary.visible import visible_terms


@dataclass(frozen=True)
class Entry:
    """What a page shows of a term."""

    pk: int
    name: str
    slug: str
    url: str
    definition: str
    definition_child: str
    say_it: str


@dataclass(frozen=True)
class Vocabulary:
    version: str
    #: Another one for each that this process reads.
    serial: int
    matcher: Matcher
    entries: Mapping[int, Entry]
    #: In lower case, all that a term is called, by its key; and of all of them together.
    forms_by_term: Mapping[int, tuple[str, ...]]
    forms: frozenset[str]
    #: A page to the terms that it is about.
    about: Mapping[int, frozenset[int]]
    #: When the first of the terms goes: terms with an end are not written when it comes.
    until: datetime | None


_kept: dict[str, Vocabulary] = {}
_lock = Lock()
_serials = count(1)


def vocabulary(language: str, version: str = "") -> Vocabulary:
    """The terms of a language as they are now. One query, and two more when they have changed.

    None where the caller has just asked for the version (`glossary.version.EDITION`).

    The version is asked for first: what changes meanwhile is read anew by the next page, and at
    worst once too often.
    """
    version = version or glossary_version(language)
    kept = _kept.get(language)
    if kept and kept.version == version and (not kept.until or kept.until > timezone.now()):
        return kept
    # One reader waits for the other's work, rather than doing the same.
    with _lock:
        kept = _kept.get(language)
        if not kept or kept.version != version or (kept.until and kept.until <= timezone.now()):
            kept = _kept[language] = _read(language, version)
    return kept


def forget() -> None:
    """Start as a new process would."""
    _kept.clear()


def _read(language: str, version: str) -> Vocabulary:
    terms = list(visible_terms(language).select_related("locale"))
    ends = [term.expire_at for term in terms if term.expire_at]
    marked = [_marked(term, language) for term in terms]
    forms = {term.key: tuple(form.lower() for form in term.forms) for term in marked}
    return Vocabulary(
        version,
        next(_serials),
        Matcher(marked, language),
        {term.pk: _entry(term) for term in terms},
        forms,
        frozenset(form for some in forms.values() for form in some),
        _about(terms),
        min(ends, default=None),
    )


def _about(terms: list[Term]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for term in terms:
        if term.guide_id:
            found[term.guide_id] = found.get(term.guide_id, frozenset()) | {term.pk}
    return found


def _marked(term: Term, language: str) -> MarkedTerm:
    return MarkedTerm(
        term.pk,
        term.name,
        forms_of(term.name, term.variants, language),
        term.case_sensitive,
        tuple(term.needs_context),
    )


def _entry(term: Term) -> Entry:
    return Entry(
        term.pk,
        term.name,
        term.slug,
        term.url,
        term.definition,
        term.definition_child,
        term.say_it,
    )
