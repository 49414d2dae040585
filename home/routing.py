"""From an address to a page, in two queries.

Wagtail walks the tree, four queries a level. Our tree is shallow and its paths are stored, so the
page and everything above it are found at once, already narrowed to what readers may see.
"""

from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from home.addresses import address, root_path
from home.models.base import Crumb, PortalPage
from home.prepared import Prepared
from home.visibility import locale_of, one_of, readable, rows, translations
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
    # The slugs are indexed, the url paths are not.
    one_slug, known_slugs = one_of([start.strip("/"), *slugs], "")
    one_path, known_paths = one_of(url_paths, "")
    way = readable(
        "title, url_path, id, content_type_id, depth, translation_key FROM wagtailcore_page page",
        f"slug {one_slug} AND url_path {one_path}",
        language=language,
    )
    key = "(SELECT translation_key FROM way WHERE url_path = %s LIMIT 1)"
    statement = (
        f"WITH way AS ({way}) SELECT depth, title, url_path, id, content_type_id FROM way"  # noqa: S608
        f" UNION ALL ({translations('0, language_code, page.url_path, 0, 0', key)}) ORDER BY 1"
    )
    found = rows(statement, [*known_slugs, *known_paths, url_paths[-1]])
    if not found or found[-1][2] != url_paths[-1]:
        raise Http404
    *_, pk, content_type = found[-1]
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not issubclass(model, PortalPage):
        raise Http404
    page = next(iter(_page_of(model._meta.label)(pk)), None)
    if page is None:
        raise Http404
    page.locale = locale_of(language)
    steps = [(depth, title, address(url_path)) for depth, title, url_path, *_ in found[:-1]]
    page.found_below = [Crumb(title, url) for depth, title, url in steps if depth]
    page.found_in = {code: url for depth, code, url in steps if url and not depth}
    return page


@cache
def _page_of(label: str) -> Prepared[PortalPage]:
    """The page of an id, with all that is told of its checks. `label` is its model's."""
    model = apps.get_model(label)
    pages = model.objects.filter(pk=0)
    return Prepared(with_trust(pages) if issubclass(model, ReviewedPage) else pages)


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
