"""From an address that pages have left to the one they have now."""

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.visibility import reader_visible
from portal.middleware import GetResponse, is_staff_address


def redirect_old_addresses(get_response: GetResponse) -> GetResponse:
    """Follow Wagtail's redirects, but only to pages that readers may see.

    Wagtail's own middleware gives away the new address of a page also before it is published
    and after it was taken down.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 404 or is_staff_address(request):
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        found = get_redirect(request, path)
        if found is None and "?" in path:
            found = get_redirect(request, path.partition("?")[0])
        if found is None or not _may_be_told(found) or not found.link:
            return response
        kind = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
        return kind(found.link)

    return middleware


def _may_be_told(redirect: Redirect) -> bool:
    if redirect.redirect_page_id is None:
        return True
    return reader_visible(Page.objects.filter(pk=redirect.redirect_page_id), "*").exists()
