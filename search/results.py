"""Pages that answer a query, and the filters that narrow them.

Ranking is Wagtail's own for now; `search()` is the one place that would change.
"""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Count, F, Func
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from home.choices import Audience, Stage
from home.models import GuidePage
from home.visibility import reader_visible
from search.query import Query

PAGE_SIZE = 10
#: How far down the ranking filters count and pages go.
MOST_CANDIDATES = 300


@dataclass(frozen=True)
class Option:
    label: str
    url: str
    count: int
    is_active: bool


@dataclass(frozen=True)
class Filter:
    heading: str
    options: list[Option]


@dataclass(frozen=True)
class ActiveFilter:
    label: str
    remove_url: str


@dataclass(frozen=True)
class _Facet:
    """A filter: the parameter it sets, the field of a guide it reads, its choices."""

    parameter: str
    field: str
    heading: Any
    choices: list[tuple[str, Any]]

    def chosen(self, query: Query) -> str:
        return query.stage if self.field == "stages" else query.audience


FACETS = [
    _Facet("stage", "stages", gettext_lazy("Where you are"), Stage.choices),
    _Facet("for", "for_whom", gettext_lazy("For"), Audience.choices),
]


def search(query: Query) -> list[int]:
    """The ids of the pages that answer `query`, best first."""
    pages = reader_visible(Page.objects.filter(depth__gte=3))
    chosen = {facet.field: facet.chosen(query) for facet in FACETS if facet.chosen(query)}
    if chosen:
        guides = GuidePage.objects.filter(
            **{f"{field}__contains": [value] for field, value in chosen.items()}
        )
        pages = pages.filter(pk__in=guides.values("pk"))
    if query.words:
        # The index cannot filter by expiry and privacy; as a subquery it need not.
        candidates = Page.objects.filter(pk__in=pages.values("pk"))
        found = candidates.search(query.words, operator="or")[:MOST_CANDIDATES]
        return [page.pk for page in found]
    if chosen:
        return list(pages.order_by("path").values_list("pk", flat=True)[:MOST_CANDIDATES])
    return []


def one_page(ids: list[int], number: int) -> tuple[ResultPage, list[Page]]:
    """A page of results: the paginator's page, and the pages themselves with their section."""
    page = Paginator(ids, PAGE_SIZE).get_page(number)
    pages = Page.objects.filter(pk__in=list(page)).specific().select_related("locale")
    found = {item.pk: item for item in pages}
    results = [found[pk] for pk in page if pk in found]
    parents = {result.path[: -Page.steplen] for result in results if isinstance(result, GuidePage)}
    sections = reader_visible(Page.objects.filter(path__in=parents))
    titles = dict(sections.values_list("path", "title"))
    for result in results:
        result.section_title = titles.get(result.path[: -Page.steplen], "")
    return page, results


def filters(query: Query, ids: list[int]) -> list[Filter]:
    """For each facet, the choices that would leave something, with how many."""
    found = []
    for facet in FACETS:
        counts = dict(
            GuidePage.objects.filter(pk__in=ids)
            .annotate(choice=Func(F(facet.field), function="unnest"))
            .order_by()
            .values("choice")
            .annotate(pages=Count("pk"))
            .values_list("choice", "pages")
        )
        chosen = facet.chosen(query)
        options = [
            Option(
                label=str(label),
                url=query.address(**{facet.parameter: "" if value == chosen else value}),
                count=counts[value],
                is_active=value == chosen,
            )
            for value, label in facet.choices
            if value in counts
        ]
        if options:
            found.append(Filter(heading=str(facet.heading), options=options))
    return found


def active_filters(query: Query) -> list[ActiveFilter]:
    return [
        ActiveFilter(
            label=str(dict(facet.choices)[facet.chosen(query)]),
            remove_url=query.address(**{facet.parameter: ""}),
        )
        for facet in FACETS
        if facet.chosen(query)
    ]
