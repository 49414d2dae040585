"""Items in the manner of PEMAT-P, the Patient Education Materials Assessment Tool (AHRQ).

In our words, with the numbers of the tool, of which 13 and 14 are for sound and film alone. Nine
can be decided from structure; for others a machine points at evidence, and a person judges.
"""

from collections import Counter
from collections.abc import Iterator

from plainlanguage.analysis import Analysis
from plainlanguage.checklists import items
from plainlanguage.checklists.items import Item, decided, for_a_person, mostly, not_applicable
from plainlanguage.checklists.speaking import speaks_to_reader
from plainlanguage.checklists.structure import Structure, Table
from plainlanguage.findings import Rule, gettext_noop
from plainlanguage.tokens import words

#: A text of two paragraphs on less than a page needs no headings and no summary.
_VERY_SHORT_PARAGRAPHS = 2
_VERY_SHORT_WORDS = 400
_MOST_COLUMNS = 4
_MOST_WORDS_OF_A_HEADING = 4

_VERY_SHORT = gettext_noop("The page is very short.")


def pemat(structure: Structure, analysis: Analysis) -> list[Item]:
    """All 24 items, in order."""
    count = items.found(analysis)
    every = [*_words(structure, count), *_layout(structure, analysis, count)]
    return sorted([*every, *_pictures(structure), *_acting(structure)], key=lambda one: one.number)


def _words(structure: Structure, count: Counter[Rule]) -> Iterator[Item]:
    purpose = (
        gettext_noop("There is a title and a summary.")
        if structure.title and structure.summary
        else gettext_noop("A title and a summary would make it plain.")
    )
    yield for_a_person(1, gettext_noop("Is it plain what the page is for?"), purpose)
    yield for_a_person(2, gettext_noop("Is all of it about that, with nothing to distract?"))
    yield for_a_person(
        3,
        gettext_noop("Does it use everyday words?"),
        items.UNEXPLAINED,
        count=count[Rule.UNDEFINED_WORD],
    )
    yield decided(
        4,
        gettext_noop("Are medical words explained where they are first used?"),
        count[Rule.UNDEFINED_WORD] == 0,
        items.UNEXPLAINED,
        count=count[Rule.UNDEFINED_WORD],
    )
    asks = gettext_noop("Does it say who does what (active voice)?")
    yield for_a_person(5, asks, items.PASSIVES, count=count[Rule.PASSIVE])
    unclear = sum(count[rule] for rule in items.NUMBER_RULES)
    asks = gettext_noop("Are numbers clear and easy to understand?")
    yield for_a_person(6, asks, items.NUMBERS, count=unclear)
    asks = gettext_noop("Is the reader spared sums?")
    yield for_a_person(7, asks, items.CHANGES, count=count[Rule.PERCENTAGE])


def _layout(structure: Structure, analysis: Analysis, count: Counter[Rule]) -> Iterator[Item]:
    chunks = gettext_noop("Does the text come in short pieces?")
    headings = gettext_noop("Does each part have a heading?")
    summary = gettext_noop("Is there a short version?")
    if _is_very_short(structure, analysis):
        yield from (
            not_applicable(8, chunks, _VERY_SHORT),
            not_applicable(9, headings, _VERY_SHORT),
        )
        yield not_applicable(11, summary, _VERY_SHORT)
    else:
        long = count[Rule.LONG_PARAGRAPH]
        short = max(0, structure.paragraphs - long)
        yield decided(
            8,
            chunks,
            mostly(short, structure.paragraphs) and not count[Rule.LONG_LIST],
            gettext_noop("Paragraphs: {of}. Long ones: {long}. Long lists: {lists}."),
            of=structure.paragraphs,
            long=long,
            lists=count[Rule.LONG_LIST],
        )
        gaps = count[Rule.NO_HEADING]
        yes = structure.headings > 0 and not gaps
        yield decided(9, headings, yes, items.HEADINGS, count=structure.headings, gaps=gaps)
        points = gettext_noop("Key points: {count}.")
        yield decided(11, summary, structure.key_points > 0, points, count=structure.key_points)
    yield for_a_person(10, gettext_noop("Is the order easy to follow?"))
    yield decided(
        12,
        gettext_noop("Does something lead the eye to what matters most?"),
        structure.visual_cues > 0,
        gettext_noop("Parts set apart for the eye: {count}."),
        count=structure.visual_cues,
    )


def _is_very_short(structure: Structure, analysis: Analysis) -> bool:
    words_in_all = analysis.as_written.words
    few = structure.paragraphs <= _VERY_SHORT_PARAGRAPHS
    return few and words_in_all <= _VERY_SHORT_WORDS


def _pictures(structure: Structure) -> Iterator[Item]:
    there = gettext_noop("Pictures: {count}.")
    count = structure.pictures
    yield for_a_person(15, gettext_noop("Are there pictures where they help?"), there, count=count)
    yield for_a_person(16, gettext_noop("Do pictures support the text?"), there, count=count)
    asks = gettext_noop("Do pictures have titles or captions?")
    if structure.pictures:
        yield decided(
            17,
            asks,
            mostly(structure.pictures_with_caption, structure.pictures),
            gettext_noop("Pictures: {of}. With a caption: {count}."),
            of=structure.pictures,
            count=structure.pictures_with_caption,
        )
    else:
        yield not_applicable(17, asks, items.NONE_HERE)
    yield for_a_person(18, gettext_noop("Are pictures clear and uncluttered?"), there, count=count)
    asks = gettext_noop("Are tables simple, with short headings?")
    if structure.tables:
        simple = sum(map(_is_simple, structure.tables))
        evidence = gettext_noop("Tables: {of}. Simple ones: {count}.")
        values = {"of": len(structure.tables), "count": simple}
        yield decided(19, asks, mostly(simple, len(structure.tables)), evidence, **values)
    else:
        yield not_applicable(19, asks, items.NONE_HERE)


def _is_simple(table: Table) -> bool:
    lengths = [len(words(heading)) for heading in table.headings]
    if not 0 < len(lengths) <= _MOST_COLUMNS:
        return False
    # The corner above the names of the rows may be empty.
    return max(lengths) <= _MOST_WORDS_OF_A_HEADING and all(lengths[1:])


def _acting(structure: Structure) -> Iterator[Item]:
    actions = structure.actions
    asks = gettext_noop("Does it name at least one thing that the reader can do?")
    yield for_a_person(20, asks, items.ACTIONS, count=len(actions))
    direct = sum(speaks_to_reader(line, structure.language) for line in actions)
    yield decided(
        21,
        gettext_noop("Does it speak to the reader when it says what to do?"),
        bool(actions) and mostly(direct, len(actions)),
        gettext_noop("Things to do: {of}. Said to the reader: {count}."),
        of=len(actions),
        count=direct,
    )
    asks = gettext_noop("Is what to do broken down into small, clear steps?")
    steps = gettext_noop("Steps in order: {count}.")
    yield for_a_person(22, asks, steps, count=structure.steps)
    yield decided(
        23,
        gettext_noop("Is there something to take along, such as questions or a checklist?"),
        structure.tools > 0,
        gettext_noop("Found: {count}."),
        count=structure.tools,
    )
    yield for_a_person(24, gettext_noop("Is any sum that is needed shown with an example?"))
    asks = gettext_noop("Does it say how to read its charts and tables?")
    shown = structure.chance_pictures + len(structure.tables)
    yield for_a_person(25, asks, gettext_noop("Charts and tables: {count}."), count=shown)
    yield for_a_person(26, gettext_noop("Are there pictures where they help the reader to act?"))
