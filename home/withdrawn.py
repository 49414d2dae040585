"""What is left of a page that was taken down: a notice at its address (HTTP 410)."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from home.addresses import address, root_path
from home.models.base import Crumb
from home.visibility import is_public, locale_of, readable, rows

_NOTICE = f"""
SELECT page.path, decision.page_title, decision.reason, decision.at, decision.instead_id
FROM wagtailcore_page page
JOIN LATERAL (
    SELECT * FROM review_decision
    WHERE page_id = page.id AND kind IN ('withdrawn', 'restored') ORDER BY id DESC LIMIT 1
) decision ON decision.kind = 'withdrawn'
WHERE page.slug = %s AND page.url_path = %s AND page.locale_id = %s
AND NOT page.live AND {is_public("page")}
AND NOT EXISTS (
    SELECT FROM review_publication
    WHERE page_id = page.id AND at > decision.at
)
"""  # noqa: S608 (all of it is ours)


@dataclass(frozen=True)
class Instead:
    """Where to go: a page that readers may see."""

    title: str
    url: str
    language: str


@dataclass(frozen=True)
class Notice:
    title: str
    reason: str
    since: date
    instead: Instead | None
    #: The way to where the page was, as far as readers may see it.
    above: list[Crumb]

    @property
    def section(self) -> Crumb | None:
        """What the page was in. The front page says nothing of its subject."""
        return self.above[-1] if len(self.above) > 1 else None


def notice_at(path: str, language: str) -> Notice | None:
    """The notice at `path` (no leading slash) of a language: one query, and one more if there is.

    Only for a page that was withdrawn and that nobody has published since: other pages that are
    not live answer as if they had never been. Call it where `page_at` found none, which has
    refused addresses that are no path of ours.
    """
    start, locale = root_path(language), locale_of(language)
    slugs = [slug for slug in path.split("/") if slug]
    if start is None or locale is None or not slugs:
        return None
    found = rows(_NOTICE, [slugs[-1], f"{start}{'/'.join(slugs)}/", locale.pk])
    if not found:
        return None
    tree_path, title, reason, at, instead = found[0]
    return Notice(title, reason, timezone.localtime(at).date(), *_ways_on(tree_path, instead))


def _ways_on(tree_path: str, instead: int | None) -> tuple[Instead | None, list[Crumb]]:
    above = [tree_path[:end] for end in range(8, len(tree_path), 4)]
    statement = readable(
        "page.id, path, title, url_path, language_code FROM wagtailcore_page page"
        " JOIN wagtailcore_locale locale ON locale.id = page.locale_id",
        "(page.id = %s OR path = ANY(%s))",
        "ORDER BY depth",
    )
    found = rows(statement, [instead, above])
    ways = [
        Instead(title, address(url), code) for pk, _, title, url, code in found if pk == instead
    ]
    crumbs = [Crumb(title, address(url)) for _, path, title, url, _ in found if path in above]
    return next(iter(ways), None), crumbs


def gone(request: HttpRequest, notice: Notice) -> HttpResponse:
    context = {
        "notice": notice,
        "breadcrumbs": [*notice.above, Crumb(notice.title)],
    }
    response = render(request, "home/withdrawn.html", context, status=410)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
