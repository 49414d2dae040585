"""The one definition of what a reader may see."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import BooleanField, F, Func
from django.utils import translation
from wagtail.models import Locale, PageQuerySet

#: An alias is as private as the page whose text it shows, and that may be an alias, too.
_PRIVATE = (
    "WITH RECURSIVE private (id, path) AS ("
    "SELECT restricted.id, restricted.path FROM wagtailcore_pageviewrestriction restriction"
    " JOIN wagtailcore_page restricted ON restricted.id = restriction.page_id"
    " UNION SELECT shown.id, shown.path FROM private"
    " JOIN wagtailcore_page shown ON shown.alias_of_id = private.id"
    ") SELECT path FROM private"
)
_PUBLIC = (
    f"NOT EXISTS (SELECT 1 FROM ({_PRIVATE}) private"  # noqa: S608 (all is ours)
    " WHERE {path} LIKE private.path || '%%')"
)
_MAY_BE_READ = (
    f"({{live}} AND ({{expire_at}} IS NULL OR {{expire_at}} > statement_timestamp()) AND {_PUBLIC})"
)


class MayBeRead(Func):
    """Whether a page is live, has not expired, and is public.

    A page is private when it or any page above it carries a view restriction of any kind, or shows
    the text of a page that carries one: readers have no account to pass one with. Tree paths are
    letters and digits, so they need no escaping as a pattern. Written as SQL because it is part of
    nearly every query, and building the same from querysets took longer than running it.
    """

    output_field = BooleanField()

    def __init__(self) -> None:
        super().__init__(F("live"), F("expire_at"), F("path"))

    def as_sql(
        self, compiler: Any, connection: Any, *names: Any, **context: Any
    ) -> tuple[str, list[Any]]:
        live, expire_at, path = (compiler.compile(part)[0] for part in self.source_expressions)
        return _MAY_BE_READ.format(live=live, expire_at=expire_at, path=path), []


def reader_visible(pages: PageQuerySet, language: str | None = None) -> PageQuerySet:
    """Narrow `pages` to those a reader may see: live, not expired, public, in one language.

    `language` is a language code; the active one when left out, and `"*"` for every language
    (the sitemap, translations).
    """
    if language == "*":
        return pages.filter(MayBeRead())
    locale = locale_of(language or translation.get_language())
    return pages.filter(MayBeRead(), locale_id=locale.pk) if locale else pages.none()


def may_be_read(table: str) -> str:
    """`MayBeRead` as a condition of a statement in which `table` is the page's table."""
    columns = ("live", "expire_at", "path")
    return _MAY_BE_READ.format(**{column: f"{table}.{column}" for column in columns})


def is_public(table: str) -> str:
    """The part of `may_be_read` that also holds for a page that is no longer there."""
    return _PUBLIC.format(path=f"{table}.path")


def readable(columns: str, where: str, order: str = "", language: str = "*") -> str:
    """`reader_visible` as a statement, for the questions that every page asks.

    They are written out because there are several to each page served, and building one from a
    queryset takes longer than PostgreSQL takes to answer. `columns` (and joins), `where` and
    `order` are SQL in our code, never typed text; in them, `page` is the page's table.
    """
    rule = may_be_read("page")
    if language != "*":
        locale = locale_of(language)
        rule += f" AND page.locale_id = {locale.pk}" if locale else " AND false"
    return f"SELECT {columns} WHERE {where} AND {rule} {order}"


def translations(columns: str, key: str) -> str:
    """The statement for a page in every language in which readers may see it.

    `key` is SQL for its translation key; in `columns`, `locale` is the table of languages too.
    """
    return readable(
        f"{columns} FROM wagtailcore_page page"
        " JOIN wagtailcore_locale locale ON locale.id = page.locale_id",
        f"page.translation_key = {key}",
    )


def one_of(values: Collection[Any], nothing: Any = 0) -> tuple[str, list[Any]]:
    """`IN (…)` as part of a statement, and its values; `nothing` is one that no row has.

    How long an array will be, PostgreSQL does not know beforehand: it takes ten as likely, finds
    that dear, and plans each time anew, which takes longer than the statement. A list has a length,
    and is filled up, so that few lengths are met.
    """
    filled = [*values, *[nothing] * (-len(values) % 4 if values else 4)]
    return f"IN ({', '.join(['%s'] * len(filled))})", filled


def rows(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def locale_of(language: str) -> Locale | None:
    """The locale of a language code, or None. Every query of a page asks for one.

    All are remembered for a minute; one that is not among them may be new, so it is looked up.
    """
    locales = cache.get("locales") or {}
    if language not in locales:
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        cache.set("locales", locales, timeout=60)
    return locales.get(language)
