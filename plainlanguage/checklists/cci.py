"""Items in the manner of the CDC Clear Communication Index.

In our words, with the numbers of the tool. Nine of the 20 can be decided from structure.
"""

from collections import Counter
from collections.abc import Iterator

from plainlanguage.analysis import Analysis
from plainlanguage.checklists import items
from plainlanguage.checklists.items import Item, decided, for_a_person, not_applicable
from plainlanguage.checklists.structure import Structure
from plainlanguage.findings import Rule, gettext_noop
from plainlanguage.rules.length import MOST_WORDS
from plainlanguage.tokens import sentences

_MOST_SENTENCES = 3


def cci(structure: Structure, analysis: Analysis) -> list[Item]:
    """All 20 items, in order."""
    count = items.found(analysis)
    return [
        *_message(structure, count),
        *_language(structure, count),
        *_knowing_and_doing(structure),
        *_numbers(structure, count),
    ]


def _message(structure: Structure, count: Counter[Rule]) -> Iterator[Item]:
    message = structure.main_message
    found = sentences(message, structure.language)
    longest = max((len(sentence.words) for sentence in found), default=0)
    yield decided(
        1,
        gettext_noop("Is there one main message, in one to three short sentences?"),
        0 < len(found) <= _MOST_SENTENCES and longest <= MOST_WORDS,
        gettext_noop("Its sentences: {count}. Words in the longest: {longest}."),
        count=len(found),
        longest=longest,
    )
    yield decided(
        2,
        gettext_noop("Is it at the top?"),
        bool(found) and structure.main_message_first,
    )
    yield decided(
        3,
        gettext_noop("Does it stand out to the eye?"),
        bool(found) and structure.main_message_set_off,
    )
    pictures = gettext_noop("Pictures: {of}. With a caption: {count}.")
    yield for_a_person(
        4,
        gettext_noop("Does a picture with a caption support it?"),
        pictures,
        of=structure.pictures,
        count=structure.pictures_with_caption,
    )
    asked = len(structure.actions) + structure.care_cards
    asks = gettext_noop("Does it ask readers to do something?")
    yield decided(5, asks, asked > 0, items.ACTIONS, count=asked)
    asks = gettext_noop("Are the message and what to do in the active voice?")
    yield for_a_person(6, asks, items.PASSIVES, count=count[Rule.PASSIVE])


def _language(structure: Structure, count: Counter[Rule]) -> Iterator[Item]:
    unexplained = count[Rule.UNDEFINED_WORD] + count[Rule.ABBREVIATION]
    yield decided(
        7,
        gettext_noop("Are its words the readers' own, with terms and letters explained?"),
        unexplained == 0,
        items.UNEXPLAINED,
        count=unexplained,
    )
    yield decided(
        8,
        gettext_noop("Are there lists, none of more than seven items without a break?"),
        structure.lists > 0 and not count[Rule.LONG_LIST],
        gettext_noop("Lists: {count}. Long ones: {long}."),
        count=structure.lists,
        long=count[Rule.LONG_LIST],
    )
    gaps = count[Rule.NO_HEADING]
    yes = structure.headings > 0 and not gaps
    asks = gettext_noop("Is it in pieces, each with a heading?")
    yield decided(9, asks, yes, items.HEADINGS, count=structure.headings, gaps=gaps)
    summary = (
        gettext_noop("There is a summary at the top.")
        if structure.summary
        else gettext_noop("There is no summary at the top.")
    )
    asks = gettext_noop("Does the first paragraph say the most important thing?")
    yield for_a_person(10, asks, summary)


def _knowing_and_doing(structure: Structure) -> Iterator[Item]:
    asks = gettext_noop("Does it say what experts know and what they do not?")
    yield decided(11, asks, structure.unknown)
    asks = gettext_noop("Does it say what readers can do about it?")
    yield for_a_person(12, asks, items.ACTIONS, count=len(structure.actions))
    yield for_a_person(13, gettext_noop("Does it say why that matters to these readers?"))
    yield for_a_person(
        14,
        gettext_noop("Does it say how to do it, and when and how to reach a professional?"),
        gettext_noop("Cards that say when to call: {count}."),
        count=structure.care_cards,
    )


def _numbers(structure: Structure, count: Counter[Rule]) -> Iterator[Item]:
    unclear = sum(count[rule] for rule in items.NUMBER_RULES)
    asks = gettext_noop("Are all its numbers ones that readers use?")
    yield for_a_person(15, asks, items.NUMBERS, count=unclear)
    yield for_a_person(16, gettext_noop("Does it say what its numbers mean?"))
    # The tool asks this the other way round: sums for the reader cost the point.
    asks = gettext_noop("Is the reader spared sums?")
    yield for_a_person(17, asks, items.CHANGES, count=count[Rule.PERCENTAGE])
    yield for_a_person(
        18,
        gettext_noop("Does it say what the risk is, and why?"),
        gettext_noop("Words for chance without a number: {count}."),
        count=count[Rule.VAGUE_RISK],
    )
    asks = gettext_noop("Does it give both benefits and risks?")
    if structure.weighs:
        yield decided(19, asks, structure.benefits and structure.risks)
    else:
        yield not_applicable(19, asks, gettext_noop("The page is not about a treatment or a test."))
    asks = gettext_noop("Are chances also given in words or as a picture?")
    yield for_a_person(20, asks, items.CHANCES, count=structure.chance_pictures)
