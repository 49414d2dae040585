"""What the checklists need to know of a page beside its words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    #: One for each column; empty where a column has none.
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Structure:
    """Counts and flags that the caller fills in from the parts of a page.

    Numbers are of the whole page. Leave out what a page does not have: nothing is the default.
    """

    language: str = "en"
    #: The page has a title, and a sentence below it that says what it is for.
    title: bool = False
    summary: bool = False
    paragraphs: int = 0
    headings: int = 0
    lists: int = 0
    #: The one thing to remember, in plain text: a field of its own, or the first key point.
    main_message: str = ""
    #: It stands before any other text, but for the title.
    main_message_first: bool = False
    #: It stands out: a tinted sheet, a larger size, a line around it.
    main_message_set_off: bool = False
    #: Lines of the short version of the page.
    key_points: int = 0
    #: Parts set apart for the eye: key points, insets, warnings, care cards.
    visual_cues: int = 0
    pictures: int = 0
    #: Of those, how many have a title or caption.
    pictures_with_caption: int = 0
    tables: tuple[Table, ...] = ()
    #: Chances drawn as a picture, such as 100 dots.
    chance_pictures: int = 0
    #: What the page asks readers to do, line by line: calls to action, do and do not.
    actions: tuple[str, ...] = ()
    #: Lines of steps in order.
    steps: int = 0
    #: Things to take along: questions to ask, checklists, planners.
    tools: int = 0
    #: Cards that say when to call whom.
    care_cards: int = 0
    #: It says what is not known yet.
    unknown: bool = False
    benefits: bool = False
    risks: bool = False
    #: The page is about a treatment or a test, so that readers weigh one against the other.
    weighs: bool = False
