"""What the results page says was done with the reader's words. Plain text; the template escapes."""

from dataclasses import dataclass, field

from search import normalise
from search.understanding import Understanding

#: Of each kind. More is no help in reading the results.
MOST = 3
#: A longer question is not repeated: only what was changed in it.
LONGEST_REPEATED = 10


@dataclass(frozen=True)
class Part:
    text: str
    is_changed: bool


@dataclass(frozen=True)
class Said:
    #: The query as it was read, where that is not as it was typed.
    corrected: list[Part] = field(default_factory=list)
    #: What was typed, or of a long question the words that were changed.
    typed: str = ""
    also: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def unanswered(understood: Understanding) -> list[str]:
    """The words that are on no page, and that neither a correction nor a synonym stood in for."""
    taken = [change.typed for change in understood.changes]
    taken += [addition.typed for addition in understood.additions]
    explained = {word for phrase in taken for word in phrase.split()}
    return [word for word in dict.fromkeys(understood.unknown) if word not in explained]


def said(typed: str, understood: Understanding) -> Said:
    words = normalise.words(typed)
    parts = _corrected(words, understood)
    if len(words) > LONGEST_REPEATED:
        parts = [part for part in parts if part.is_changed][:MOST]
        typed = ", ".join(change.typed for change in understood.changes[:MOST])
    query = f" {normalise.phrase(typed)} "
    also = {normalise.phrase(addition.phrase): addition.phrase for addition in understood.additions}
    return Said(
        corrected=parts if any(part.is_changed for part in parts) else [],
        typed=typed,
        also=[phrase for normal, phrase in also.items() if f" {normal} " not in query][:MOST],
        unknown=unanswered(understood)[:MOST],
    )


def _corrected(words: list[str], understood: Understanding) -> list[Part]:
    """The words typed, with what each change took for them in their place."""
    changes = [(change.typed.split(), change.taken_for) for change in understood.changes]
    parts: list[Part] = []
    place = 0
    while place < len(words):
        for typed, taken_for in changes:
            if words[place : place + len(typed)] == typed:
                parts.append(Part(taken_for, is_changed=True))
                place += len(typed)
                break
        else:
            parts.append(Part(words[place], is_changed=False))
            place += 1
    return parts
