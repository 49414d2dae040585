"""A query that staff try, in words: how it was read, and what each page has and lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.models import GuidePage
from search import normalise
from search.explaining import Explanation, Part
from search.index.analysis import stems
from search.matching import Match
from search.models import SearchTerm
from search.understanding import Addition, Change, Understanding

#: The longest bar on the page, in parts small enough to draw the others without fractions.
BAR = 1_000
#: Words that one sentence names.
MOST_NAMED = 4


@dataclass(frozen=True)
class Synonym:
    """A synonym that speaks of the query, and what came of it."""

    term: SearchTerm
    typed: str
    finds: str
    #: Nothing on our pages for readers has what it would add.
    is_idle: bool

    @property
    def edit_url(self) -> str:
        return reverse("wagtailsnippets_search_searchterm:edit", args=[self.term.pk])


@dataclass(frozen=True)
class Weight:
    """A word that is looked for, and how much it counts; rarer words count more."""

    word: str
    weight: float
    #: It was not typed: a synonym brought it.
    is_added: bool


@dataclass
class Reading:
    """How a query was read."""

    words: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    synonyms: list[Synonym] = field(default_factory=list)
    weights: list[Weight] = field(default_factory=list)
    #: Words of a long query that tell pages apart least, and so are not looked for.
    left_out: list[str] = field(default_factory=list)
    #: Of a stem, the word as staff know it.
    word_of: dict[str, str] = field(default_factory=dict)
    #: Stems that a page might be given: typed, and not answered by a synonym already.
    advised: set[str] = field(default_factory=set)


def reading_of(text: str, language: str, understood: Understanding) -> Reading:
    typed = normalise.words(text)
    synonyms = [
        _synonym(typed, match, understood) for match in SearchTerm.objects.matching(typed, language)
    ]
    added = [word for synonym in synonyms for word in normalise.words(synonym.finds)]
    stem_of = stems(map(normalise.stem_form, [*understood.words, *added]), language)
    word_of: dict[str, str] = {}
    for word in [*understood.words, *added]:
        if stem := stem_of.get(normalise.stem_form(word)):
            word_of.setdefault(stem, word)
    by_word = {word: stem_of.get(normalise.stem_form(word)) for word in understood.words}
    own = set(by_word.values())
    looked_for = {stem.text for stem in understood.stems}
    answered = {
        by_word.get(word)
        for synonym in synonyms
        if not synonym.is_idle
        for word in synonym.typed.split()
    }
    return Reading(
        words=understood.words,
        ignored=[word for word, stem in by_word.items() if stem == ""],
        unknown=[
            word
            for word in dict.fromkeys(understood.unknown)
            if stem_of.get(normalise.stem_form(word)) not in answered
        ],
        changes=[
            change
            for change in understood.changes
            if (change.typed, change.taken_for) not in {(s.typed, s.finds) for s in synonyms}
        ],
        synonyms=synonyms,
        weights=[
            Weight(word_of.get(stem.text, stem.text), stem.weight, stem.text not in own)
            for stem in understood.stems
        ],
        left_out=[
            word
            for word, stem in by_word.items()
            if stem and stem not in looked_for and word not in understood.unknown
        ],
        word_of=word_of,
        advised={stem for stem in own - answered if stem},
    )


def _synonym(typed: list[str], match: Match[SearchTerm], understood: Understanding) -> Synonym:
    words = " ".join(typed[match.start : match.end])
    is_used = (
        Addition(words, match.finds) in understood.additions
        or Change(words, match.finds) in understood.changes
    )
    return Synonym(match.term, words, match.finds, is_idle=not is_used)


@dataclass(frozen=True)
class Row:
    """A line of a page's table: a word or two neighbours, with two bars end to end."""

    words: str
    part: Part
    #: Of `BAR`, which is the most that any word adds to any of the pages.
    names_width: int
    text_width: int


@dataclass(frozen=True)
class PageShown:
    page: Page
    explanation: Explanation
    edit_url: str
    rows: list[Row]
    hints: list[str]


