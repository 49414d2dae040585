"""The headers of every answer, for readers and for staff."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from home.models import GuidePage, HomePage
from tests.builders import PASSWORD, make_digest, make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(guide: GuidePage) -> list[str]:
    make_digest(guide.get_parent().get_parent().specific)
    pages = ["/", "/immunotherapy/", guide.url, "/digest/", "/search/?q=a", "/none/", "/es/none/"]
    return [*pages, "/feed.xml", "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/%00/"]


def policy(header: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in header.split(";"))
    return {name: value for name, _, value in parts}


def test_readers_pages_may_load_and_run_only_what_is_ours(
    client: Client, public: list[str]
) -> None:
    for address in public:
        rules = policy(client.get(address).headers["Content-Security-Policy"])
        assert rules["default-src"] == "'none'", address
        sources = {name: value for name, value in rules.items() if name.endswith("-src")}
        assert set(sources.values()) == {"'none'", "'self'"}
        assert rules["script-src"] == "'self'"
        assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
        assert rules["form-action"] == "'self'"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_readers_answers_all_carry(
    client: Client, public: list[str], name: str, value: str
) -> None:
    assert {client.get(address).headers.get(name) for address in public} == {value}


def test_what_a_browser_could_tell_about_a_reader_is_off(client: Client, home: HomePage) -> None:
    allowed = client.get("/").headers["Permissions-Policy"]
    for feature in ("geolocation", "camera", "microphone", "browsing-topics", "usb"):
        assert f"{feature}=()" in allowed


def test_pages_may_be_kept_for_a_minute_and_errors_by_nobody(
    client: Client, public: list[str]
) -> None:
    for address in public:
        response = client.get(address)
        kept = response.headers["Cache-Control"]
        if response.status_code == 200:
            # No `stale-while-revalidate`: a page that was taken down would live on.
            assert kept == "public, max-age=60, stale-if-error=604800", address
        else:
            assert kept == "no-store", address


def test_readers_pages_may_be_found_by_search_engines(client: Client, public: list[str]) -> None:
    assert not any("X-Robots-Tag" in client.get(address).headers for address in public)


@pytest.mark.parametrize("address", ["/staff/", "/staff/login/", "/staff/pages/", "/staff/none/"])
@pytest.mark.parametrize("signed_in", [True, False])
def test_staff_pages_are_kept_by_nobody_and_framed_by_the_editor_only(
    home: HomePage, address: str, signed_in: bool
) -> None:
    client = sign_in(make_staff(None)) if signed_in else Client()
    headers = client.get(address).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    rules = policy(headers["Content-Security-Policy"])
    assert rules["frame-ancestors"] == rules["form-action"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == "'none'"
    assert "http" not in headers["Content-Security-Policy"]
    assert "unsafe-eval" not in headers["Content-Security-Policy"]


def test_an_address_that_only_looks_like_a_staff_one_is_a_readers(
    client: Client, home: HomePage
) -> None:
    for address in ("/staffroom/", "/staff", "/es/staff/", "/Staff/"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], address


def test_staff_cookies_cannot_be_read_by_script_or_sent_along_from_elsewhere(
    home: HomePage,
) -> None:
    owner = make_staff(None)
    form = {"username": owner.username, "password": PASSWORD}
    session = Client().post("/staff/login/", form).cookies[settings.SESSION_COOKIE_NAME]
    assert session["httponly"]
    assert session["samesite"] == "Lax"


def test_tests_do_not_insist_on_https_and_production_does(client: Client, home: HomePage) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    script = """
from portal.settings import base as s
assert s.SECURE_SSL_REDIRECT and s.SECURE_HSTS_SECONDS >= 31_536_000
assert s.SECURE_HSTS_INCLUDE_SUBDOMAINS and s.SECURE_HSTS_PRELOAD
assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and not s.DEBUG
assert s.SESSION_COOKIE_NAME.startswith("__Host-") and s.CSRF_COOKIE_NAME.startswith("__Host-")
assert s.PORTAL_ROLE == "public" and not s.PORTAL_SERVE_MEDIA
"""
    given = {
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "portal.example",
        "PORTAL_BASE_URL": "https://portal.example",
        "DATABASE_URL": "postgres://a@b/c",
    }
    environment = {name: os.environ[name] for name in ("PATH",)} | given
    subprocess.run([sys.executable, "-c", script], check=True, env=environment, timeout=60)
