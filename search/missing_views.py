"""What happens when a reader tells us what they were looking for."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.shortcuts import redirect, render
from django.urls import reverse

from search import missed
from search.models.missed_search import Failure
from search.tell_us import is_from_our_page, read_token

#: Bytes. The form sends a token and an empty field.
LONGEST_BODY = 4_096
#: People do not see this field and leave it empty; programs fill in all they find.
HONEYPOT = "website"


def missing(request: HttpRequest) -> HttpResponse:
    """Count what a reader told us, and go on to the thanks. A mere look leads to search."""
    if request.method != "POST":
        return redirect("search")
    if not is_from_our_page(request):
        return _refused(request, status=403)
    form = _bounded_form(request)
    told = None if form is None else read_token(form.get("token", ""))
    if form is None or told is None:
        return _refused(request, status=400)
    if not form.get(HONEYPOT):
        missed.record(told.phrase, told.language, Failure.TOLD)
    return HttpResponse(status=303, headers={"Location": reverse("search_thank_you")})


def thank_you(request: HttpRequest) -> HttpResponse:
    return render(request, "search/thanks.html")


def _refused(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "search/thanks.html", {"is_refused": True}, status=status)


def _bounded_form(request: HttpRequest) -> QueryDict | None:
    """The form, or None when what was sent is not one or is longer than ours."""
    length = request.headers.get("Content-Length") or "0"
    is_number = length.isascii() and length.isdigit() and len(length) < 9
    is_short = is_number and int(length) <= LONGEST_BODY
    if not is_short or request.content_type != "application/x-www-form-urlencoded":
        return None
    try:
        return request.POST
    except (BadRequest, SuspiciousOperation, UnreadablePostError):
        return None
