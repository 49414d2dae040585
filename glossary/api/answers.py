"""What the API says of a term. These names stay; a change of meaning is a new version.

They follow the National Cancer Institute's glossary API (`termId`, `termName`, `firstLetter`,
`prettyUrlName`, `pronunciation`, `definition`, `otherLanguages`), so that who reads that can read
ours, and add what it does not have.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from glossary import addresses
from glossary.models import Term
from glossary.normal import letter_of
from glossary.related import Links
from glossary.safe_html import safe

#: Of every term of some translations: language code to slug.
Translations = Mapping[UUID, Mapping[str, str]]


def brief(term: Term, language: str, translations: Translations) -> dict[str, Any]:
    """A term as it stands in a list."""
    slugs = translations.get(term.translation_key, {})
    return {
        "termId": term.pk,
        "language": language,
        "termName": term.name,
        "firstLetter": letter_of(term.sort_key),
        "prettyUrlName": term.slug,
        "url": addresses.absolute(addresses.word(term.slug, language)),
        "pronunciation": {"key": term.say_it} if term.say_it else None,
        "definition": {"text": term.definition},
        "definitionForChildren": {"text": term.definition_child} if term.definition_child else None,
        "alsoWritten": term.variants,
        "checkedOn": term.checked_on.isoformat() if term.checked_on else None,
        "lastChanged": term.last_published_at.isoformat() if term.last_published_at else None,
        "otherLanguages": [
            {
                "language": code,
                "prettyUrlName": slug,
                "url": addresses.absolute(addresses.word(slug, code)),
            }
            for code, slug in sorted(slugs.items())
            if code != language
        ],
    }


def whole(term: Term, language: str, translations: Translations, links: Links) -> dict[str, Any]:
    """A term by itself."""
    explanation = safe(term.explanation)
    return brief(term, language, translations) | {
        "explanation": {"html": str(explanation)} if explanation else None,
        "notSameAs": [
            _link(item.term, language) | {"difference": item.difference}
            for item in links.not_same_as
        ],
        "seeAlso": [_link(item.term, language) for item in links.see_also],
    }


def page(
    terms: Sequence[dict[str, Any]], language: str, total: int, size: int, start: int
) -> dict[str, Any]:
    return {
        "meta": {"language": language, "totalResults": total, "from": start, "size": size},
        "results": list(terms),
    }


def counts(letters: Mapping[str, int], language: str) -> dict[str, Any]:
    present = {letter: count for letter, count in letters.items() if count}
    return {"language": language, "total": sum(present.values()), "byLetter": present}


def error(sentence: str) -> dict[str, str]:
    return {"error": sentence}


def _link(term: Term, language: str) -> dict[str, Any]:
    return {
        "termId": term.pk,
        "termName": term.name,
        "prettyUrlName": term.slug,
        "url": addresses.absolute(addresses.word(term.slug, language)),
    }
