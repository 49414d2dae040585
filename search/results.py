"""A page of results, in one statement: ranked, narrowed, counted, and what is shown of ten."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import gettext_lazy as _

from home.addresses import address
from home.choices import Audience, Stage, for_whom, labels
from home.reading import to_read
from search import promotions, ranking
from search.excerpts import Excerpt, excerpt
from search.facets import FACETS, Kind
from search.filters import ActiveFilter, Filter, active_filters, filters
from search.listing import SECTIONS, listed
from search.promotions import Promoted
from search.query import Query
from search.understanding import Understanding, understand

PAGE_SIZE = 10
_ONE_OF: dict[str, Any] = {
    Kind.DIGEST: _("Research digest"),
    Kind.SECTION: _("Section"),
    Kind.ABOUT: _("About this site"),
}
#: A guide for more stages than these is for nearly all.
MOST_STAGES = 4

#: What is told of the pages that `ranking.RANKED` found.
_DESCRIBED = f"""
, r AS (
    SELECT ranked.*, page.title, page.url_path, coalesce(guide.stages, '{{{{}}}}') AS stages,
        coalesce(guide.for_whom, '{{{{}}}}') AS audiences, guide.summary, guide.reading_minutes,
        coalesce(parent.slug, '') AS section, coalesce(parent.title, '') AS section_title,
        CASE type.model WHEN 'guidepage' THEN 'guide' WHEN 'digestpage' THEN 'digest'
            WHEN 'digestindexpage' THEN 'digest' WHEN 'sectionpage' THEN 'section'
            ELSE 'about' END AS kind
    FROM ranked
    JOIN wagtailcore_page page ON page.id = ranked.document_id
    JOIN django_content_type type ON type.id = page.content_type_id
    LEFT JOIN home_guidepage guide ON guide.page_ptr_id = page.id
    LEFT JOIN {SECTIONS} ON parent.path = left(page.path, -4) AND guide.page_ptr_id IS NOT NULL
)
"""
_SHOWN = f"""
, placed AS (
    SELECT r.*, row_number() OVER (PARTITION BY {{fits}} ORDER BY score DESC, document_id) AS place,
        {{fits}} AS fits
    FROM r
)
SELECT document_id, score, bonus, stages, audiences, section, section_title, kind, fits,
    CASE WHEN shown THEN title END, CASE WHEN shown THEN url_path END,
    CASE WHEN shown THEN summary END, CASE WHEN shown THEN reading_minutes END,
    CASE WHEN shown THEN (SELECT text FROM search_document WHERE page_id = document_id) END,
    CASE WHEN shown THEN
        (SELECT array_agg(text) FROM search_word WHERE lexeme_id = ANY(%(lexemes)s::bigint[]))
    END,
    CASE WHEN shown THEN (
        SELECT coalesce(sum(weight), 0)
        FROM unnest(%(lexemes)s::bigint[], %(weights)s::float8[]) AS asked (lexeme, weight)
        JOIN search_posting posting ON posting.lexeme_id = asked.lexeme
        WHERE posting.document_id = placed.document_id
    ) END
FROM placed, LATERAL (SELECT fits AND place > %(offset)s AND place <= %(offset)s + {PAGE_SIZE}
    AS shown) s
