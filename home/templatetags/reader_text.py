"""Text and links inside blocks, for readers' templates."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from home.marks import Marks, marks_alone
from home.rich_text import LinkURLs, keep_terms_whole, link_urls, linked_page_ids
from home.rich_text import reader_html as html

register = template.Library()
register.filter("keep_terms_whole", keep_terms_whole, is_safe=True)


def _urls(context: Any, ids: set[int]) -> LinkURLs:
    # The page gathered its links in one query; a block's preview in the picker has no page.
    known = context.get("link_urls")
    return link_urls(ids) if known is None else known


def marks_in(context: Any, raw: Any) -> Marks:
    """The marks that the page gathered; for a block alone, its own."""
    known = context.get("marks")
    return marks_alone(raw) if known is None else known


@register.simple_tag(takes_context=True)
def reader_html(context: Any, text: Any) -> SafeString:
    """Rich text, with links to pages that readers may see."""
    source = getattr(text, "source", text) or ""
    return html(source, _urls(context, linked_page_ids(source)), marks_in(context, source))


@register.simple_tag(takes_context=True)
def reader_url(context: Any, page: Any, otherwise: str = "") -> str:
    """The address of a chosen page if a reader may see it, else `otherwise`."""
    if not page:
        return otherwise
    return _urls(context, {page.pk}).get(page.pk, "")
