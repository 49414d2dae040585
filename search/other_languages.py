"""Whether the same words would find something in another language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import translation

from home.visibility import locale_of, may_be_read
from search import normalise
from search.index.analysis import LONGEST, dictionary
from search.query import Query
from search.ranking import NO_FRONT_PAGE

#: So many words of the query are looked for, and of each so many pages.
MOST_WORDS = 12
MOST_PAGES = 200

#: A page counts that has at least half of the words that mean something in its language.
_FINDS = """
(%s, EXISTS (
    WITH asked AS (
        SELECT DISTINCT (ts_lexize(%s::regdictionary, word))[1] AS stem
        FROM unnest(%s::text[]) word
    ), meant AS (SELECT stem FROM asked WHERE stem <> ''),
    hit AS (
        SELECT best.document_id, count(*) AS held FROM meant
        JOIN search_lexeme lexeme ON lexeme.language = %s AND lexeme.text = meant.stem
        CROSS JOIN LATERAL (
            SELECT document_id FROM search_posting WHERE lexeme_id = lexeme.id
            ORDER BY impact DESC LIMIT {most}
        ) best
        GROUP BY best.document_id
    )
    SELECT FROM hit JOIN wagtailcore_page page ON page.id = hit.document_id
    WHERE held * 2 >= (SELECT count(*) FROM meant)
        AND page.locale_id = %s AND {may_be_read} AND {no_front_page}
))
"""


@dataclass(frozen=True)
class Elsewhere:
    code: str
    label: str
    url: str


def elsewhere(query: Query, language: str) -> list[Elsewhere]:
    """The other languages in which there are results for the same words. One statement."""
    words = [normalise.stem_form(word) for word in normalise.words(query.words)]
    asked = [word for word in dict.fromkeys(words) if len(word) <= LONGEST][:MOST_WORDS]
    codes = [code for code, _ in settings.LANGUAGES if code != language]
    if not asked:
        return []
    found = _found(asked, codes)
    return [
        Elsewhere(code, label, _address(code, query))
        for code, label in settings.LANGUAGES
        if code in found
    ]


def _found(words: list[str], codes: Iterable[str]) -> set[str]:
    finds = _FINDS.format(
        most=MOST_PAGES, may_be_read=may_be_read("page"), no_front_page=NO_FRONT_PAGE
    )
    parts: list[str] = []
    values: list[Any] = []
    for code in codes:
        if locale := locale_of(code):
            parts.append(finds)
            values += [code, dictionary(code), words, code, locale.pk]
    if not parts:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT code FROM (VALUES {', '.join(parts)}) t (code, has) WHERE has",
            values,
        )
        return {code for (code,) in cursor.fetchall()}


def _address(code: str, query: Query) -> str:
    with translation.override(code):
        return reverse("search") + query.address(**dict.fromkeys(query.chosen, ""), **{"as": ""})
