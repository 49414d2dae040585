"""What a rule has to say about a piece of text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Weight(IntEnum):
    """How much a finding matters to somebody who reads the page."""

    IMPORTANT = 3
    WORTH_A_LOOK = 2
    DETAIL = 1


class Rule(StrEnum):
    LONG_SENTENCE = "long-sentence"
    LONG_PARAGRAPH = "long-paragraph"
    PASSIVE = "passive"
    UNDEFINED_WORD = "undefined-word"
    ABBREVIATION = "abbreviation"
    PERCENTAGE = "percentage"
    MIXED_NUMBERS = "mixed-numbers"
    DENOMINATORS = "denominators"
    VAGUE_RISK = "vague-risk"
    DOUBLE_NEGATIVE = "double-negative"
    LONG_LIST = "long-list"
    NO_HEADING = "no-heading"
    LINK_TEXT = "link-text"
    WAR_WORDS = "war-words"
    BLAME = "blame"
    HYPE = "hype"
    CLAIM_SIZE = "claim-size"
    CLAIM_KIND = "claim-kind"
    CLAIM_SUBJECTS = "claim-subjects"
    CLAIM_NUMBERS = "claim-numbers"
    CLAIM_FUNDER = "claim-funder"


@dataclass(frozen=True)
class Advice:
    """What is said of every case of a rule: how much it matters, why, and how to mend it.

    `why` and `mend` are English, marked for translators, with named places such as {words}. The
    interface translates them first and fills the places from a finding's `values` after.
    """

    rule: Rule
    weight: Weight
    why: str
    mend: str


@dataclass(frozen=True)
class Finding:
    """A case of a rule: `words` stand at `start` to `end` of the passage's text, never empty.

    `sentence` counts the passage's sentences from 0. `why` and `mend` are the texts of an
    `Advice`: call `gettext(mend).format(**values)`.
    """

    place: str
    sentence: int
    start: int
    end: int
    rule: Rule
    weight: Weight
    words: str
    why: str
    mend: str
    values: Mapping[str, object]


def gettext_noop(text: str) -> str:
    """Marks a text for translators, who find it by the name of this function."""
    return text
