"""What texts and keys point at, and whether it is there."""

import re
from collections.abc import Iterable
from html import unescape

from django.urls import Resolver404, resolve
from django.utils import translation

from home.addresses import language_of
from home.content.document import Document
from home.content.errors import Report
from home.content.folder import nearest
from home.content.page_lookup import PageLookup

_LINK = re.compile(r'<a href="(/[^"]*)">')
_END_OF_PATH = re.compile("[?#]")


class LinkTargets:
    def __init__(self, lookup: PageLookup) -> None:
        self.lookup = lookup

    def page(
        self, key: str, path: str, document: Document, report: Report, language: str = ""
    ) -> int | None:
        """The id of the page that a key of the front matter names."""
        language = language or document.language
        found = self.lookup.id_of(language, key)
        if found is None:
            near = nearest(key, self.lookup.keys(language))
            report.add(
                document.line_of(path),
                f"there is no page “{key}”",
                f"write “{near}”"
                if near
                else f"write the name of a file in {language}/, without “.md”",
            )
        return found

    def check_links(self, texts: Iterable[str], line: int, report: Report) -> None:
        for html in texts:
            for found in _LINK.finditer(html):
                self.check_path(unescape(found[1]), line, report)

    def check_path(self, address: str, line: int, report: Report) -> None:
        path = _END_OF_PATH.split(address)[0]
        if self.lookup.id_at(path) is None and not _is_served_otherwise(path):
            near = nearest(path, self.lookup.paths())
            report.add(
                line,
                f"there is no page at {path}",
                f"write {near}" if near else "write the path of a page, such as /about/",
            )


def _is_served_otherwise(path: str) -> bool:
    """Whether something that is no page answers here, such as search or a feed."""
    with translation.override(language_of(path)):
        try:
            return resolve(path).url_name != "wagtail_serve"
        except Resolver404:
            return False
