"""Narrowing results: for each facet the values that would leave something, and those chosen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from search.facets import FACETS
from search.query import Query


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
    parameter: str
    label: str
    remove_url: str


def filters(query: Query, rows: Sequence[Any]) -> list[Filter]:
    """For each facet the values that would leave something, and how many, the others unchanged."""
    found = []
    for facet in FACETS:
        others = [
            (other, query.chosen[other.parameter])
            for other in FACETS
            if other is not facet and other.parameter in query.chosen
        ]
        counts = Counter(
            value
            for row in rows
            if not others or all(value in other.values(row) for other, value in others)
            for value in facet.values(row)
        )
        chosen = query.chosen.get(facet.parameter, "")
        options = [
            Option(
                label=str(label),
                url=query.address(**{facet.parameter: "" if value == chosen else value}),
                count=counts[value],
                is_active=value == chosen,
            )
            for value, label in (facet.choices or _sections(rows))
            if counts[value]
        ]
        if len(options) > 1 or chosen:
            found.append(Filter(heading=str(facet.heading), options=options))
    return found


def _sections(rows: Sequence[Any]) -> list[tuple[str, str]]:
    return sorted({(row.section, row.section_title) for row in rows if row.section})


def active_filters(query: Query, rows: Sequence[Any]) -> list[ActiveFilter]:
    return [
        ActiveFilter(
            parameter=facet.parameter,
            label=str(dict(facet.choices or _sections(rows)).get(value, value)),
            remove_url=query.address(**{facet.parameter: ""}),
        )
        for facet in FACETS
        if (value := query.chosen.get(facet.parameter))
    ]
