"""Rich text as readers get it: Wagtail's stored HTML with links, claims and facts resolved.

Wagtail resolves links one rich text at a time, a query each, and also to pages that are not
published. Here a page gathers all links of its body first, asks once, and what a reader may not
see stays plain text. Claims and facts (`home.marks`) come the same way.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from home.addresses import address
from home.marks import FACT, Marks, attributes, cited_reference_ids, fact_ids, leaves
from home.visibility import one_of, readable, rows
from review import facts
from review.evidence import claim_of

__all__ = ["cited_reference_ids", "keep_terms_whole", "link_urls", "linked_page_ids", "reader_html"]

#: Page id to its address, for the pages a reader may see.
LinkURLs = dict[int, str]

_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_PAGE_LINK = re.compile(r'linktype="page"')
_CLAIM = re.compile(r'linktype="claim"')
_ID = re.compile(r'\bid="(\d+)"')
#: A capital tied to a word, as in T-cell. It begins with the hyphen, which is quick to look for.
_TIED = re.compile(r"-(?<=[A-Z]-)[A-Za-z]")
#: Such a term: CAR T-cell, X-ray, PD-L1.
_TERM = re.compile(r"\b(?:CAR )?[A-Z]{1,2}-[A-Za-z]\w*")
#: Elements that take no markup.
_WHOLE_ELEMENTS = ("svg", "script", "style", "textarea", "option")
#: What no term is looked for in.
_MARKUP = re.compile(
    "(" + "|".join(rf"<{tag}\b.*?</{tag}>" for tag in _WHOLE_ELEMENTS) + "|<[^>]*>)",
    re.DOTALL,
)
_EDITOR_KEY = re.compile(r' data-block-key="[^"]*"')
#: Fields of our blocks that hold the id of a page.
_CHOOSERS = {"page", "guide"}


def linked_page_ids(raw: Any) -> set[int]:
    """The pages that stored StreamField data links to, in text and in choosers."""
    found: set[int] = set()
    for name, value in leaves(raw):
        if isinstance(value, str):
            if 'linktype="page"' in value:
                found.update(_linked(value))
        elif name in _CHOOSERS and isinstance(value, int):
            found.add(value)
    return found


def _linked(html: str) -> Iterator[int]:
    for anchor in _ANCHOR.finditer(html):
        if _PAGE_LINK.search(anchor[1]) and (found := _ID.search(anchor[1])):
            yield int(found[1])


def link_urls(page_ids: set[int]) -> LinkURLs:
    """The addresses of those pages that a reader may see, in any language. One query at most."""
    if not page_ids:
        return {}
    condition, values = one_of(page_ids)
    statement = readable("id, url_path FROM wagtailcore_page page", f"id {condition}")
    return {pk: address(url_path) for pk, url_path in rows(statement, values)}


def reader_html(text: RichText | str, urls: LinkURLs, marks: Marks) -> SafeString:
    """Stored rich text as HTML for readers. Its tags were limited when it was saved."""

    def resolve(match: re.Match[str]) -> str:
        tag, words = match.groups()
        if _CLAIM.search(tag):
            claim = claim_of(attributes(tag))
            return marks.claim_html(claim, words) if claim and words.strip() else words
        if not _PAGE_LINK.search(tag):
            return match[0]
        found = _ID.search(tag)
        url = urls.get(int(found[1])) if found else None
        return f'<a href="{url}">{words}</a>' if url else words

    def state(match: re.Match[str]) -> str:
        stored = attributes(match[1])
        fact_id = stored.get("id", "")
        known = int(fact_id) if fact_id.isdecimal() else 0
        return marks.fact_html(known, stored.get("audience", ""))

    source = text.source if isinstance(text, RichText) else text
    html = _ANCHOR.sub(resolve, _EDITOR_KEY.sub("", source))
    return SafeString(FACT.sub(state, html))


def with_fact_words(source: str) -> str:
    """Stored rich text with facts in words, for the search index. One query, if it uses any."""
    ids = fact_ids(source)
    if not ids:
        return source
    shown = facts.shown(ids)

    def words(match: re.Match[str]) -> str:
        stored = attributes(match[1])
        pk = stored.get("id", "")
        fact = shown.get(int(pk)) if pk.isdecimal() else None
        return escape(fact.to(stored.get("audience", "")).words) if fact else ""

    return FACT.sub(words, source)


def keep_terms_whole(html: str) -> SafeString:
    """HTML in which no line ends inside a term such as T-cell.

    Only the style of the words changes: a special hyphen would go along into what readers copy,
    and would hide the term from a search in the page.
    """

    if not _TIED.search(html):
        return SafeString(html)
    # Every second part is markup.
    parts = _MARKUP.split(html)
    for n, words in enumerate(parts[::2]):
        if "-" in words:
            parts[2 * n] = _TERM.sub(r'<span class="whole">\g<0></span>', words)
    return SafeString("".join(parts))
