"""What a page tells machines about itself, in schema.org's vocabulary. Only what is true today.

`reviewedBy` and `lastReviewed` only where a clinician checked what readers have, however long ago.
Types and properties: https://schema.org/MedicalWebPage and https://schema.org/Article.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from home.addresses import absolute
from home.blocks.stream import Section
from home.reviewed import Checks
from review.references import NumberedReference

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


def guide(
    page: "GuidePage",
    url: str,
    contents: list[Section],
    references: list[NumberedReference],
    checks: Checks,
) -> dict[str, Any]:
    return {
        "@type": "MedicalWebPage",
        **_page(page, url),
        **_reviewed(checks),
        "correction": _corrections(checks),
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "specialty": "https://schema.org/Oncologic",
        "keywords": page.also_called,
        "citation": [_citation(item) for item in references],
        "hasPart": [
            {
                "@type": "WebPageElement",
                "name": section.text,
                "url": absolute(f"{url}#{section.anchor}"),
            }
            for section in contents
        ],
    }


def _citation(item: NumberedReference) -> dict[str, Any]:
    """A document the page rests on."""
    reference = item.reference
    also = [reference.doi and reference.doi_address, reference.pmid and reference.pmid_address]
    return {
        "@type": "CreativeWork",
        "name": reference.title,
        "url": reference.address,
        "sameAs": [address for address in also if address not in ("", reference.address)],
        "creditText": reference.authors,
        "publisher": {"@type": "Organization", "name": reference.publisher},
        "datePublished": str(reference.year or ""),
        "funder": {"@type": "Organization", "name": reference.funder} if reference.funder else "",
        "creativeWorkStatus": "Retracted" if reference.retracted_on else "",
    }


def digest(page: "DigestPage", url: str, checks: Checks) -> dict[str, Any]:
    # Only a web page is reviewed, in this vocabulary, not the article on it.
    reviewed = _reviewed(checks)
    return {
        "@type": "Article",
        **_page(page, url),
        "mainEntityOfPage": reviewed and {"@type": "WebPage", "@id": absolute(url), **reviewed},
        "correction": _corrections(checks),
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


def _reviewed(checks: Checks) -> dict[str, Any]:
    """Who checked it, and when; nothing where nobody did."""
    standing = checks.standing
    if standing.on is None:
        return {}
    organisation = checks.trust.organisation
    return {
        "lastReviewed": standing.on.isoformat(),
        "reviewedBy": {
            "@type": "Person",
            "name": standing.reviewer,
            "jobTitle": standing.role,
            "affiliation": organisation and {"@type": "Organization", "name": organisation},
        },
    }


def _corrections(checks: Checks) -> list[dict[str, Any]]:
    return [
        {"@type": "CorrectionComment", "text": item.sentence, "datePublished": item.on.isoformat()}
        for item in checks.corrections
    ]


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
    """The day where the site is, as the page says it."""
    return localtime(moment).date().isoformat() if moment else ""


def _without_empty(value: Any) -> Any:
    """Drop what is empty, at every depth: a property without a value states nothing."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item or item is False}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value
