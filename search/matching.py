"""Where in a query the phrase of a synonym stands, and whether it counts there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from search import normalise

#: Of a longer query only so many words are looked at, in phrases of up to so many words.
MOST_WORDS = 20
LONGEST_PHRASE = 5
#: Abbreviations are hardly longer than this: “ALL AML” is no shouting, “ALL TREATMENT” is.
_LONGEST_ABBREVIATION = 4


class Term(Protocol):
    """What is needed to know of a synonym."""

    phrase: Any
    target: Any
    case_matters: Any
    blocked_with: Any
    normal_phrase: Any
    normal_target: Any

    @property
    def is_two_way(self) -> bool: ...


AnyTerm = TypeVar("AnyTerm", bound=Term)


@dataclass(frozen=True)
class Match(Generic[AnyTerm]):
    """`words[start:end]` is one side of `term`; `finds` is its other side."""

    start: int
    end: int
    term: AnyTerm
    finds: str


def phrases(words: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Each phrase in `words` in its normal form, with the places where it stands."""
    normal = [normalise.phrase(word) for word in words[:MOST_WORDS]]
    found: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(normal)):
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(normal)) + 1):
            # A sign on its own, as in “CAR - T”, may stand within a phrase but not at its ends.
            if normal[start] and normal[end - 1]:
                phrase = " ".join(filter(None, normal[start:end]))
                found.setdefault(phrase, []).append((start, end))
    return found


def matches(words: list[str], terms: Iterable[AnyTerm]) -> list[Match[AnyTerm]]:
    """What of `terms` counts in `words`, longest first, then from the left.

    Within a longer match a shorter one says something else: “non hodgkins” is not “hodgkins”.
    A match that would find what the reader typed anyway is left out.
    """
    places = phrases(words)
    whole = normalise.phrase(" ".join(words[:MOST_WORDS]))
    found: list[Match[AnyTerm]] = []
    for term in terms:
        if _is_blocked(term, whole):
            continue
        for start, end in places.get(term.normal_phrase, []):
            if not term.case_matters or _is_as_written(term.phrase, words, start, end):
                found.append(Match(start, end, term, finds=term.target))
        # The index knows no capitals: looking for “FIT” would find every “fit”.
        if term.is_two_way and not term.case_matters:
            for start, end in places.get(term.normal_target, []):
                found.append(Match(start, end, term, finds=term.phrase))
    spans = {(match.start, match.end) for match in found}
    kept = [
        match
        for match in found
        if not (_is_within_another(match, spans) or _stands_in(match.finds, whole))
    ]
    return sorted(kept, key=lambda match: (match.start - match.end, match.start, match.finds))


def _is_blocked(term: Term, whole: str) -> bool:
    return any(_stands_in(words, whole) for words in term.blocked_with)


def _stands_in(phrase: str, whole: str) -> bool:
    return f" {normalise.phrase(phrase)} " in f" {whole} "


def _is_as_written(phrase: str, words: list[str], start: int, end: int) -> bool:
    """Whether the reader's capitals are those of `phrase`, and say anything at all."""
    typed = normalise.words(" ".join(words[start:end]))
    return typed == normalise.words(phrase) and not _is_shouted(words)


def _is_shouted(words: list[str]) -> bool:
    """All in capitals, a long word included: then capitals do not mark an abbreviation."""
    text = " ".join(words)
    longest = max(map(len, normalise.words(text)), default=0)
    return text.isupper() and len(words) > 1 and longest > _LONGEST_ABBREVIATION


def _is_within_another(match: Match[Any], spans: set[tuple[int, int]]) -> bool:
    here = (match.start, match.end)
    return any(start <= here[0] and here[1] <= end for start, end in spans - {here})
