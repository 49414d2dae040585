"""From stems to pages, best first: one statement, bounded in time however many pages there are.

Each stem brings the pages it says most about (an index keeps them in that order); their impacts
are added up, the best are weighed in full and get more for words that stand together, and a page
that is called what was asked comes first. See docs/search.md.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

from home.reviewed import past_due_sql
from home.visibility import locale_of, may_be_read
from search.index.entries import quoted
from search.understanding import Understanding, understand

#: Of each stem so many pages; of all, so many are asked whether they may be read, so many are
#: results, and so many of these are weighed in full.
MOST_OF_A_STEM = 1_000
MOST_LOOKED_AT = 500
MOST_CANDIDATES = 200
WEIGHED_IN_FULL = 50
#: What two neighbours are worth in the text and, in addition, in a name.
TOGETHER, TOGETHER_IN_NAME = 1.0, 1.0
#: More than any sum of impacts: what is called so comes first, a title before another name, and
#: both before what is called as a synonym says.
ENTITLED_SO, CALLED_SO, CALLED_ALIKE = 3_000.0, 2_000.0, 1_000.0
#: What the score of a page is worth whose clinical check is late. It stays to be found, below what
#: says nearly as much; called what was asked, it comes after a page of that name, and still before
#: pages that only use the words.
LATE_CHECK = 0.5
#: Of the best page's score: below, a page only shares a word or two with the query.
LEAST_SHARE = 0.1

#: A language's front page has every reader's way in and no answer.
NO_FRONT_PAGE = "page.depth > 2"

#: Common table expressions that end in `ranked (document_id, score, bonus)`. `{condition}` is SQL
#: over `page`; the values are those of `values()`.
RANKED = f"""
WITH term AS (
    SELECT * FROM unnest(%(lexemes)s::bigint[], %(weights)s::float8[]) AS t (lexeme, weight)
), matched AS (
    SELECT document_id, sum(term.weight * best.impact) AS score
    FROM term CROSS JOIN LATERAL (
        SELECT document_id, impact FROM search_posting
        WHERE lexeme_id = term.lexeme ORDER BY impact DESC LIMIT {MOST_OF_A_STEM}
    ) best
    GROUP BY document_id
), called AS (
    SELECT document_id, max(CASE WHEN normal = ANY(%(added_names)s) THEN {CALLED_ALIKE}
        WHEN is_title THEN {ENTITLED_SO} ELSE {CALLED_SO} END)::float8 AS bonus
    FROM search_name
    WHERE language = %(language)s AND normal = ANY(%(names)s::text[] || %(added_names)s::text[])
    GROUP BY document_id
), candidate AS (
    SELECT document_id, coalesce(score, 0) + coalesce(bonus, 0) AS score,
        coalesce(bonus, 0) AS bonus
    FROM matched FULL JOIN called USING (document_id)
    ORDER BY 2 DESC, document_id LIMIT {MOST_LOOKED_AT}
), readable AS (
    SELECT candidate.*, page.alias_of_id,
        row_number() OVER (ORDER BY score DESC, document_id) AS place
    FROM candidate JOIN wagtailcore_page page ON page.id = document_id
    WHERE {{condition}}
    ORDER BY score DESC, document_id LIMIT %(most)s
), weighed AS (
    SELECT document_id, alias_of_id, bonus,
        CASE WHEN place > {WEIGHED_IN_FULL} THEN score ELSE bonus
        + coalesce((
            SELECT sum(term.weight * posting.impact) FROM term
            JOIN search_posting posting ON posting.lexeme_id = term.lexeme
            WHERE posting.document_id = readable.document_id
        ), 0) + coalesce((
            SELECT sum(worth)
            FROM unnest(%(near)s::tsquery[], %(worths)s::float8[]) AS pair (near, worth)
            JOIN search_document document ON document.page_id = readable.document_id
            WHERE document.terms @@ near
        ), 0) END AS score
    FROM readable
), in_time AS (
    SELECT page.id AS document_id, score * worth AS score, bonus * worth AS bonus
    FROM (SELECT document_id AS id, alias_of_id, score, bonus FROM weighed) page, LATERAL (
        SELECT CASE WHEN {past_due_sql("page", "%(today)s::date")} THEN {LATE_CHECK} ELSE 1 END
            AS worth
        OFFSET 0 -- asked once, not for each use
    ) check_of_page
), ranked AS (
    SELECT document_id, score, bonus FROM in_time
    WHERE score >= (SELECT max(score - bonus) FROM in_time) * {LEAST_SHARE}
)
"""


@dataclass(frozen=True)
class Ranked:
    page_id: int
    score: float
    #: The part of the score that comes from being called what was asked.
    bonus: float


def values(understood: Understanding, language: str, most: int) -> dict[str, Any]:
    near, worths = _neighbours(understood)
    return {
        "lexemes": [stem.lexeme for stem in understood.stems],
        "weights": [stem.weight for stem in understood.stems],
        "language": language,
        "names": understood.names,
        "added_names": [name for name in understood.added_names if name not in understood.names],
        "near": near,
        "worths": worths,
        "most": most,
        "today": timezone.localdate(),
    }


def rank(understood: Understanding, language: str, condition: str, most: int) -> list[Ranked]:
    """The pages that meet `condition` (SQL over `page`), best first."""
    if understood.is_empty:
        return []
    statement = RANKED + "SELECT * FROM ranked ORDER BY score DESC, document_id"
    with connection.cursor() as cursor:
        cursor.execute(statement.format(condition=condition), values(understood, language, most))
        return [Ranked(*row) for row in cursor.fetchall()]


def what_readers_see(language: str) -> str:
    """The condition that a reader's results meet."""
    locale = locale_of(language)
    if locale is None:
        return "false"
    return f"page.locale_id = {locale.pk} AND {NO_FRONT_PAGE} AND {may_be_read('page')}"


def readable_ranks(understood: Understanding, language: str) -> list[Ranked]:
    """What a reader of a language finds."""
    return rank(understood, language, what_readers_see(language), MOST_CANDIDATES)


def page_ids(text: str, most: int, languages: list[str]) -> list[int]:
    """What staff find, in any of the languages, drafts included: ids, best first."""
    ranked = [
        hit
        for language in languages
        for hit in rank(understand(text, language), language, "true", most)
    ]
    return [hit.page_id for hit in sorted(ranked, key=lambda hit: -hit.score)]


def _neighbours(understood: Understanding) -> tuple[list[str], list[float]]:
    """The pairs as PostgreSQL asks for them, and their worth."""
    near: list[str] = []
    worths: list[float] = []
    for pair in understood.pairs:
        first, second = quoted(pair.first), quoted(pair.second)
        near += [
            f"{first} <-> {second} | {first} <2> {second}",
            f"{first}:A <-> {second}:A | {first}:A <2> {second}:A",
        ]
        worths += [pair.weight * TOGETHER, pair.weight * TOGETHER_IN_NAME]
    return near, worths
