"""What the glossary tells machines about itself, in schema.org's vocabulary.

Types and properties: https://schema.org/DefinedTerm and https://schema.org/DefinedTermSet. A
`DefinedTerm` has no property for who checked it, so nothing is claimed about that.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from glossary import addresses
from glossary.models import Term

# As Django's own `json_script`: the data must not be able to end the script element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script(thing: dict[str, Any]) -> SafeString:
    """A data block for the head of the page. Browsers do not run it, so the policy lets it be."""
    stated = {"@context": "https://schema.org"} | {k: v for k, v in thing.items() if v}
    text = json.dumps(stated, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


def term(term: Term) -> dict[str, Any]:
    language = term.locale.language_code
    address = addresses.absolute(term.url)
    return {
        "@type": "DefinedTerm",
        "@id": address,
        "url": address,
        "name": term.name,
        "alternateName": term.variants,
        "description": term.definition,
        "termCode": term.slug,
        "inLanguage": language,
        "inDefinedTermSet": _set(language),
    }


def term_set(language: str, shown: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The list. `shown`: name and slug of the terms that stand on the page."""
    return _set(language) | {
        "inLanguage": language,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "name": name,
                "url": addresses.absolute(addresses.word(slug, language)),
            }
            for name, slug in shown
        ],
    }


def _set(language: str) -> dict[str, Any]:
    address = addresses.absolute(addresses.words(language))
    return {"@type": "DefinedTermSet", "@id": address, "url": address, "name": gettext("Words")}
