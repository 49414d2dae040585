"""The definition box: what the reader asked for, explained, when it is a word of the glossary."""

from glossary.models import Term
from glossary.visible import visible_terms
from search import normalise
from search.never_merge import ABBREVIATIONS
from search.query import Query
from search.synonyms import EVERYDAY_WORDS
from search.understanding import Understanding

_ABBREVIATIONS = {normalise.phrase(abbreviation.written) for abbreviation in ABBREVIATIONS}


def definition(query: Query, understood: Understanding, language: str) -> Term | None:
    """The term that the whole query is a form of, as typed or as it was corrected. One query.

    “all” is no question about leukaemia, and “fit” none about a test: such words are only looked
    up as they were typed where they were typed in capitals, as the glossary writes them.
    """
    if not query.words or query.page > 1:
        return None
    # As typed first: a correction of a word that the glossary has would answer another question.
    asked = list(dict.fromkeys([normalise.phrase(query.words), *understood.names]))
    found = list(visible_terms(language).filter(forms__overlap=asked)) if any(asked) else []
    fitting = [term for term in found if not _is_everyday_word(query.words, term, language)]
    return min(fitting, key=lambda term: _place(term, asked), default=None)


def _place(term: Term, asked: list[str]) -> int:
    return min(place for place, form in enumerate(asked) if form in term.forms)


def _is_everyday_word(typed: str, term: Term, language: str) -> bool:
    """Whether `typed` is a word of everyday speech that the term only looks like."""
    everyday = EVERYDAY_WORDS.get(language, set()) | _ABBREVIATIONS
    return (
        term.case_sensitive
        and normalise.phrase(typed) in everyday
        and typed.strip() not in (term.name, *term.variants)
    )
