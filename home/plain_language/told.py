"""What staff are told of a reading: in their language, grouped by how much it matters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.plain_language.reading import Reading
from plainlanguage.analysis import HardSentence
from plainlanguage.checklists import LABELS, Item, Verdict
from plainlanguage.findings import Finding, Weight
from plainlanguage.measures import Measures

#: Findings of one kind shown before the rest is folded away.
MOST_SHOWN = 30
#: The scale of the small picture of grades.
HIGHEST_GRADE = 16.0
#: Where in the picture the aim begins, and how wide it is: grades 6 to 8; INFLESZ from 65.
AIM_OF_GRADE, AIM_OF_INFLESZ = ("37.5", "12.5"), ("65", "35")
_WEIGHTS = {
    Weight.IMPORTANT: _("Matters most"),
    Weight.WORTH_A_LOOK: _("Worth a look"),
    Weight.DETAIL: _("Small things"),
}


@dataclass(frozen=True)
class Told:
    """A finding or a sentence: its words, why it is one, how to mend it, where it stands."""

    words: str
    why: str
    mend: str
    #: The way to its field in the editor, part by part, and what to look for there.
    way: str
    sentence: str


@dataclass(frozen=True)
class Group:
    #: The same in every language and at every reading.
    name: str
    label: Any
    findings: list[Told]


@dataclass(frozen=True)
class Score:
    """One of the two figures of the picture."""

    label: Any
    #: A grade, or the INFLESZ scale for Spanish; a text without words has none.
    value: float | None
    #: Of the width of the picture, in per cent.
    share: float


def groups(reading: Reading) -> list[Group]:
    found = sorted(reading.analysis.findings, key=lambda one: -one.weight)  # stable: text order
    texts = {passage.place: passage.text for passage in reading.passages}
    return [
        Group(weight.name.lower(), _WEIGHTS[weight], [_told(one, texts) for one in some])
        for weight, some in groupby(found, key=lambda one: one.weight)
    ]


def hardest(reading: Reading) -> list[Told]:
    return [_hard(one) for one in reading.analysis.hardest]


def scores(reading: Reading) -> list[Score]:
    analysis = reading.analysis
    return [
        _score(_("As written"), analysis.as_written),
        _score(_("Without words we explain"), analysis.without_defined),
    ]


def checklists(reading: Reading) -> Iterator[tuple[str, int, int, list[tuple[Item, str, str]]]]:
    """Of each list its label, how many items are met of those decided, and the items in words."""
    for name, items in (("pemat", reading.pemat), ("cci", reading.cci)):
        decided = [one for one in items if one.verdict in (Verdict.YES, Verdict.NO)]
        met = sum(one.verdict is Verdict.YES for one in decided)
        if items:
            in_words = [
                (one, gettext(one.asks), _filled(one.evidence, one.values)) for one in items
            ]
            yield gettext(LABELS[name]), met, len(decided), in_words


def _told(finding: Finding, texts: Mapping[str, str]) -> Told:
    return Told(
        words=finding.words,
        why=_filled(finding.why, finding.values),
        mend=_filled(finding.mend, finding.values),
        way=_way(finding.place),
        sentence=texts.get(finding.place, "")[finding.start : finding.end],
    )


def _hard(sentence: HardSentence) -> Told:
    reasons = [gettext(reason.term) for reason in sentence.hardness.reasons[:3]]
    return Told(
        words=sentence.text,
        why=", ".join(reasons),
        mend="",
        way=_way(sentence.place),
        sentence=sentence.text,
    )


def _way(place: str) -> str:
    """`body.<id>.text#2` → `body <id> text`: the content paths of the editor's fields."""
    return " ".join(place.split("#")[0].split("."))


def _filled(text: str, values: Mapping[str, object]) -> str:
    return gettext(text).format(**values) if text else ""


def _score(label: Any, measures: Measures) -> Score:
    if measures.grade is not None:
        share = max(0.0, min(1.0, measures.grade / HIGHEST_GRADE))
        return Score(label, round(max(0.0, measures.grade), 1), round(100 * share, 1))
    if measures.inflesz is not None:
        share = max(0.0, min(1.0, measures.inflesz / 100))
        return Score(label, round(measures.inflesz, 1), round(100 * share, 1))
    return Score(label, None, 0)
