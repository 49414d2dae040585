"""The items of a checklist, and the verdicts on them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from plainlanguage.analysis import Analysis
from plainlanguage.findings import Rule, gettext_noop

LABELS = {
    "pemat": gettext_noop("Informed by PEMAT-P"),
    "cci": gettext_noop("Informed by the CDC Clear Communication Index"),
}
NOTE = gettext_noop(
    "Checked by a machine, as far as it can. It is not a score: both tools were made for trained"
    " people."
)
#: The guide to PEMAT counts an item as met if it holds at least this often on a page, in per cent.
MOSTLY = 80


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not applicable"
    A_PERSON_MUST_JUDGE = "a person must judge"


@dataclass(frozen=True)
class Item:
    """One item: its number in the tool, what it asks in our words, and what was found.

    `asks` and `evidence` are marked for translators: call `gettext(evidence).format(**values)`.
    Evidence is empty where a machine has none to point at.
    """

    number: int
    asks: str
    verdict: Verdict
    evidence: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def decided(number: int, asks: str, yes: bool, evidence: str = "", **values: object) -> Item:
    return Item(number, asks, Verdict.YES if yes else Verdict.NO, evidence, values)


def not_applicable(number: int, asks: str, evidence: str = "") -> Item:
    return Item(number, asks, Verdict.NOT_APPLICABLE, evidence)


def for_a_person(number: int, asks: str, evidence: str = "", **values: object) -> Item:
    return Item(number, asks, Verdict.A_PERSON_MUST_JUDGE, evidence, values)


def found(analysis: Analysis) -> Counter[Rule]:
    """How many findings each rule has."""
    return Counter(finding.rule for finding in analysis.findings)


def mostly(good: int, of: int) -> bool:
    return good * 100 >= of * MOSTLY


#: Evidence that both checklists point at.
UNEXPLAINED = gettext_noop("Words not explained when first used: {count}.")
PASSIVES = gettext_noop("Sentences that look passive: {count}.")
NUMBERS = gettext_noop("Numbers that could be clearer: {count}.")
ACTIONS = gettext_noop("Things the page asks readers to do: {count}.")
HEADINGS = gettext_noop("Headings: {count}. Long stretches without one: {gaps}.")
CHANCES = gettext_noop("Chances shown as a picture: {count}.")
CHANGES = gettext_noop("Percentages to turn into people: {count}.")
NONE_HERE = gettext_noop("There is none on this page.")
NUMBER_RULES = (Rule.PERCENTAGE, Rule.MIXED_NUMBERS, Rule.DENOMINATORS)
