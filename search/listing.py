"""Guides that a reader lists without words: a section's, those for a time, those for parents.

What is listed is asked for itself, so that it is found wherever it stands among thousands. The
guides that each choice leaves out are asked for too, for what may be chosen instead. Each is a
bounded look-up.
"""

from collections.abc import Collection

from home.visibility import locale_of, may_be_read
from search import ranking
from search.facets import FACETS

#: The sections, as `parent`: few, so that joining them does not look at every page.
SECTIONS = f"""(
    SELECT page.path, page.slug, page.title
    FROM wagtailcore_page page JOIN home_sectionpage section ON section.page_ptr_id = page.id
    WHERE {may_be_read("page")}
) parent"""
_FIRST = """
(
    SELECT page.id, page.path, page.title, page.url_path, guide.stages, guide.for_whom,
        guide.summary, guide.reading_minutes
    FROM wagtailcore_page page JOIN home_guidepage guide ON guide.page_ptr_id = page.id
    WHERE {condition} ORDER BY page.path LIMIT %(most)s
)
"""
#: Ends in `r`, as `ranking.RANKED` and `results.DESCRIBED` together do.
_LISTED = f"""
WITH first AS ({{first}}), r AS (
    SELECT first.id AS document_id, -row_number() OVER (ORDER BY first.path)::float8 AS score,
        0::float8 AS bonus, first.title, first.url_path, first.stages,
        first.for_whom AS audiences, first.summary, first.reading_minutes,
        coalesce(parent.slug, '') AS section, coalesce(parent.title, '') AS section_title,
        'guide' AS kind
    FROM first LEFT JOIN {SECTIONS} ON parent.path = left(first.path, -4)
)
"""


def listed(chosen: Collection[str], language: str) -> str:
    """The guides that meet what is `chosen` (parameters of facets), and those beside them."""
    locale = locale_of(language)
    conditions = {
        facet.parameter: facet.of_guides.format(locale=locale.pk if locale else 0)
        for facet in FACETS
        if facet.parameter in chosen
    }
    met = list(conditions.values())
    beside = [
        [f"NOT {condition}", *(other for name, other in conditions.items() if name != parameter)]
        for parameter, condition in conditions.items()
    ]
    readable = ranking.what_readers_see(language)
    first = "UNION ALL".join(
        _FIRST.format(condition=" AND ".join([readable, *some])) for some in [met, *beside]
    )
    return _LISTED.format(first=first)
