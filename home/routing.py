"""From an address to a page, in two queries.

Wagtail walks the tree, four queries a level. Our tree is shallow and its paths are stored, so the
page and everything above it are found at once, already narrowed to what readers may see.
"""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from home.addresses import address, root_path
from home.models.base import Crumb, PortalPage
from home.visibility import locale_of, readable, rows
from home.withdrawn import gone, notice_at
from review.models.page import ReviewedPage
from review.trust import with_trust

#: More parts than any address of ours has: each would make the question to the database longer.
DEEPEST = 8


def page_at(path: str, language: str) -> PortalPage:
    """The page a reader finds at `path` (no leading slash) of a language; `Http404` if none."""
    start = root_path(language)
    if start is None:
        raise Http404
    slugs = [slug for slug in path.split("/") if slug]
    if len(slugs) > DEEPEST or not path.isprintable():
        raise Http404
    url_paths = [start] + [f"{start}{'/'.join(slugs[:n])}/" for n in range(1, len(slugs) + 1)]
    statement = readable(
        "url_path, title, id, content_type_id FROM wagtailcore_page page",
        # The slugs are indexed, the url paths are not.
        "slug = ANY(%s) AND url_path = ANY(%s)",
        "ORDER BY depth",
        language,
    )
    chain = rows(statement, [[start.strip("/"), *slugs], url_paths])
    if not chain or chain[-1][0] != url_paths[-1]:
        raise Http404
    _, _, pk, content_type = chain[-1]
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not issubclass(model, PortalPage):
        raise Http404
    pages = model.objects.all()
    page = (with_trust(pages) if issubclass(model, ReviewedPage) else pages).get(pk=pk)
    page.locale = locale_of(language)
    page.found_below = [Crumb(title, address(url_path)) for url_path, title, _, _ in chain[:-1]]
    return page


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page to a reader, through Wagtail's own hooks, or the notice of one taken down."""
    language = translation.get_language()
    try:
        page = page_at(path, language)
    except Http404:
        notice = notice_at(path, language) if path.count("/") <= DEEPEST else None
        if notice is None:
            raise
        return gone(request, notice)
    request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
    return wagtail_serve(request, path)
