"""What a page tells machines about itself, in schema.org's vocabulary. Only what is true today.

No `reviewedBy` or `lastReviewed`: no clinician has reviewed anything yet. Types and properties:
https://schema.org/MedicalWebPage and https://schema.org/Article.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from home.addresses import absolute
from home.blocks.stream import Section

if TYPE_CHECKING:
    from home.models import DigestPage, GuidePage
    from home.models.base import Crumb, PortalPage

# As Django's own `json_script`: the data must not be able to end the script element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script(*things: dict[str, Any]) -> SafeString:
    """A data block for the head of the page. Browsers do not run it, so the policy lets it be."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [_without_empty(thing) for thing in things],
    }
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


def breadcrumb_list(crumbs: "list[Crumb]", url: str) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.title,
                "item": absolute(crumb.url or url),
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def guide(page: "GuidePage", url: str, contents: list[Section]) -> dict[str, Any]:
    return {
        "@type": "MedicalWebPage",
        **_page(page, url),
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "specialty": "https://schema.org/Oncologic",
        "keywords": page.also_called,
        "citation": [
            {
                "@type": "CreativeWork",
                "name": source.get("title"),
                "url": source.get("url"),
                "publisher": {"@type": "Organization", "name": source.get("publisher")},
                "datePublished": str(source.get("year") or ""),
            }
            for source in _values(page.sources.raw_data)
        ],
        "hasPart": [
            {
                "@type": "WebPageElement",
                "name": section.text,
                "url": absolute(f"{url}#{section.anchor}"),
            }
            for section in contents
        ],
    }


def digest(page: "DigestPage", url: str) -> dict[str, Any]:
    return {
        "@type": "Article",
        **_page(page, url),
        "citation": [
            {
                "@type": "CreativeWork",
                "name": item.get("source_title"),
                "url": item.get("source_url"),
                "publisher": {"@type": "Organization", "name": item.get("source_publisher")},
            }
            for item in _values(page.items.raw_data)
        ],
    }


def _page(page: "PortalPage", url: str) -> dict[str, Any]:
    return {
        "@id": absolute(url),
        "url": absolute(url),
        "name": page.title,
        "headline": page.title,
        "description": page.search_description or getattr(page, "summary", ""),
        "inLanguage": page.locale.language_code,
        "datePublished": _date(page.first_published_at),
        "dateModified": _date(page.last_published_at),
        "isAccessibleForFree": True,
    }


def _values(raw: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [child["value"] for child in raw]


def _date(moment: Any) -> str:
    return moment.date().isoformat() if moment else ""


def _without_empty(value: Any) -> Any:
    """Drop what is empty, at every depth: a property without a value states nothing."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item or item is False}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value
