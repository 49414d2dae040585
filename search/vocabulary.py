"""What the index knows of words. Only what readers may read makes a word known."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from home.visibility import may_be_read
from search.index.analysis import LONGEST, dictionary
from search.spelling import Candidate

_MOST_CANDIDATES = 30
#: In a short word one edit leaves too few groups of three letters alike to be found by them.
_SHORT = 8
#: On either side of a space that was left out there are at least so many letters.
_SHORTEST_PART = 3
# A scalar, because for EXISTS PostgreSQL may look through the postings of all lexemes at once.
_IS_READABLE = f"""(
    SELECT true FROM search_posting posting
    JOIN wagtailcore_page page ON page.id = posting.document_id
    WHERE posting.lexeme_id = {{lexeme}}.id AND {may_be_read("page")} LIMIT 1
) IS TRUE"""

_KNOWN = f"""
SELECT asked.word, asked.stem, lexeme.id, coalesce(lexeme.documents, 0),
    coalesce((SELECT documents FROM search_statistics WHERE language = %(language)s), 0),
    {_IS_READABLE.format(lexeme="lexeme")}
FROM (
    SELECT word, coalesce((ts_lexize(%(dictionary)s::regdictionary, word))[1], '') AS stem
    FROM unnest(%(words)s::text[]) word
) asked
LEFT JOIN search_lexeme lexeme ON lexeme.language = %(language)s AND lexeme.text = asked.stem
"""

#: Words that start (or, reversed, end) with `part`: spelt so that an index serves it.
_STARTS = "({text} ~>=~ {part} AND {text} ~<~ ({part} || chr(1114111)))"
_HALF = "left({word}, (length(asked.word) - 1) / 2)"
_START = _STARTS.format(text="text", part=_HALF.format(word="asked.word"))
_END = _STARTS.format(text="reverse(text)", part=_HALF.format(word="reverse(asked.word)"))
_NEAR = f"""
SELECT asked.word, near.text, lexeme.id, lexeme.text, lexeme.documents, near.same_sound,
    null AS part, null::bigint AS part_id, null AS part_stem, null::int AS part_documents
FROM (
    SELECT word, left(dmetaphone(word), 8) AS sound FROM unnest(%(words)s::text[]) word
) asked
CROSS JOIN LATERAL (
    SELECT found.text, found.lexeme_id, found.sound = asked.sound AS same_sound
    FROM (
        SELECT * FROM search_word WHERE language = %(language)s AND text %% asked.word
        UNION
        SELECT * FROM search_word WHERE language = %(language)s AND sound = asked.sound
        UNION
        -- Of two halves, one edit leaves one as it is.
        SELECT * FROM search_word WHERE language = %(language)s AND length(asked.word) <= {_SHORT}
            AND {_START}
        UNION
        SELECT * FROM search_word WHERE language = %(language)s AND length(asked.word) <= {_SHORT}
            AND {_END}
    ) found
    WHERE abs(length(found.text) - length(asked.word)) <= 3
    ORDER BY levenshtein_less_equal(found.text, asked.word, 4) - (found.sound = asked.sound)::int
    LIMIT {_MOST_CANDIDATES}
) near
JOIN search_lexeme lexeme ON lexeme.id = near.lexeme_id
WHERE {_IS_READABLE.format(lexeme="lexeme")}
"""

# Each half is looked up by itself (LIMIT), whatever the planner thinks of the size of the tables.
_HALF_OF_TWO = f"""LATERAL (
    SELECT word.text, lexeme.id, lexeme.text AS stem, lexeme.documents
    FROM search_word word JOIN search_lexeme lexeme ON lexeme.id = word.lexeme_id
    WHERE word.language = %(language)s AND word.text = {{half}}
        AND {_IS_READABLE.format(lexeme="lexeme")}
    LIMIT 1
)"""
_TWO = f"""
SELECT DISTINCT ON (asked.word) asked.word, first.text, first.id, first.stem, first.documents,
    false, second.text, second.id, second.stem, second.documents
FROM unnest(%(words)s::text[]) asked (word)
CROSS JOIN generate_series({_SHORTEST_PART}, length(asked.word) - {_SHORTEST_PART}) cut
CROSS JOIN {_HALF_OF_TWO.format(half="left(asked.word, cut)")} first
CROSS JOIN {_HALF_OF_TWO.format(half="substr(asked.word, cut + 1)")} second
ORDER BY asked.word, least(first.documents, second.documents) DESC
"""
_GUESSES = f"({_NEAR}) UNION ALL ({_TWO})"


@dataclass(frozen=True)
class Known:
    """A folded word: its stem ("" for a stop word), and whether a reader's page has it."""

    word: str
    stem: str
    lexeme: int | None
    #: In how many pages it is, of how many in its language.
    documents: int
    of: int
    is_known: bool

    @property
    def is_stop_word(self) -> bool:
        return not self.stem

    @property
    def information(self) -> float:
        """How much the word tells pages apart: the fewer have it, the more."""
        rarity = 1 + (self.of - self.documents + 0.5) / (self.documents + 0.5)
        return math.log(max(rarity, 1.0001))

    def taken_for(self, word: Candidate) -> "Known":
        """The known word that this unknown one stands for."""
        return replace(
            self,
            word=word.word,
            stem=word.stem,
            lexeme=word.lexeme,
            documents=word.documents,
            is_known=True,
        )


@dataclass
class Guess:
    """What an unknown word may stand for: a word like it, or two that were run together."""

    similar: list[Candidate] = field(default_factory=list)
    two: tuple[Candidate, ...] = ()


def look_up(words: Iterable[str], language: str) -> dict[str, Known]:
    asked = sorted({word for word in words if len(word) <= LONGEST})
    return {row[0]: Known(*row) for row in _ask(_KNOWN, asked, language)}


def guesses(words: Iterable[str], language: str) -> dict[str, Guess]:
    """For each unknown word the known words that it may stand for, in one statement."""
    found = {word: Guess() for word in words}
    for word, *row in _ask(_GUESSES, list(found), language):
        candidate = Candidate(*row[:5])
        if row[5] is None:
            found[word].similar.append(candidate)
        else:
            found[word].two = (candidate, Candidate(*[*row[5:], False]))
    return found


def _ask(statement: str, words: list[str], language: str) -> list[tuple[Any, ...]]:
    if not words:
        return []
    values: dict[str, Any] = {
        "words": words,
        "language": language,
        "dictionary": dictionary(language),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
