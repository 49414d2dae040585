"""What a page that explains medicine shows of others, asked for in one statement."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from glossary.version import EDITION
from home.listed import COLUMNS, GUIDES, ListedGuide
from home.models.base import Crumb
from home.reviewed import past_due_sql
from home.rich_text import LinkURLs
from home.tree import CHILDREN, children_of
from home.visibility import one_of, readable, rows

MOST_RELATED = 4
MOST_SIBLINGS = 3
#: Of the first few only: in a section of thousands, most are not asked how their checks stand.
SIBLINGS_LOOKED_AT = 12

#: In place of what only a list shows.
_TITLE_ALONE = "page.path, page.id, page.title, page.url_path, '', '{}'::varchar[], 0"
_PAGES = "wagtailcore_page page"
_DIGESTS = f"{_PAGES} JOIN home_digestpage digest ON digest.page_ptr_id = page.id"
_IN_TIME = f"NOT {past_due_sql('page', '%s')}"

#: Part of a statement, and its values.
_Part = tuple[str, list[Any]]


@dataclass(frozen=True)
class Around:
    """Only what a reader may see."""

    previous: Crumb | None
    next: Crumb | None
    #: Where the links of the text lead.
    link_urls: LinkURLs
    related: list[ListedGuide]
    #: Of the glossary, in the page's language.
    words_version: str


def around_guide(guide: Page, linked: Collection[int], picked: Sequence[int]) -> Around:
    """The guides before and after in the section, however long it is, and related ones.

    `linked` are the pages that the text links to. `picked` are the guides to be shown as related,
    in their order; without any, the first few of the section are. Those whose check is late are
    not put forward.
    """
    language = guide.locale.language_code
    related = _picked(picked, language) if picked else _siblings(guide, language)
    beside = _beside(guide, _PAGES, "page.path", guide.path, language)
    return _told([*beside, _links(linked), related, _words(language)], picked)


def around_digest(digest: Page, month: Any, linked: Collection[int]) -> Around:
    """The digests of the months before and after."""
    language = digest.locale.language_code
    beside = _beside(digest, _DIGESTS, "digest.month", month, language)
    return _told([*beside, _links(linked), _words(language)])


def _told(parts: list[_Part], picked: Sequence[int] = ()) -> Around:
    statement = " UNION ALL ".join(f"({part})" for part, _values in parts)
    found: dict[str, list[ListedGuide]] = defaultdict(list)
    for part, _path, *columns in sorted(
        rows(statement, [v for _, values in parts for v in values])
    ):
        found[part].append(ListedGuide(*columns))
    if picked:
        found["related"].sort(key=lambda page: picked.index(page.pk))
    before, after = (
        next((Crumb(page.title, page.url) for page in found[side]), None) for side in "<>"
    )
    return Around(
        previous=before,
        next=after,
        link_urls={page.pk: page.url for page in found["link"]},
        related=found["related"],
        words_version=found["words"][0].title,
    )


def _beside(page: Page, tables: str, column: str, value: Any, language: str) -> list[_Part]:
    """The nearest of the page's siblings whose `column` is less than its own, and greater."""
    return [
        (
            readable(
                f"'{side}', {_TITLE_ALONE} FROM {tables}",
                f"{CHILDREN} AND {column} {side} %s",
                f"ORDER BY {column} {order} LIMIT 1",
                language,
            ),
            [*children_of(page.path[: -page.steplen]), value],
        )
        for side, order in (("<", "DESC"), (">", "ASC"))
    ]


def _links(ids: Collection[int]) -> _Part:
    condition, values = one_of(ids)
    return readable(f"'link', {_TITLE_ALONE} FROM {_PAGES}", f"page.id {condition}"), values


def _words(language: str) -> _Part:
    statement = f"SELECT 'words', '', 0, coalesce(({EDITION})::text, '0'), '', '', '{{}}', 0"
    return statement, [language]


def _picked(ids: Collection[int], language: str) -> _Part:
    condition, values = one_of(ids)
    statement = readable(
        f"'related', page.path, {COLUMNS} FROM {GUIDES}",
        f"page.id {condition} AND {_IN_TIME}",
        language=language,
    )
    return statement, [*values, timezone.localdate()]


def _siblings(guide: Page, language: str) -> _Part:
    first = readable(
        f"page.* FROM {_PAGES}",
        f"{CHILDREN} AND page.path <> %s",
        f"ORDER BY page.path LIMIT {SIBLINGS_LOOKED_AT}",
        language,
    )
    statement = (
        f"SELECT 'related', page.path, {COLUMNS} FROM ({first}) page"  # noqa: S608 (all is ours)
        f" JOIN home_guidepage guide ON guide.page_ptr_id = page.id WHERE {_IN_TIME}"
        f" ORDER BY page.path LIMIT {MOST_SIBLINGS}"
    )
    section = children_of(guide.path[: -guide.steplen])
    return statement, [*section, guide.path, timezone.localdate()]
