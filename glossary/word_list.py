"""The list of words: by letter, and what is found in it."""

from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Left

from glossary.models import Term
from glossary.normal import DIGITS, letter_of, normal, tidy
from glossary.visible import visible_terms

#: With more words than this, one letter is shown at a time, in pages of so many.
MOST_AT_ONCE = A_PAGE = 300
#: Signs of a search that are read, and words that are shown for it.
LONGEST_SEARCH, MOST_FOUND = 80, 100
_SHOWN = ("name", "slug", "definition", "say_it", "variants", "sort_key")
_LAST_SIGN = "\U0010ffff"


@dataclass(frozen=True)
class Group:
    """The words of a letter."""

    letter: str
    words: list[dict[str, Any]] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.letter.upper()

    @property
    def anchor(self) -> str:
        return f"letter-{self.letter}"


@dataclass(frozen=True)
class Found:
    """What a search for part of a word found: words that begin so, and words that have it in them.

    A word counts by any way it is written.
    """

    begins: list[dict[str, Any]]
    contains: list[dict[str, Any]]


def letters(language: str) -> dict[str, int]:
    """How many words begin with each letter (`DIGITS` for any digit), in order of the letters.

    Every letter of our alphabet is there, others when a word begins with them.
    """
    first = visible_terms(language).order_by().annotate(first=Left("sort_key", 1))
    counts = dict.fromkeys([DIGITS, *ascii_lowercase], 0)
    found: dict[str, int] = {}
    for sign, count in first.values_list("first").annotate(count=Count("pk")):
        found[letter_of(sign)] = found.get(letter_of(sign), 0) + count
    return counts | {letter: found[letter] for letter in sorted(found)}


def groups(language: str, letter: str = "", skipped: int = 0) -> list[Group]:
    """Words by letter, at most `A_PAGE`: those of one letter, or of all."""
    terms = of_letter(visible_terms(language), letter) if letter else visible_terms(language)
    found: dict[str, Group] = {}
    for word in terms.values(*_SHOWN)[skipped : skipped + A_PAGE]:
        under = letter_of(word["sort_key"])
        found.setdefault(under, Group(under)).words.append(word)
    return list(found.values())


def of_letter(terms: QuerySet[Term], letter: str) -> QuerySet[Term]:
    """Those whose name begins with a letter, in lower case and without accents, or with a digit."""
    first, beyond = ("0", ":") if letter == DIGITS else (letter, letter + _LAST_SIGN)
    return terms.filter(sort_key__gte=first, sort_key__lt=beyond)


def find(language: str, typed: str) -> Found:
    """Whatever was typed, an ordinary answer: capitals, accents and signs do not count."""
    wanted = normal(tidy(typed[:LONGEST_SEARCH]))
    if not wanted:
        return Found([], [])
    terms = visible_terms(language)
    begins = list(beginning(terms, wanted).values(*_SHOWN)[:MOST_FOUND])
    others = containing(terms, wanted).exclude(slug__in=[word["slug"] for word in begins])
    return Found(begins, list(others.values(*_SHOWN)[: MOST_FOUND - len(begins)]))


def beginning(terms: QuerySet[Term], wanted: str) -> QuerySet[Term]:
    """Terms that are written in any way that begins with `wanted`, a normal form."""
    return _written(terms).filter(
        Q(written__startswith=wanted) | Q(written__contains=f"\n{wanted}")
    )


def containing(terms: QuerySet[Term], wanted: str) -> QuerySet[Term]:
    """Terms that are written in any way that has `wanted`, a normal form, in it."""
    return _written(terms).filter(written__contains=wanted)


def _written(terms: QuerySet[Term]) -> QuerySet[Term]:
    """With all the ways a term is written in one text, a line each."""
    lines = Func(F("forms"), Value("\n"), function="array_to_string", output_field=TextField())
    return terms.annotate(written=lines)
