"""What helps a reader find the way on a page: short lists, headings, links that say where to."""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page, ReadPassage
from plainlanguage.passages import Kind
from plainlanguage.rules.word_sets import phrases

#: The CDC Clear Communication Index asks for lists of no more than 7 items without a break.
MOST_ITEMS = 7
#: Words of running text that a reader can be asked to read without a heading.
MOST_WORDS_WITHOUT_HEADING = 300

_LIST = Advice(
    Rule.LONG_LIST,
    Weight.WORTH_A_LOOK,
    gettext_noop("This list has {count} items. More than {limit} are hard to keep in mind."),
    gettext_noop("You could sort them into two or three short lists, each with its own heading."),
)
_HEADING = Advice(
    Rule.NO_HEADING,
    Weight.WORTH_A_LOOK,
    gettext_noop(
        "There are {count} words here without a heading. Many people look through the headings for"
        " the part they need."
    ),
    gettext_noop("A heading that says what follows could stand above “{where}”."),
)
_LINK = Advice(
    Rule.LINK_TEXT,
    Weight.IMPORTANT,
    gettext_noop(
        "Read alone, “{words}” does not say where it leads. People who use a screen reader often"
        " go from link to link."
    ),
    gettext_noop("Make the name of what opens the link, such as “side effects of steroids”."),
)

_SAYS_NOTHING = {
    "en": phrases(
        "click here; click; here; tap here; press here; this; this page; this link; link; the "
        "link; page; read more; more; learn more; see more; find out more; more information; "
        "more info; info; information; details; more details; further information; website; "
        "this website; site; continue; go; open; download; view; see here; read this; follow "
        "this link; click this link; read more here; find out more here; learn more here; "
        "click here to read more; this guide; this article; article; source"
    ),
    "es": phrases(
        "aquí; haga clic aquí; haz clic aquí; clic aquí; pulse aquí; pulsa aquí; pinche aquí; "
        "esto; este enlace; enlace; el enlace; esta página; página; leer más; lea más; más; "
        "ver más; saber más; más información; información; detalles; más detalles; sitio web; "
        "web; continuar; ir; abrir; descargar; ver; siga este enlace; esta guía; este "
        "artículo; artículo; fuente"
    ),
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*")
_ORDERS = {
    "en": re.compile(r"\b(?:click|tap|press) (?:on )?(?:here|this link|the link)\b"),
    "es": re.compile(r"\b(?:haga clic|haz clic|clic|pulse|pulsa|pinche|pincha) aquí\b"),
}
_EDGES = " \t.,:;!?…\"'()[]→›>»-–—"


def long_lists(page: Page) -> Iterator[Finding]:
    lists: dict[str, list[ReadPassage]] = {}
    for read in page.passages:
        if read.passage.kind is Kind.ITEM and read.passage.group and read.passage.text:
            lists.setdefault(read.passage.group, []).append(read)
    for items in lists.values():
        if len(items) > MOST_ITEMS:
            first_too_many = items[MOST_ITEMS]
            end = len(first_too_many.passage.text)
            values = {"count": len(items), "limit": MOST_ITEMS}
            yield first_too_many.finding(_LIST, 0, end, **values)


def missing_headings(page: Page) -> Iterator[Finding]:
    """One finding for each stretch without a heading, at the passage nearest to its middle."""
    stretch: list[ReadPassage] = []
    for read in page.passages:
        if read.passage.kind in (Kind.HEADING, Kind.TITLE):
            yield from _too_long(stretch)
            stretch = []
        elif read.words:
            stretch.append(read)
    yield from _too_long(stretch)


def _too_long(stretch: list[ReadPassage]) -> Iterator[Finding]:
    count = sum(read.words for read in stretch)
    if count <= MOST_WORDS_WITHOUT_HEADING:
        return
    read_so_far, best = 0, stretch[0]
    for read in stretch:
        if best is not stretch[0] and read_so_far * 2 > count:
            break
        best = read
        read_so_far += read.words
    # A single long paragraph has to be parted first.
    sentence = best.sentences[len(best.sentences) // 2 if best is stretch[0] else 0]
    where = " ".join(word.text for word in sentence.words[:4])
    yield best.finding(_HEADING, sentence.start, sentence.end, count=count, where=where)


def empty_links(page: Page) -> Iterator[Finding]:
    silent = _SAYS_NOTHING.get(page.language, frozenset())
    orders = _ORDERS.get(page.language)
    for read in page.passages:
        linked = bytearray(len(read.folded))
        for start, end in read.passage.links:
            words = read.folded[start:end]
            if not 0 <= start < end <= len(read.folded) or not words.strip():
                continue
            linked[start:end] = b"\1" * (end - start)
            if words.strip(_EDGES) in silent or _ADDRESS.fullmatch(words.strip()):
                yield read.finding(_LINK, start, end)
        for found in orders.finditer(read.folded) if orders else ():
            if not any(linked[found.start() : found.end()]):
                yield read.finding(_LINK, *found.span())
