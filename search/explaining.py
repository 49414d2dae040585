"""Why a page ranks where it does: its score taken apart, by word and by where the word stands.

`read` asks the index for what the ranking used, `explain` only reckons. The parts of a page add up
to the score that `ranking` gave it; a test holds the two together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection

from search import ranking
from search.index import entries, weighing
from search.index.analysis import stems
from search.index.entries import quoted
from search.index.reading import Content
from search.models import Name, Posting, Statistics
from search.ranking import Ranked
from search.understanding import Pair, Stem, Understanding

#: Two sums of the same numbers in another order differ by less.
_NOTHING = 1e-9


@dataclass(frozen=True)
class PageName:
    """The title of a page or another of its names, with the stems in it."""

    label: str
    normal: str
    is_title: bool
    stems: frozenset[str]
    #: What the name is worth to each word in it (`weighing.name_impact`).
    impact: float


@dataclass
class Rows:
    """What the index holds of some pages that bears on a query, by page."""

    #: Of a lexeme.
    impacts: dict[tuple[int, int], float] = field(default_factory=dict)
    names: dict[int, list[PageName]] = field(default_factory=dict)
    #: Places in the understanding's list of pairs: anywhere, in a name, and in the text.
    together: set[tuple[int, int]] = field(default_factory=set)
    together_in_name: set[tuple[int, int]] = field(default_factory=set)
    together_in_text: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True)
class Part:
    """What one stem, or two that stand together, add to the score of a page."""

    stems: tuple[str, ...]
    in_names: float = 0.0
    in_text: float = 0.0
    is_in_title: bool = False
    #: Another name of the page in which it stands, or "".
    other_name: str = ""

    @property
    def points(self) -> float:
        return self.in_names + self.in_text


@dataclass(frozen=True)
class Explanation:
    """The score of a page, in parts. Every stem that was looked for has one, if only of 0."""

    page_id: int
    score: float
    words: list[Part]
    pairs: list[Part]
    #: The name that is exactly what was asked, or "", and what that is worth.
    called: str
    bonus: float

    @property
    def by_words(self) -> float:
        """The score without what comes from being called exactly so."""
        return sum(part.points for part in [*self.words, *self.pairs])


def explain(understood: Understanding, ranked: Iterable[Ranked], rows: Rows) -> list[Explanation]:
    """The parts of each page's score, in the order of `ranked`."""
    return [_explain(understood, page, rows) for page in ranked]


def _explain(understood: Understanding, page: Ranked, rows: Rows) -> Explanation:
    names = rows.names.get(page.page_id, [])
    asked = {*understood.names, *understood.added_names}
    exact = [name for name in names if name.normal in asked]
    return Explanation(
        page_id=page.page_id,
        score=float(page.score),
        words=[
            _of_word(stem, rows.impacts.get((page.page_id, stem.lexeme), 0), names)
            for stem in understood.stems
        ],
        pairs=_of_pairs(page.page_id, understood.pairs, rows),
        called=_said_first(exact, understood) if page.bonus else "",
        bonus=float(page.bonus),
    )


def _said_first(exact: list[PageName], understood: Understanding) -> str:
    """What counts most of the names that were asked: as typed, not as a synonym says; the title."""
    best = max(exact, key=lambda n: (n.normal in understood.names, n.is_title), default=None)
    return best.label if best else ""


def _of_word(stem: Stem, impact: float, names: list[PageName]) -> Part:
    """An impact is the sum of what the best name and what the text say: the text has the rest."""
    holding = [name for name in names if stem.text in name.stems]
    in_names = min(impact, max((name.impact for name in holding), default=0))
    in_text = impact - in_names
    return Part(
        stems=(stem.text,),
        in_names=stem.weight * in_names,
        in_text=stem.weight * in_text if in_text > _NOTHING else 0.0,
        is_in_title=any(name.is_title for name in holding),
        other_name=next((name.label for name in holding if not name.is_title), ""),
    )


def _of_pairs(page_id: int, pairs: list[Pair], rows: Rows) -> list[Part]:
    """The pairs that stand together in the page. What was asked twice counts twice, in one part."""
    parts: dict[tuple[str, str], Part] = {}
    for number, pair in enumerate(pairs):
        at = (page_id, number)
        points = pair.weight * (
            ranking.TOGETHER * (at in rows.together)
            + ranking.TOGETHER_IN_NAME * (at in rows.together_in_name)
        )
        if not points:
            continue
        in_text = pair.weight * ranking.TOGETHER if at in rows.together_in_text else 0.0
        before = parts.get((pair.first, pair.second), Part((pair.first, pair.second)))
        parts[pair.first, pair.second] = Part(
            before.stems, before.in_names + points - in_text, before.in_text + in_text
        )
    return list(parts.values())


def read(understood: Understanding, language: str, page_ids: list[int]) -> Rows:
    """What the index holds of these pages that bears on the query: five queries, however many."""
    lexemes = [stem.lexeme for stem in understood.stems]
    postings = Posting.objects.filter(document_id__in=page_ids, lexeme_id__in=lexemes)
    rows = Rows(
        impacts={
            (page, lexeme): impact
            for page, lexeme, impact in postings.values_list("document_id", "lexeme_id", "impact")
        },
        names=_names(language, page_ids),
    )
    _read_pairs(understood, language, page_ids, rows)
    return rows


def _names(language: str, page_ids: list[int]) -> dict[int, list[PageName]]:
    statistics = Statistics.objects.filter(language=language).first() or Statistics()
    usual = weighing.Usual(statistics.usual_length, statistics.usual_name_length)
    stored = list(Name.objects.filter(document_id__in=page_ids).order_by("-is_title", "label"))
    # As the index reads them: the first is the title, of which there is none here.
    content = Content(language, "", [name.label for name in stored], [])
    parts = entries.folded_words(content)[1:]
    stem_of = stems({word for part in parts for word in part}, language)
    names: dict[int, list[PageName]] = {}
    for name, words in zip(stored, parts, strict=True):
        names.setdefault(name.document_id, []).append(
            PageName(
                label=name.label,
                normal=name.normal,
                is_title=name.is_title,
                stems=_without_stop_words(stem_of, words),
                impact=weighing.name_impact(len(words), usual),
            )
        )
    return names


def _without_stop_words(stem_of: Mapping[str, str], words: list[str]) -> frozenset[str]:
    return frozenset(filter(None, map(stem_of.get, words)))


def _read_pairs(understood: Understanding, language: str, page_ids: list[int], rows: Rows) -> None:
    """Ask what the ranking asks, for each pair anywhere and in a name, and then in the text."""
    asked = list(ranking.values(understood, language, 0)["near"])
    asked += [_in_text(pair) for pair in understood.pairs]
    count = len(understood.pairs)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT page_id, pair.at - 1 FROM search_document"
            " CROSS JOIN unnest(%s::tsquery[]) WITH ORDINALITY AS pair (near, at)"
            " WHERE page_id = ANY(%s) AND terms @@ pair.near",
            [asked, page_ids],
        )
        for page_id, at in cursor.fetchall():
            if at >= 2 * count:
                rows.together_in_text.add((page_id, at - 2 * count))
            else:
                found = rows.together_in_name if at % 2 else rows.together
                found.add((page_id, at // 2))


def _in_text(pair: Pair) -> str:
    first, second = quoted(pair.first), quoted(pair.second)
    return f"{first}:D <-> {second}:D | {first}:D <2> {second}:D"
