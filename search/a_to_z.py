"""The A to Z: every page by its title and its other names.

Readers who are unsure of a spelling prefer it to searching.
"""

from dataclasses import dataclass
from string import ascii_lowercase

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from home.addresses import address
from home.models import DigestPage, HomePage
from home.visibility import locale_of, may_be_read

#: With more names than this, one letter is shown at a time, in pages of so many names.
MOST_AT_ONCE, A_PAGE = 300, 500
DIGITS = "0-9"
_LAST_SIGN = "\U0010ffff"

# Single digests are called after months: their list stands for them. The front page is everywhere.
_FROM = f"""
    FROM search_name name JOIN wagtailcore_page page ON page.id = name.document_id
    WHERE name.language = %(language)s AND page.locale_id = %(locale)s AND page.depth > 1
        AND page.content_type_id <> ALL(%(left_out)s) AND {may_be_read("page")}
        -- What stands before the colon of a title would stand beside that title.
        AND NOT starts_with(page.title, name.label || ': ')"""
_LETTERS = f"""
SELECT CASE WHEN name.normal ~<~ ':' THEN '{DIGITS}' ELSE left(name.normal, 1) END, count(*)
{_FROM} GROUP BY 1"""
_ENTRIES = f"""
SELECT name.label, name.normal, name.is_title, page.title, page.url_path
{_FROM} AND name.normal ~>=~ %(first)s AND name.normal ~<~ %(beyond)s
ORDER BY name.normal USING ~<~, page.path LIMIT {A_PAGE} OFFSET %(skipped)s"""


@dataclass(frozen=True)
class Entry:
    """A name, and the page that has it. `title` is empty where the name is the title."""

    name: str
    title: str
    url: str


def has_names(language: str) -> bool:
    """Whether the list of a language has anything in it."""
    return bool(_ask(f"SELECT {_FROM} LIMIT 1", language))


def letters(language: str) -> dict[str, int]:
    """How many names begin with each letter (`DIGITS` for any digit), in order of the letters.

    Every letter of our alphabet is there, others when a name begins with them.
    """
    counts = dict.fromkeys([DIGITS, *ascii_lowercase], 0)
    found = dict(_ask(_LETTERS, language))
    return counts | {letter: found[letter] for letter in sorted(found)}


def entries(language: str, letter: str = "", skipped: int = 0) -> dict[str, list[Entry]]:
    """Names by letter, at most `A_PAGE`: those of one letter, or of all."""
    first, beyond = ("0", ":") if letter == DIGITS else (letter, letter + _LAST_SIGN)
    found: dict[str, list[Entry]] = {}
    rows = _ask(_ENTRIES, language, first=first, beyond=beyond, skipped=skipped)
    for label, normal, is_title, title, url_path in rows:
        entry = Entry(title if is_title else label, "" if is_title else title, address(url_path))
        found.setdefault(DIGITS if normal < ":" else normal[0], []).append(entry)
    return found


def _ask(statement: str, language: str, **values: str | int) -> list[tuple]:
    locale = locale_of(language)
    if locale is None:
        return []
    left_out = ContentType.objects.get_for_models(HomePage, DigestPage).values()
    values |= {"language": language, "locale": locale.pk}
    with connection.cursor() as cursor:
        cursor.execute(statement, values | {"left_out": [kind.pk for kind in left_out]})
        return cursor.fetchall()
