"""What a member of staff sends is done whole or not at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from review.refusal import RefusedError

_READING = ("GET", "HEAD", "OPTIONS")


def whole(view: Callable[..., Any]) -> Callable[..., Any]:
    """Around every view of the admin: one transaction, and a plain answer if the rule refuses.

    Wagtail saves a page, its version, its log and the workflow one after the other. A process that
    is killed in between must not leave a page live without the record of it. Where the editor's
    form has not refused first, nothing is done and the person is told why, where they were.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method in _READING:
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except RefusedError as refusal:
            return _refused(request, str(refusal))
        except ValidationError as error:
            # Raised by what is saved, where no form was there to say it: a word that another has
            # claimed since it was submitted.
            return _refused(request, " ".join(error.messages))

    return wrapped


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    if "/api/" in request.path:
        return JsonResponse({"detail": why}, status=403)
    messages.error(request, why)
    back = get_valid_next_url_from_request(request) or _came_from(request)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # What the dialogs of the workflow understand: close, and go there.
        return JsonResponse({"step": "success", "redirect": back})
    return redirect(back)


def _came_from(request: HttpRequest) -> str:
    page = request.headers.get("referer", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    return page if ours else reverse("wagtailadmin_home")
