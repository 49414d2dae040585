"""What the page of a term shows."""

from typing import Any

from django.http import HttpRequest

from glossary import json_ld, uses
from glossary.models import Term
from glossary.pages import ReadablePage, readable_pages
from glossary.related import links_of
from glossary.safe_html import safe

#: Guides listed. More help nobody to understand a word.
MOST_GUIDES = 20


def context_of(term: Term, request: HttpRequest) -> dict[str, Any]:
    """For the template, of a published term or of a draft that staff look at."""
    language = term.locale.language_code
    # The frame around the page needs to know what it is around: for its other languages.
    request.reader_page = term  # type: ignore[attr-defined]
    guide, guides = _guides(term, language)
    return {
        "term": term,
        "explanation": safe(term.explanation),
        "links": links_of(term, language),
        "guide": guide,
        "guides": guides,
        "json_ld": json_ld.script(json_ld.term(term)),
    }


def _guides(term: Term, language: str) -> tuple[ReadablePage | None, list[ReadablePage]]:
    """The guide about the term, and those that use it; of its language, as readers may see."""
    ids = uses.page_ids(term)
    found = [
        page for page in readable_pages([*ids, term.guide_id or 0]) if page.language == language
    ]
    about = next((page for page in found if page.id == term.guide_id), None)
    return about, [page for page in found if page is not about and page.id in ids][:MOST_GUIDES]
