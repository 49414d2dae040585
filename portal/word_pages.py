"""What the glossary asks about pages (`GLOSSARY_READABLE_PAGES`). Only here both are known."""

from collections.abc import Collection

from glossary.pages import ReadablePage
from home.addresses import address
from home.visibility import readable, rows


def readable_pages(ids: Collection[int]) -> list[ReadablePage]:
    statement = readable(
        "page.id, page.title, page.url_path, locale.language_code FROM wagtailcore_page page"
        " JOIN wagtailcore_locale locale ON locale.id = page.locale_id",
        "page.id = ANY(%s)",
        "ORDER BY page.path",
    )
    found = rows(statement, [list(ids)])
    return [ReadablePage(pk, title, address(path), code) for pk, title, path, code in found]
