"""What the index knows of words. Only what readers may read makes a word known."""

from collections.abc import Iterable
from dataclasses import dataclass
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
_IS_READABLE = f"""EXISTS (
    SELECT 1 FROM search_posting posting
    JOIN wagtailcore_page page ON page.id = posting.document_id
    WHERE posting.lexeme_id = lexeme.id AND {may_be_read("page")}
)"""

_KNOWN = f"""
SELECT asked.word, asked.stem, lexeme.id, coalesce(lexeme.documents, 0), {_IS_READABLE}
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
_SIMILAR = f"""
SELECT asked.word, near.text, lexeme.id, lexeme.text, lexeme.documents, near.same_sound
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
WHERE {_IS_READABLE}
"""

_SPLITS = f"""
SELECT DISTINCT ON (asked.word) asked.word, first.text, second.text
FROM unnest(%(words)s::text[]) asked (word)
CROSS JOIN LATERAL generate_series({_SHORTEST_PART}, length(asked.word) - {_SHORTEST_PART}) cut
JOIN search_word first ON first.language = %(language)s AND first.text = left(asked.word, cut)
JOIN search_word second ON second.language = %(language)s
    AND second.text = substr(asked.word, cut + 1)
JOIN search_lexeme lexeme ON lexeme.id = first.lexeme_id AND {_IS_READABLE}
JOIN search_lexeme other ON other.id = second.lexeme_id
    AND {_IS_READABLE.replace("lexeme.id", "other.id")}
ORDER BY asked.word, least(lexeme.documents, other.documents) DESC
"""


@dataclass(frozen=True)
class Known:
    """A folded word: its stem ("" for a stop word), and whether a reader's page has it."""

    word: str
    stem: str
    lexeme: int | None
    documents: int
    is_known: bool

    @property
    def is_stop_word(self) -> bool:
        return not self.stem


def look_up(words: Iterable[str], language: str) -> dict[str, Known]:
    asked = sorted({word for word in words if len(word) <= LONGEST})
    return {row[0]: Known(*row) for row in _ask(_KNOWN, asked, language)}


def similar(words: Iterable[str], language: str) -> dict[str, list[Candidate]]:
    """For each unknown word, the known words spelt or sounding like it."""
    found: dict[str, list[Candidate]] = {}
    for asked, word, lexeme, stem, documents, same_sound in _ask(_SIMILAR, list(words), language):
        candidate = Candidate(word, lexeme, stem, documents, same_sound)
        found.setdefault(asked, []).append(candidate)
    return found


def splits(words: Iterable[str], language: str) -> dict[str, tuple[str, str]]:
    """For each unknown word that is two known ones run together, the two."""
    return {word: (first, second) for word, first, second in _ask(_SPLITS, list(words), language)}


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
