"""What happens around every request, outermost first.

The rule all of it serves: a reader's response depends on the address alone. Sessions, sign-in,
messages and CSRF exist only around staff addresses, and not at all in a public process.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.module_loading import import_string

from home.addresses import language_of
from portal.headers import PUBLIC_HEADERS, STAFF_HEADERS

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def is_staff_address(request: HttpRequest) -> bool:
    return request.path_info.startswith(settings.STAFF_PREFIX)


def response_headers(get_response: GetResponse) -> GetResponse:
    """Security headers, one constant set for readers and one for staff.

    They are assigned, not defaulted: a preview renders a reader's page (with a reader's headers)
    inside a staff response, and the staff frame must win.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        headers = STAFF_HEADERS if is_staff_address(request) else PUBLIC_HEADERS
        for name, value in headers.items():
            response.headers[name] = value
        if response.status_code >= 400 and not is_staff_address(request):
            response.headers["Cache-Control"] = "no-store"
        if settings.PORTAL_ROLE == "staff":
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return middleware


def refuse_control_characters(get_response: GetResponse) -> GetResponse:
    """An address with a control character is no page of ours: an ordinary 404.

    PostgreSQL cannot hold NUL in text, so letting one through would end in a database error.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if any(ord(character) < 32 or ord(character) == 127 for character in request.path_info):
            from portal.views import page_not_found

            translation.activate(settings.LANGUAGE_CODE)
            return page_not_found(request)
        return get_response(request)

    return middleware


def language_from_address(get_response: GetResponse) -> GetResponse:
    """The address names the language: `/es/…` is Spanish, everything else English.

    Django's own LocaleMiddleware also listens to the browser and a cookie, which would make the
    same address read differently for two people.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


class CompressHTML(GZipMiddleware):
    """Compress readers' pages.

    No random padding: it hides secrets that compression would leak, and readers' pages hold
    none; without it the bytes stay the same for everyone. Staff pages do hold secrets (CSRF
    tokens) and are left alone.
    """

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        # A preview is a reader's page made for staff; it is compressed with theirs, if at all.
        if is_staff_address(request) or getattr(request, "is_dummy", False):
            return response
        return super().process_response(request, response)


class StaffOnlyMiddleware:
    """Run `settings.STAFF_MIDDLEWARE` around staff addresses, and nothing around the others."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = self.staff_chain = get_response
        self.view_checks: list[Callable[..., Any]] = []
        if settings.PORTAL_ROLE == "public":
            return
        for path in reversed(settings.STAFF_MIDDLEWARE):
            self.staff_chain = instance = import_string(path)(self.staff_chain)
            if hasattr(instance, "process_view"):
                # Django calls this hook only on middleware it loaded itself; CSRF checks in it.
                self.view_checks.insert(0, instance.process_view)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chain = self.staff_chain if is_staff_address(request) else self.get_response
        return chain(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not is_staff_address(request):
            return None
        for check in self.view_checks:
            if (response := check(request, view, args, kwargs)) is not None:
                return response
        return None
