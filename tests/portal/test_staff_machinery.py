"""Sessions, accounts, messages and CSRF work around staff addresses, and only there."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import GuidePage, SectionPage
from tests.builders import make_staff
from tests.forms import guide_form, sign_in

pytestmark = pytest.mark.django_db

READERS = ["/", "/search/?q=a", "/none/", "/feed.xml", "/sitemap.xml", "/staffroom/", "/es/none/"]
#: What the staff middleware leaves on a request.
MARKS = ("session", "user", "_messages", "csrf_processing_done")


@pytest.mark.parametrize("address", READERS)
def test_a_readers_request_carries_none_of_it(guide: GuidePage, address: str) -> None:
    for client in (Client(), sign_in(make_staff(None))):
        request = client.get(address).wsgi_request
        assert [mark for mark in MARKS if hasattr(request, mark)] == []


def test_a_staff_request_carries_all_of_it(guide: GuidePage) -> None:
    request = sign_in(make_staff(None)).get("/staff/").wsgi_request
    assert [mark for mark in MARKS if not hasattr(request, mark)] == []


def test_a_session_is_not_even_looked_up_for_a_reader(guide: GuidePage) -> None:
    staff = sign_in(make_staff(None))
    for address in (guide.url, *READERS):
        with CaptureQueriesContext(connection) as captured:
            staff.get(address)
        asked = " ".join(query["sql"] for query in captured)
        assert "django_session" not in asked
        assert "users_user" not in asked


def test_a_form_sent_from_elsewhere_is_refused(section: SectionPage) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_staff("Author"))
    address = reverse("wagtailadmin_pages:add", args=["home", "guidepage", section.pk])
    assert client.post(address, guide_form()).status_code == 403
    assert not GuidePage.objects.exists()


def test_the_same_form_sent_from_the_editor_is_taken(section: SectionPage) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_staff("Author"))
    address = reverse("wagtailadmin_pages:add", args=["home", "guidepage", section.pk])
    token = client.get(address).context["csrf_token"]
    form = guide_form() | {"csrfmiddlewaretoken": str(token)}
    assert client.post(address, form).status_code == 302
    assert GuidePage.objects.exists()
