"""A page's public history, and its earlier versions: `<page>/history/` and `…/history/<number>/`.

Only of pages that a reader may see now, and only what readers got before.
"""

import logging
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.images import get_image_model
from wagtail.models import Revision

from home.addresses import absolute
from home.history_words import Entry, entry
from home.models.base import Crumb, PortalPage
from home.reading import count_words, reading_minutes
from home.reviewed import HISTORY, checks_of
from home.rich_text import link_urls
from home.routing import page_at, serve
from home.withdrawn import gone, notice_at
from review import history
from review.models.page import ReviewedPage
from review.models.publication import Publication
from review.models.reviewer import Reviewer

logger = logging.getLogger(__name__)
#: People shown under “Who checked this page”: those who did last.
MOST_CARDS = 12
PHOTO = "fill-192x192|format-webp"
#: A shorter history needs no headings.
FEW = 8


@dataclass(frozen=True)
class Year:
    #: 0 where a short history is not cut up.
    year: int
    entries: list[Entry]


class _Address:
    """What the frame asks of the page inside it; the same place of the page in each language."""

    def __init__(self, page: Any, url: str) -> None:
        self.page, self.pk, self.url = page, page.pk, url

    def addresses_by_language(self) -> dict[str, str]:
        own = self.page.locale.language_code
        found = self.page.addresses_by_language()
        return {
            language: self.url if language == own else f"{url}{HISTORY}"
            for language, url in found.items()
        }


def of_page(request: HttpRequest, path: str) -> HttpResponse:
    """The history of the page at `path`, the newest first."""
    page = _reviewed_page_at(path)
    if page is None:
        return _elsewhere(request, path, HISTORY)
    url = f"{page.url}{HISTORY}"
    request.reader_page = _Address(page, url)  # type: ignore[attr-defined]
    size = history.size(page, MOST_CARDS)
    part = Paginator(range(size.events), history.MOST_EVENTS).get_page(request.GET.get("page"))
    came_out = _before_the_records(page, size.recorded_since)
    events = history.events(page, max(part.start_index() - 1, 0))
    entries = [entry(event, url, came_out) for event in events]
    if came_out and not part.has_next():
        entries.append(Entry(came_out, gettext("First published")))
    cards = _cards(size.reviewer_ids) if part.number == 1 else []
    context = {
        "page": page,
        "checks": checks_of(page, page.url),
        "breadcrumbs": [*_way_to(page), Crumb(gettext("History"))],
        "years": _by_year(entries, part),
        "part": part,
        "cards": cards,
        "shown_cards": {card.pk for card in cards},
    }
    return render(request, "home/history.html", context)


def version(request: HttpRequest, path: str, number: str) -> HttpResponse:
    """The text that readers got by publication `number` of the page at `path`."""
    page = _reviewed_page_at(path)
    if page is None:
        return _elsewhere(request, path, f"{HISTORY}{number}/")
    publication = history.publication(page, int(number))
    if publication is None:
        raise Http404
    if publication.revision_id == (page.alias_of or page).live_revision_id:
        return redirect(page.url)
    span = history.span(publication.page_id, publication.pk)
    url = f"{page.url}{HISTORY}{publication.pk}/"
    request.reader_page = _Address(page, url)  # type: ignore[attr-defined]
    context = {
        "page": page,
        "current": page,
        "publication": publication,
        "span": span,
        "history_url": f"{page.url}{HISTORY}",
        "canonical": absolute(page.url),
        "breadcrumbs": [*_way_to(page), Crumb(gettext("Earlier version"))],
    }
    text = _text_of(request, page, publication, context)
    if text is None:
        response = render(request, "home/version_gone.html", context, status=404)
    else:
        response = HttpResponse(text)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _elsewhere(request: HttpRequest, path: str, rest: str) -> HttpResponse:
    """A page that happens to have such an address; else the notice, if the page was taken down."""
    try:
        return serve(request, f"{path}{rest}")
    except Http404:
        notice = notice_at(path, translation.get_language())
        if notice is None:
            raise
        return gone(request, notice)


def _text_of(
    request: HttpRequest, page: Any, publication: Publication, context: dict[str, Any]
) -> str | None:
    """The old version as a page; None if it is no longer kept, or cannot be shown any more."""
    revision = Revision.objects.filter(pk=publication.revision_id).first()
    if revision is None:
        return None
    try:
        old = _as_it_was(page, revision)
        text = old.text_context(link_urls(old.linked_ids()))
        return render_to_string(
            "home/version.html", {**context, **text, "page": old, "self": old}, request
        )
    except Exception:  # noqa: BLE001
        # What blocks hold changes over the years, in ways nobody foresees. A text that the page of
        # today cannot show is gone for readers, and nothing else is wrong.
        logger.warning("Version %s of page %s cannot be shown.", revision.pk, page.pk)
        return None


def _as_it_was(page: Any, revision: Revision) -> Any:
    """The page with the texts of an old version, at the place and in the language it has now.

    Wagtail's `as_object` would look up the page and its parent again for that.
    """
    old = type(page).from_serializable_data(revision.content, check_fks=False)
    for name in ("pk", "path", "depth", "slug", "url_path", "locale", "translation_key", "live"):
        setattr(old, name, getattr(page, name))
    if hasattr(old, "reading_minutes"):
        old.reading_minutes = reading_minutes(count_words(old.texts()))
    return old


def _reviewed_page_at(path: str) -> Any:
    """The guide or digest at `path`, or None."""
    try:
        page: PortalPage = page_at(path, translation.get_language())
    except Http404:
        return None
    return page if isinstance(page, ReviewedPage) else None


def _before_the_records(page: Any, since: date | None) -> date | None:
    """The day a page came out, if that was before anything was recorded of it.

    Else the records tell: a page may have come out where readers could not see it.
    """
    if page.first_published_at is None:
        return None
    day = timezone.localtime(page.first_published_at).date()
    return day if since is None or day < since else None


def _way_to(page: PortalPage) -> list[Crumb]:
    return [*page.breadcrumbs()[:-1], Crumb(page.title, page.url)]


def _by_year(entries: list[Entry], part: PageOfList) -> list[Year]:
    if part.paginator.count <= FEW:
        return [Year(0, entries)]
    return [Year(year, list(some)) for year, some in groupby(entries, lambda one: one.day.year)]


def _cards(wanted: list[int]) -> list[Reviewer]:
    """The public cards of people, with their photographs, in two queries."""
    sizes = get_image_model().get_rendition_model().objects.filter(filter_spec=PHOTO)
    # As Wagtail's `prefetch_renditions`, which would ask for the photographs apart.
    pictures = Prefetch("photo__renditions", sizes, to_attr="prefetched_renditions")
    cards = Reviewer.objects.select_related("photo").prefetch_related(pictures)
    found = cards.in_bulk(wanted) if wanted else {}
    return [found[pk] for pk in wanted]
