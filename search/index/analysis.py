"""From the words of a text to stems: the same for pages and for queries."""

from collections.abc import Iterable

from django.db import connection

#: PostgreSQL's stemmer and stop words, by language code.
DICTIONARIES = {"en-gb": "english_stem", "es": "spanish_stem"}
#: Longer "words" are no words: they would only fill the index.
LONGEST = 40


def dictionary(language: str) -> str:
    """The stemmer of a language; one that only folds for a language we have none for."""
    return DICTIONARIES.get(language, "simple")


def stems(folded: Iterable[str], language: str) -> dict[str, str]:
    """Folded word to its stem, "" for a stop word. One query."""
    distinct = sorted({word for word in folded if len(word) <= LONGEST})
    if not distinct:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, coalesce((ts_lexize(%s::regdictionary, word))[1], '')"
            " FROM unnest(%s::text[]) word",
            [dictionary(language), distinct],
        )
        return dict(cursor.fetchall())
