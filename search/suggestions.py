"""What a reader may be about to type: titles, other names, and searches that lead somewhere.

One statement, whose work is bounded by the length of what was typed and not by the number of pages:
names that begin so come in the order of an index; those in which a later word begins so, and those
spelt nearly so, are only looked for while there is room.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from home.addresses import address
from home.visibility import locale_of, may_be_read
from search import normalise
from search.index.analysis import dictionary

MOST = 8
LONGEST, SHORTEST = 80, 2
#: In what is longer no word is checked for its spelling.
MOST_WORDS = 6
#: A list of nothing but searches would hide the pages.
MOST_SEARCHES = 3
#: Of names that begin alike, the shortest of so many are shown.
_LOOKED_AT = 60
_TRIES = 3
#: The last sign there is: all that begins with a text lies between the text and the text with this.
_LAST_SIGN = "\U0010ffff"

# The front page is no answer to a question.
_NAMES = f"""
    SELECT name.document_id, name.label, name.normal, name.is_title, page.title, page.url_path
    FROM search_name name JOIN wagtailcore_page page ON page.id = name.document_id
    WHERE name.language = %(language)s AND page.locale_id = %(locale)s AND page.depth > 2
        AND {may_be_read("page")} AND"""

# A scalar, because PostgreSQL would answer EXISTS for all lexemes at once, and take 100 ms.
_STANDS_IN_A_PAGE = f"""(
    SELECT true
    FROM search_posting posting JOIN wagtailcore_page page ON page.id = posting.document_id
    WHERE posting.lexeme_id = lexeme.id AND {may_be_read("page")} LIMIT 1
) IS TRUE"""

# What was typed, with each word that stands in no page replaced by the nearest one that does. The
# last may not be finished yet, so only the beginnings of words are compared with it. Nearest is the
# fewest edits, one less for the same sound, and of those the most frequent. The first guess that is
# part of a name counts.
_MEANT = f"""
asked AS MATERIALIZED (
    SELECT word, place, place = cardinality(%(words)s::text[]) AS is_last,
        left(dmetaphone(word), 8) AS sound
    FROM unnest(%(words)s::text[]) WITH ORDINALITY AS typed (word, place)
    WHERE (
        SELECT count(DISTINCT document_id) FROM (TABLE beginning UNION ALL TABLE later) found
    ) < {MOST}
), known AS MATERIALIZED (
    SELECT place, lexeme_id FROM asked JOIN search_word ON language = %(language)s
        AND text LIKE word || CASE WHEN is_last THEN '%%' ELSE '' END
), unknown AS MATERIALIZED (
    SELECT * FROM asked WHERE word ~ '^[a-z]{{4,40}}$'
    AND ts_lexize(%(dictionary)s::regdictionary, word) <> '{{}}' -- a stop word
    AND NOT EXISTS (
        SELECT 1 FROM known JOIN search_lexeme lexeme ON lexeme.id = lexeme_id
        WHERE known.place = asked.place AND {_STANDS_IN_A_PAGE}
    )
), near AS MATERIALIZED (
    SELECT place, word, is_last, unknown.sound, text, lexeme_id
    FROM unknown JOIN search_word ON language = %(language)s AND text %% word
    UNION
    SELECT place, word, is_last, unknown.sound, text, lexeme_id
    FROM unknown JOIN search_word spoken ON language = %(language)s AND length(unknown.sound) > 1
        AND spoken.sound BETWEEN unknown.sound AND unknown.sound || 'ZZZZ'
), compared AS MATERIALIZED (
    SELECT place, text, lexeme_id, word, part, levenshtein(part, word)
        - (dmetaphone(part) = sound)::int AS edits, abs(length(part) - length(word)) AS longer
    FROM near CROSS JOIN LATERAL (
        SELECT left(text, CASE WHEN is_last THEN length(word) + step ELSE length(text) END) AS part
        FROM unnest(CASE WHEN is_last THEN ARRAY[-1, 0, 1] ELSE ARRAY[0] END) step
    ) parts
    WHERE abs(length(part) - length(word)) <= 2
), nearest AS MATERIALIZED (
    SELECT place, part, row_number() OVER (
        PARTITION BY place ORDER BY min(edits), min(longer), max(documents) DESC, part
    ) AS rank
    FROM compared JOIN search_lexeme lexeme ON lexeme.id = lexeme_id
    WHERE edits <= CASE WHEN length(word) < 6 THEN 1 ELSE 2 END AND {_STANDS_IN_A_PAGE}
    GROUP BY place, part
), meant AS MATERIALIZED (
    SELECT try, string_agg(coalesce(part, word), ' ' ORDER BY place) AS typed
    FROM generate_series(1, {_TRIES}) try CROSS JOIN asked LEFT JOIN LATERAL (
        SELECT part FROM nearest WHERE nearest.place = asked.place AND rank <= try
        ORDER BY rank DESC LIMIT 1
    ) best ON true
    GROUP BY try HAVING count(part) > 0
)"""

# A common search is shown when all its words stand somewhere, and never as somebody misspelt it.
_SEARCHED = f"""
term AS MATERIALIZED (
    SELECT normal_target, CASE WHEN is_target THEN target ELSE phrase END AS text,
        CASE WHEN is_target THEN normal_target ELSE normal_phrase END AS normal
    FROM search_searchterm
    CROSS JOIN LATERAL (
        SELECT normal_phrase ~>=~ %(typed)s AND normal_phrase ~<~ %(beyond)s AS by_phrase,
            normal_target ~>=~ %(typed)s AND normal_target ~<~ %(beyond)s AS by_target
    ) matched
    CROSS JOIN LATERAL (SELECT by_target OR kind = 'misspelling' AS is_target) shown
    WHERE language = %(language)s AND (by_phrase OR by_target)
), searched AS (
    SELECT DISTINCT ON (normal) text, normal FROM term
    WHERE normal NOT IN (SELECT normal FROM named) AND NOT EXISTS (
        SELECT 1 FROM regexp_split_to_table(normal_target, ' ') word CROSS JOIN LATERAL (
            SELECT (ts_lexize(%(dictionary)s::regdictionary, word))[1] AS stem
        ) stems
        WHERE stem <> '' AND (
            SELECT {_STANDS_IN_A_PAGE} FROM search_lexeme lexeme
            WHERE lexeme.language = %(language)s AND lexeme.text = stem
        ) IS NOT TRUE
    )
)"""

_STATEMENT = f"""
WITH beginning AS MATERIALIZED (
    {_NAMES} name.normal ~>=~ %(typed)s AND name.normal ~<~ %(beyond)s
    ORDER BY name.normal USING ~<~ LIMIT {_LOOKED_AT}
), later AS MATERIALIZED (
    {_NAMES} name.normal LIKE %(later)s
        AND (SELECT count(DISTINCT document_id) FROM beginning) < {MOST}
    LIMIT {_LOOKED_AT}
), {_MEANT}, alike AS MATERIALIZED (
    SELECT found.*, try FROM meant CROSS JOIN LATERAL (
        ({_NAMES} name.normal ~>=~ meant.typed AND name.normal ~<~ (meant.typed || %(last)s)
        ORDER BY name.normal USING ~<~ LIMIT {_LOOKED_AT})
        UNION ALL
        ({_NAMES} name.normal LIKE '%% ' || meant.typed || '%%' LIMIT {_LOOKED_AT})
    ) found
), named AS MATERIALIZED (
    SELECT DISTINCT ON (document_id) * FROM (
        SELECT *, 0 AS tier FROM beginning
        UNION ALL SELECT *, 1 FROM later
        UNION ALL
        SELECT document_id, label, normal, is_title, title, url_path, 2 FROM alike
        WHERE try = (SELECT min(try) FROM alike)
    ) found ORDER BY document_id, tier, is_title DESC, length(normal), normal
), {_SEARCHED}, suggested AS (
    SELECT label, title, url_path, is_title, tier, normal, document_id FROM named
    UNION ALL (
        SELECT text, '', '', false, 0, normal, 0 FROM searched
        ORDER BY length(normal), normal LIMIT {MOST_SEARCHES}
    )
), distinguishable AS (
    SELECT DISTINCT ON (normal, title) * FROM suggested ORDER BY normal, title, tier, document_id
)
SELECT label, title, url_path, is_title FROM distinguishable
ORDER BY tier, length(normal), normal, document_id LIMIT {MOST}
"""


@dataclass(frozen=True)
class Suggestion:
    """`kind` is "page" (a title), "name" (another name; `note` is the title) or "search"."""

    text: str
    url: str
    kind: str
    note: str = ""


def asked(typed: str) -> str:
    """What was typed in its normal form: words and single spaces only, so no sign of it is a
    wildcard. Empty when it is too short or too long to suggest anything."""
    if len(typed) > LONGEST:
        return ""
    normal = normalise.phrase(typed)
    return normal if SHORTEST <= len(normal) <= LONGEST else ""


def suggest(typed: str, language: str) -> list[Suggestion]:
    """At most `MOST` suggestions, best first. Anything may be typed."""
    normal, locale = asked(typed), locale_of(language)
    if not normal or locale is None:
        return []
    words = normal.split()
    values = {
        "typed": normal,
        "beyond": normal + _LAST_SIGN,
        "last": _LAST_SIGN,
        "later": f"% {normal}%",
        "words": words if len(words) <= MOST_WORDS else [],
        "language": language,
        "locale": locale.pk,
        "dictionary": dictionary(language),
    }
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, values)
        found = [_suggestion(*row) for row in cursor.fetchall()]
    return [suggestion for suggestion in found if suggestion.url]


def _suggestion(text: str, title: str, url_path: str, is_title: bool) -> Suggestion:
    if not url_path:
        address_of_results = f"{reverse('search')}?{urlencode({'q': text})}"
        return Suggestion(text, address_of_results, "search", _("Search"))
    if is_title:
        return Suggestion(title, address(url_path), "page")
    return Suggestion(text, address(url_path), "name", title)
