"""Rich text as readers get it: Wagtail's stored HTML with the links to our pages resolved.

Wagtail resolves links one rich text at a time, a query each, and also to pages that are not
published. Here a page gathers all links of its body first, asks once, and what a reader may not
see stays plain text.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.rich_text import RichText

from home.addresses import address
from home.visibility import reader_visible

#: Page id to its address, for the pages a reader may see.
LinkURLs = dict[int, str]

_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_PAGE_LINK = re.compile(r'linktype="page"')
_ID = re.compile(r'\bid="(\d+)"')
_EDITOR_KEY = re.compile(r' data-block-key="[^"]*"')
#: Fields of our blocks that hold the id of a page.
_CHOOSERS = {"page", "guide"}


def linked_page_ids(raw: Any) -> set[int]:
    """The pages that stored StreamField data links to, in text and in choosers."""
    if isinstance(raw, str):
        return {
            int(found[1])
            for anchor in _ANCHOR.finditer(raw)
            if _PAGE_LINK.search(anchor[1]) and (found := _ID.search(anchor[1]))
        }
    if isinstance(raw, dict):
        chosen = {raw[key] for key in _CHOOSERS & raw.keys() if isinstance(raw[key], int)}
        return chosen.union(*map(linked_page_ids, raw.values()))
    if isinstance(raw, Iterable):
        return set().union(*map(linked_page_ids, raw))
    return set()


def link_urls(page_ids: set[int]) -> LinkURLs:
    """The addresses of those pages that a reader may see, in any language. One query at most."""
    if not page_ids:
        return {}
    pages = reader_visible(Page.objects.filter(pk__in=page_ids), language="*")
    return {pk: address(url_path) for pk, url_path in pages.values_list("pk", "url_path")}


def reader_html(text: RichText | str, urls: LinkURLs) -> SafeString:
    """Stored rich text as HTML for readers. Its tags were limited when it was saved."""

    def resolve(match: re.Match[str]) -> str:
        attributes, words = match.groups()
        if not _PAGE_LINK.search(attributes):
            return match[0]
        found = _ID.search(attributes)
        url = urls.get(int(found[1])) if found else None
        return f'<a href="{url}">{words}</a>' if url else words

    source = text.source if isinstance(text, RichText) else text
    return SafeString(_ANCHOR.sub(resolve, _EDITOR_KEY.sub("", source)))
