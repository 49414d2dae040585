"""Two negatives that a reader has to work out: "not uncommon" for "common".

English alone: in Spanish two negatives are grammar ("no tengo nada"). Two clauses with a negative
each are left alone ("If you are not sure, do not drive"), and so is "do not stop without asking":
there is no plainer way to say it.
"""

import re
from collections.abc import Iterator

from plainlanguage.findings import Advice, Finding, Rule, Weight, gettext_noop
from plainlanguage.page import Page

_ADVICE = Advice(
    Rule.DOUBLE_NEGATIVE,
    Weight.IMPORTANT,
    gettext_noop(
        "“{words}” holds two negatives. Readers have to work out that they cancel out, and some"
        " read the opposite."
    ),
    gettext_noop("Say it the positive way round, such as “often” for “not uncommon”."),
)
_NO = r"(?:not|never|cannot|hardly|\w{2,6}n't)"
_UNTRUE = (
    r"(?:un(?:common|usual|likely|reasonable|aware|able|safe|known|heard of|important|related|"
    r"necessary|helpful|kind|like|wise|expected|familiar|affected|acceptable|willing|happy|"
    r"pleasant|comfortable|treatable|natural|realistic|true|welcome|clear|certain|fair|healthy)|"
    r"im(?:possible|probable|proper|perfect)|in(?:significant|appropriate|effective|frequent|"
    r"considerable|accurate|correct|complete|convenient)|ir(?:relevant|regular)|"
    r"dis(?:similar|agree|like|honest)|abnormal|without)"
)
_NOBODY = r"(?:no|nothing|nobody|no one|nowhere|none|neither|never)"
_NO_VERB = (
    r"(?:do|does|did|have|has|will|is|are|was|were|can|could|would) ?n[o']t|cannot|can't|won't"
)
_DOUBLE = re.compile(
    rf"\b{_NO}(?: (?:at all|so|too|very|always|usually|entirely|really|quite|be|been|an?))?"
    rf" {_UNTRUE}\b"
    rf"|\b(?:{_NO_VERB})(?: (?:have|need|get|do|know|want|see|feel|give|eat|help))? {_NOBODY}\b"
    r"|\bno reasons? not to\b"
    rf"|\b{_NO} (?:fails?|lacks?|lacking)\b"
    rf"|\b{_NO} un(?!der|it|if)\w{{1,15}}ed\b"
)


def double_negatives(page: Page) -> Iterator[Finding]:
    for read, found in page.matches({"en": _DOUBLE}):
        yield read.finding(_ADVICE, *found.span())
