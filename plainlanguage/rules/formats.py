"""Numbers on one page that cannot be compared at a glance."""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page, ReadPassage
from plainlanguage.rules.frequencies import Frequency, frequencies, in_words
from plainlanguage.rules.percentages import is_percentage_of_people

_MIXED = Advice(
    Rule.MIXED_NUMBERS,
    Weight.WORTH_A_LOOK,
    gettext_noop(
        "This page gives chances in different ways: “{first}” and “{words}”. Readers cannot"
        " compare them."
    ),
    gettext_noop("Keep to one way on a page, and let it be “1 in 8” where you can."),
)
_WHY_DIFFERENT = gettext_noop(
    "“{first}” and “{words}” are out of different numbers. Many readers take the larger number for"
    " the larger chance."
)
_MEND_DIFFERENT = gettext_noop("If readers will compare them, give both out of the same number.")
_NEAR = Advice(Rule.DENOMINATORS, Weight.IMPORTANT, _WHY_DIFFERENT, _MEND_DIFFERENT)
_FAR = Advice(Rule.DENOMINATORS, Weight.DETAIL, _WHY_DIFFERENT, _MEND_DIFFERENT)
_CONVERTED = Advice(
    Rule.DENOMINATORS, Weight.IMPORTANT, _WHY_DIFFERENT, gettext_noop("Here that is “{instead}”.")
)

#: A share as two numbers and a sign: "2/3 of people", "odds of 3:1".
_SIGNS = re.compile(
    r"(?<![\w.,/:])(?P<count>\d{1,3}) ?/ ?(?P<of>\d{1,4})"
    r"(?= (?:of|de) (?:\w{1,15} )?(?:people|patients|women|men|children|those|personas|pacientes|"
    r"mujeres|hombres|niños))"
    r"|\bodds (?:of|are) \d{1,4} ?(?::|to) ?\d{1,4}(?!\d)"
)


def mixed_numbers(page: Page) -> Iterator[Finding]:
    """One finding: where the second way to give a chance is first met."""
    first: tuple[str, str] | None = None
    for read in page.own():
        for kind, start, end in sorted(_shares(read, page.language), key=lambda share: share[1]):
            if first is None:
                first = kind, read.passage.text[start:end]
            elif kind != first[0]:
                yield read.finding(_MIXED, start, end, first=first[1])
                return


def _shares(read: ReadPassage, language: str) -> Iterator[tuple[str, int, int]]:
    """How chances are given in a passage, each with its range."""
    for share in frequencies(read.folded, language):
        yield "in", share.start, share.end
    for start, end in is_percentage_of_people(read):
        yield "per cent", start, end
    for found in _SIGNS.finditer(read.folded):
        yield "signs", *found.span()


def denominators(page: Page) -> Iterator[Finding]:
    """Each number of people that differs from the first, once.

    In one passage, or in lines of one list, readers will compare: important there. Elsewhere on a
    page the two may be about different things.
    """
    first: tuple[ReadPassage, Frequency] | None = None
    seen: set[int] = set()
    for read in page.own():
        for share in frequencies(read.folded, page.language):
            if first is None:
                first = read, share
                seen.add(share.of)
            elif share.of not in seen:
                seen.add(share.of)
                yield _different(first, read, share, page.language)


def _different(
    first: tuple[ReadPassage, Frequency], read: ReadPassage, share: Frequency, language: str
) -> Finding:
    before, earlier = first
    words = before.passage.text[earlier.start : earlier.end]
    group = read.passage.group
    if before is not read and not (group and group == before.passage.group):
        return read.finding(_FAR, share.start, share.end, first=words)
    if earlier.of % share.of == 0:
        instead = in_words(share.count * (earlier.of // share.of), earlier.of, language)
        return read.finding(_CONVERTED, share.start, share.end, first=words, instead=instead)
    return read.finding(_NEAR, share.start, share.end, first=words)
