"""A request by staff is one transaction, and search hears of it once that is done."""

import json

import pytest
from django.contrib.messages.storage import default_storage
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from home.models import GuidePage
from review.edit_kinds import EditKind
from review.models import Publication
from review.publishing import UnapprovedError
from review.staff_requests import whole
from tests.builders import heading, make_guide, make_home, make_section, make_staff, text
from tests.review.checking import client_for
from tests.review.people import new_version
from tests.search.index_help import COMMITTING

pytestmark = COMMITTING

TYPO = [heading("How it works"), text("It works like zweierlei.")]


def publish(guide: GuidePage, client: Client) -> HttpResponse:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response: HttpResponse = client.post(f"{address}?id={guide.pk}&next=/staff/")
    return response


def test_what_staff_publish_is_found_at_once() -> None:
    guide = make_guide(make_section(make_home()))
    new_version(guide, kind=EditKind.TYPO, body=TYPO)
    publish(guide, client_for(make_staff("Publisher")))
    assert Publication.objects.count() == 1
    assert guide.url in Client().get("/search/?q=zweierlei").content.decode()


def test_a_failure_after_the_page_went_live_undoes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = make_guide(make_section(make_home()))
    new_version(guide, kind=EditKind.TYPO, body=TYPO)

    def fail(*args: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("wagtail.admin.views.bulk_action.base_bulk_action.redirect", fail)
    client = client_for(make_staff("Publisher"))
    client.raise_request_exception = False
    assert publish(guide, client).status_code == 500
    assert not Publication.objects.exists()
    assert "zweierlei" not in str(GuidePage.objects.get(pk=guide.pk).body)


def test_reading_opens_no_transaction() -> None:
    seen = []

    def look(request: object) -> HttpResponse:
        seen.append(connection.in_atomic_block)
        return HttpResponse()

    for method in ("get", "post"):
        whole(look)(getattr(RequestFactory(), method)("/staff/"))
    assert seen == [False, True]


def test_a_dialog_and_the_api_are_told_in_their_own_way() -> None:
    def refuse(request: object) -> HttpResponse:
        raise UnapprovedError("Not yet.")

    api = whole(refuse)(RequestFactory().post("/staff/api/main/pages/1/action/publish/"))
    assert (api.status_code, json.loads(api.content)) == (403, {"detail": "Not yet."})
    client = client_for(make_staff("Publisher"))
    request = RequestFactory().post("/staff/", headers={"x-requested-with": "XMLHttpRequest"})
    request.session = client.session
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    dialog = whole(refuse)(request)
    assert json.loads(dialog.content) == {"step": "success", "redirect": "/staff/"}
    assert [str(message).strip() for message in request._messages] == ["Not yet."]  # type: ignore[attr-defined]


def test_what_is_wrong_with_what_is_saved_is_told_where_no_form_was() -> None:
    def claim(request: object) -> HttpResponse:
        raise ValidationError({"variants": "Another word is written so."})

    response = whole(claim)(RequestFactory().post("/staff/api/main/pages/1/action/publish/"))
    assert json.loads(response.content) == {"detail": "Another word is written so."}