ORDER BY score DESC, document_id
"""


class Result(NamedTuple):
    """A row of the statement; a tuple, because there are hundreds to a page."""

    page_id: int
    score: float
    bonus: float
    stages: list[str]
    audiences: list[str]
    section: str
    section_title: str
    kind: str
    fits: bool
    #: From here on only for the results that are shown.
    title: str | None
    url_path: str | None
    summary: str | None
    reading_minutes: int | None
    text: str | None
    word_forms: list[str] | None
    #: The weight of those of the stems asked for that the page has.
    held: float | None

    @property
    def url(self) -> str:
        return address(self.url_path or "")

    @property
    def excerpt(self) -> Excerpt:
        text = self.text or ""
        return excerpt(
            text, frozenset(self.word_forms or []), self.summary or text.partition("\n")[0]
        )

    @property
    def stage_labels(self) -> list[str]:
        return labels(Stage, self.stages)

    @property
    def kind_label(self) -> str:
        """What a result is that is no guide."""
        return str(_ONE_OF[self.kind]) if self.kind in _ONE_OF else ""

    @property
    def facts(self) -> str:
        """What stands below a result. What fits nearly everybody says nothing, and is left out."""
        facts = [self.kind_label, self.section_title]
        if self.reading_minutes:
            facts.append(to_read(self.reading_minutes))
        if len(self.stages) < MOST_STAGES:
            facts.append(", ".join(self.stage_labels))
        if len(self.audiences) < len(Audience) and self.audiences:
            facts.append(for_whom(self.audiences).replace(": ", ":\xa0"))  # no line ends in “For:”
        return "\xa0· ".join(filter(None, facts))


@dataclass
class Found:
    """What the results page shows. `total` counts at most `ranking.MOST_CANDIDATES`."""

    understood: Understanding
    #: What staff have put on top, counted in the total and not repeated among the results.
    promoted: list[Promoted] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 1
    results: list[Result] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    active_filters: list[ActiveFilter] = field(default_factory=list)

    @property
    def is_capped(self) -> bool:
        """Whether there may be more than are counted."""
        return self.total >= ranking.MOST_CANDIDATES


def search(query: Query, language: str) -> Found:
    """The page of results that a query asks for; the last one where it asks for a later one."""
    understood = (
        understand(query.words, language, as_typed=query.as_typed)
        if query.words
        else Understanding()
    )
    promoted = _promoted(query, understood, language)
    if query.is_empty or (query.words and understood.is_empty):
        active = active_filters(query, [])
        return Found(understood, promoted, total=len(promoted), active_filters=active)
    on_top = [answer.page_id for answer in promoted if answer.page_id]
    rows = _rows(query, understood, language, query.page, on_top)
    fitting = sum(row.fits for row in rows)
    pages = max(1, -(-fitting // PAGE_SIZE))
    page = min(query.page, pages)
    if page != query.page:
        rows = _rows(query, understood, language, page, on_top)
    return Found(
        understood=understood,
        promoted=promoted,
        total=fitting + len(promoted),
        page=page,
        pages=pages,
        results=[row for row in rows if row.title is not None],
        filters=filters(query, rows),
        active_filters=active_filters(query, rows),
    )


def found_pages(text: str, language: str) -> list[int]:
    """The pages that a reader who types `text` is shown, best first."""
    understood = understand(text, language)
    if understood.is_empty:
        return []
    return [row.page_id for row in _rows(Query(text, text), understood, language, 1)]


def _promoted(query: Query, understood: Understanding, language: str) -> list[Promoted]:
    """Narrowed results are the reader's own list: nothing is put on top of them."""
    if query.chosen:
        return []
    return promotions.promoted([query.words, " ".join(understood.words)], language)


def _rows(
    query: Query,
    understood: Understanding,
    language: str,
    page: int,
    without: Sequence[int] = (),
) -> list[Result]:
    """Every page that is found, and what a page of results shows. `without` is not listed."""
    found = ranking.RANKED + _DESCRIBED if query.words else listed(query.chosen, language)
    conditions = [facet.condition for facet in FACETS if facet.parameter in query.chosen]
    statement = (found + _SHOWN).format(
        condition=ranking.what_readers_see(language),
        fits=" AND ".join(["document_id <> ALL(%(without)s::int[])", *conditions]),
    )
    values: dict[str, Any] = {
        **ranking.values(understood, language, ranking.MOST_CANDIDATES),
        **query.chosen,
        "offset": (page - 1) * PAGE_SIZE,
        "without": list(without),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Result(*row) for row in cursor.fetchall()]
