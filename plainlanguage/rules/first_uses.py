"""The first use of each unfamiliar word on a page, unless it is explained by then."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plainlanguage.page import Page, ReadPassage
from plainlanguage.passages import Kind
from plainlanguage.rules.explained import Glossary, is_explained_here, stem
from plainlanguage.tokens import Sentence

#: A heading may name what the text below it explains.
_NAMES_ONLY = (Kind.TITLE, Kind.HEADING)


@dataclass(frozen=True)
class Use:
    number: int
    read: ReadPassage
    start: int
    end: int
    key: str


@dataclass(frozen=True)
class FirstUse:
    use: Use
    #: It is explained, but further down.
    explained_later: bool


Wanted = Callable[[ReadPassage, Sentence, Glossary], Iterator[tuple[int, int]]]


def unexplained(page: Page, wanted: Wanted) -> Iterator[FirstUse]:
    """The first use of each of the `wanted` words (found in a sentence as ranges).

    In running text, if it is used there; else in a heading. A word is explained if the glossary
    has it, or the passage of its first use or one before says what it means.
    """
    glossary = Glossary(page)
    first: dict[str, Use] = {}
    explained: dict[str, int] = {}
    for use in _uses(page, glossary, wanted):
        if use.key not in explained and is_explained_here(
            use.read, use.start, use.end, page.language
        ):
            explained[use.key] = use.number
        earlier = first.get(use.key)
        if earlier is None or (_only_names(earlier) and not _only_names(use)):
            first[use.key] = use
    for use in first.values():
        where = explained.get(use.key)
        if where is None or where > use.number:
            yield FirstUse(use, explained_later=where is not None)


def _uses(page: Page, glossary: Glossary, wanted: Wanted) -> Iterator[Use]:
    for number, read in enumerate(page.passages):
        ranges = [each for sentence in read.sentences for each in wanted(read, sentence, glossary)]
        covered = glossary.covered(read) if ranges else b""
        for start, end in ranges:
            if not any(covered[start:end]):
                key = stem(read.folded[start:end], page.language)
                yield Use(number, read, start, end, key)


def _only_names(use: Use) -> bool:
    return use.read.passage.kind in _NAMES_ONLY
