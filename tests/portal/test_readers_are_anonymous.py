"""A reader's response depends on the address alone."""

import subprocess
import sys

import pytest
from django.test import Client

from home.models import GuidePage, HomePage
from tests.builders import PASSWORD, make_digest, make_staff, make_standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(home: HomePage, guide: GuidePage) -> list[str]:
    digest = make_digest(home)
    return [
        home.url,
        guide.get_parent().url,
        guide.url,
        digest.get_parent().url,
        digest.url,
        make_standard(home).url,
        "/search/?q=inhibitors",
        "/search/?q=nothing+like+this",
        "/feed.xml",
        "/sitemap.xml",
        "/robots.txt",
        "/opensearch.xml",
        "/no-such-page/",
        "/es/no-existe/",
    ]


def test_no_public_response_sets_a_cookie_or_varies_by_reader(
    client: Client, addresses: list[str]
) -> None:
    for address in addresses:
        response = client.get(address, headers={"accept-language": "es", "cookie": "a=b"})
        assert not response.cookies, address
        assert "Set-Cookie" not in response.headers, address
        assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding", address


def test_a_member_of_staff_gets_the_same_bytes_as_anyone(
    client: Client, addresses: list[str]
) -> None:
    make_staff(None, "owner")
    staff = Client()
    assert staff.login(username="owner", password=PASSWORD)
    assert staff.get("/staff/").status_code == 200
    for address in addresses:
        ours, theirs = client.get(address), staff.get(address, headers={"accept-language": "fr"})
        assert ours.content == theirs.content, address
        assert ours.headers.items() == theirs.headers.items(), address


def test_compressed_bytes_are_the_same_each_time(client: Client, guide: GuidePage) -> None:
    first, second = (
        client.get(guide.url, headers={"accept-encoding": "gzip"}).content for _ in range(2)
    )
    assert first == second
    assert first.startswith(b"\x1f\x8b")


def test_a_public_process_has_no_staff_address_and_no_session_machinery() -> None:
    script = """
import django; django.setup()
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from portal.middleware import StaffOnlyMiddleware
try:
    reverse("wagtailadmin_home")
except NoReverseMatch:
    pass
else:
    raise SystemExit("the admin resolves")
assert StaffOnlyMiddleware(lambda request: None).view_checks == []
assert settings.DATA_UPLOAD_MAX_NUMBER_FILES == 0
from django.urls import Resolver404, resolve
for path in ("/staff/", "/staff/login/"):
    match = resolve(path)
    assert match.func.__name__ == "serve", match
"""
    import os

    environment = os.environ | {"PORTAL_ROLE": "public"}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment, timeout=60)
