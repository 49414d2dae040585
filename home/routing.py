"""From an address to a page, in two queries.

Wagtail walks the tree, four queries a level. Our tree is shallow and its addresses are stored,
so the page and everything above it come at once, already narrowed to what readers may see.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from home.visibility import reader_visible


def page_at(path: str, language: str) -> Page:
    """The page a reader finds at `path` (no leading slash) of a language; `Http404` if none."""
    roots = [root for root in Site.get_site_root_paths() if root.language_code == language]
    if not roots:
        raise Http404
    start = roots[0].root_path
    slugs = [slug for slug in path.split("/") if slug]
    url_paths = [start] + [f"{start}{'/'.join(slugs[:n])}/" for n in range(1, len(slugs) + 1)]
    # The slugs are indexed, the url paths are not.
    pages = Page.objects.filter(slug__in=[start.strip("/"), *slugs], url_path__in=url_paths)
    chain = list(reader_visible(pages, language).select_related("locale").order_by("depth"))
    if not chain or chain[-1].url_path != url_paths[-1]:
        raise Http404
    page = chain[-1].specific
    page.reader_pages_above = chain[:-1]
    return page


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page to a reader, through Wagtail's own hooks."""
    page = page_at(path, translation.get_language())
    request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
    return wagtail_serve(request, path)
