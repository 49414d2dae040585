"""How well the glossary covers our pages, by what was kept of the versions readers have."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from glossary.models import Term, TermUse
from glossary.visible import visible_terms
from glossary.vocabulary import vocabulary
from review.intervals import add_months

_MISSING = """
SELECT word, count(DISTINCT page.id), (array_agg(DISTINCT page.title ORDER BY page.title))[:5]
FROM home_readingscore score
JOIN wagtailcore_page page ON page.live_revision_id = score.revision_id AND page.live
JOIN wagtailcore_locale locale ON locale.id = page.locale_id
CROSS JOIN LATERAL unnest(score.unexplained) word
WHERE locale.language_code = %s
GROUP BY word ORDER BY 2 DESC, 1
"""


@dataclass(frozen=True)
class MissingWord:
    """A medical word that pages use and nothing explains."""

    word: str
    pages: int
    #: Titles of a few of them.
    titles: list[str]


@dataclass(frozen=True)
class Coverage:
    missing: list[MissingWord]
    #: Words that no page explains.
    unused: list[Term]
    #: Words that nobody has checked within the time given for it.
    past_check: list[Term]


def coverage(language: str) -> Coverage:
    known = vocabulary(language).forms
    with connection.cursor() as cursor:
        cursor.execute(_MISSING, [language])
        found = [MissingWord(*row) for row in cursor.fetchall() if row[0] not in known]
    terms = visible_terms(language).order_by("name")
    return Coverage(found, list(_unused(terms)), _past_check(terms))


def _unused(terms: QuerySet[Term]) -> QuerySet[Term]:
    return terms.filter(~Exists(TermUse.objects.filter(term_id=OuterRef("pk"))))


def _past_check(terms: QuerySet[Term]) -> list[Term]:
    """Those never checked were never promised to be: the word's own page says so."""
    today = timezone.localdate()
    return [
        term
        for term in terms.exclude(checked_on=None)
        if term.checked_on and add_months(term.checked_on, term.check_every) < today
    ]