def pages_shown(
    explanations: Sequence[Explanation], reading: Reading, user: Any
) -> list[PageShown]:
    """The pages with their tables and hints; a link to the editor where `user` may edit."""
    ids = [explanation.page_id for explanation in explanations]
    pages = Page.objects.in_bulk(ids)
    may_edit = set(
        PagePermissionPolicy()
        .instances_user_has_permission_for(user, "change")
        .filter(pk__in=ids)
        .values_list("pk", flat=True)
    )
    most = max((part.points for each in explanations for part in _parts(each)), default=0)
    return [
        PageShown(
            page=pages[each.page_id],
            explanation=each,
            edit_url=reverse("wagtailadmin_pages:edit", args=[each.page_id])
            if each.page_id in may_edit
            else "",
            rows=[_row(part, reading, most) for part in _parts(each)],
            hints=hints(each, reading, issubclass(pages[each.page_id].specific_class, GuidePage)),
        )
        for each in explanations
        if each.page_id in pages
    ]


def _parts(explanation: Explanation) -> list[Part]:
    return [*explanation.words, *explanation.pairs]


def _row(part: Part, reading: Reading, most: float) -> Row:
    names, text = (
        round(BAR * points / most) if most else 0 for points in (part.in_names, part.in_text)
    )
    words = " + ".join(reading.word_of.get(stem, stem) for stem in part.stems)
    return Row(words, part, names, text)


def hints(explanation: Explanation, reading: Reading, is_guide: bool) -> list[str]:
    """What the page has for the words, and what would bring it up."""
    said: list[str] = []
    if explanation.called:
        said.append(_("It is called exactly so, and comes before pages that are not."))
    words = explanation.words
    if titled := _named((part for part in words if part.is_in_title), reading):
        said.append(
            ngettext(
                "The word %(words)s stands in the title.",
                "The words %(words)s stand in the title.",
                len(titled),
            )
            % {"words": _quoted(titled)}
        )
    for name in dict.fromkeys(part.other_name for part in words if part.other_name):
        here = [part for part in words if part.other_name == name and not part.is_in_title]
        if called := _named(here, reading):
            said.append(
                ngettext(
                    "The word %(words)s stands in its other name “%(name)s”.",
                    "The words %(words)s stand in its other name “%(name)s”.",
                    len(called),
                )
                % {"words": _quoted(called), "name": name}
            )
    own = [part for part in words if part.stems[0] in reading.advised]
    if weak := _named((part for part in own if part.in_text and not part.in_names), reading):
        said.append(
            ngettext(
                "The word %(words)s stands only in the text.",
                "The words %(words)s stand only in the text.",
                len(weak),
            )
            % {"words": _quoted(weak)}
        )
    if missing := _named((part for part in own if not part.points), reading):
        said.append(
            ngettext(
                "The word %(words)s is not on this page.",
                "The words %(words)s are not on this page.",
                len(missing),
            )
            % {"words": _quoted(missing)}
        )
    if (weak or missing) and not explanation.called:
        said.append(_advice([*weak, *missing], is_guide))
    return said


def _advice(words: list[str], is_guide: bool) -> str:
    return (
        _(
            "To bring this page up for %(words)s, use the word in the title or among its other"
            " names, if that is what the page is about."
        )
        if is_guide
        else _(
            "To bring this page up for %(words)s, use the word in the title, if that is what the"
            " page is about."
        )
    ) % {"words": _quoted(words, " " + _("or") + " ")}


def _named(parts: Iterable[Part], reading: Reading) -> list[str]:
    return [reading.word_of.get(part.stems[0], part.stems[0]) for part in parts]


def _quoted(words: list[str], between: str = ", ") -> str:
    """The first few, which count most; words of a whole paragraph would say nothing."""
    few = between.join(f"“{word}”" for word in words[:MOST_NAMED])
    return f"{few} …" if len(words) > MOST_NAMED else few
