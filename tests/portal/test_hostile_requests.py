"""Whatever is sent to a public address, an ordinary answer comes back: never an error of ours."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import make_digest, make_guide, make_home, make_section
from tests.portal.hostile import EVIL, PATHS, QUERIES
from tests.shared import Once

ORDINARY = {200, 301, 302, 304, 400, 404, 405}


@pytest.fixture(scope="module", autouse=True)
def _site(once: Once) -> None:
    with once():
        home = make_home()
        make_guide(make_section(home), title="Checkpoint inhibitors")
        make_digest(home)


@pytest.fixture
def asker(db: None, caplog: pytest.LogCaptureFixture) -> Iterator["Asker"]:
    with caplog.at_level(logging.WARNING):
        yield Asker(caplog)


class Asker:
    """Asks, and says what was wrong with the answer or with the log."""

    def __init__(self, log: pytest.LogCaptureFixture) -> None:
        self.log = log
        self.client = Client(raise_request_exception=False)

    def trouble(self, path: str, query: str = "", method: str = "GET", **extra: Any) -> str:
        self.log.clear()
        response = self.client.generic(method, path, QUERY_STRING=query, **extra)
        body = b"" if response.streaming else response.content
        if response.status_code not in ORDINARY:
            return f"answered {response.status_code}"
        if response.cookies:
            return "set a cookie"
        if leads_away(body.decode(errors="replace")) or EVIL in response.headers.get(
            "Location", ""
        ):
            return "leads away"
        if b"<script>alert" in body or b'" onfocus="' in body:
            return "let script through"
        # A refusal (400) is logged as one; an error of ours by `django.request`.
        ours = (r for r in self.log.records if not r.name.startswith("django.security"))
        return "; ".join(r.getMessage() for r in ours if r.levelno >= logging.ERROR)


def leads_away(text: str) -> bool:
    return bool(re.search(rf'(?:href|src|action)="[/\\]{{2}}|="https?://{EVIL}', text))


def test_hostile_addresses(asker: Asker) -> None:
    found = {path[:80]: asker.trouble(path) for path in PATHS}
    assert {path: trouble for path, trouble in found.items() if trouble} == {}


@pytest.mark.parametrize(
    "address",
    [
        "/search/",
        "/es/search/",
        "/",
        "/immunotherapy/checkpoint-inhibitors/",
        "/feed.xml",
        "/none/",
    ],
)
def test_hostile_queries(asker: Asker, address: str) -> None:
    found = {query[:80]: asker.trouble(address, query) for query in QUERIES}
    assert {query: trouble for query, trouble in found.items() if trouble} == {}


@pytest.mark.parametrize("raw", ["q=\x00", "q=\x01\x7f", "q=\xff", "q=\r\nA: b", "\x00"])
def test_queries_no_browser_would_send(asker: Asker, raw: str) -> None:
    for address in ("/search/", "/no-such-page/"):
        assert asker.trouble(address, raw) == ""


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "X"]
)
def test_other_methods(asker: Asker, method: str) -> None:
    places = ["/", "/immunotherapy/checkpoint-inhibitors/", "/search/?q=a", "/feed.xml", "/none/"]
    for place in [*places, "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/documents/1/a.pdf"]:
        assert asker.trouble(place, method=method, data=b"\x00\xff") == "", place


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=x", "application/json", "\x00", ""]
)
def test_bodies_that_are_not_what_they_say(asker: Asker, kind: str) -> None:
    for place in ("/", "/search/", "/documents/authenticate_with_password/1/"):
        assert asker.trouble(place, method="POST", data=b"--x\r\n\xff", content_type=kind) == ""


@pytest.mark.parametrize(
    "host", [EVIL, "", "a b", "testserver:99999999", "testserver/x", "[::1", "ü"]
)
def test_another_host_is_refused_or_ignored(asker: Asker, host: str) -> None:
    for address in ("/", "/search/?q=a", "/sitemap.xml", "/feed.xml", "/none/"):
        response = asker.client.get(address, headers={"host": host})
        assert response.status_code in ORDINARY
        assert EVIL not in response.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"accept-language": "\xff" * 5000},
        {"cookie": "sessionid=\x00; " * 200},
        {"accept-encoding": "\xff;q=nan"},
        {"if-modified-since": "never", "if-none-match": '"' * 500},
        {"range": "bytes=9-1,,"},
        {"x-forwarded-host": EVIL, "x-forwarded-proto": "gopher", "forwarded": f"host={EVIL}"},
        {"x-http-method-override": "DELETE", "referer": f"https://{EVIL}/", "origin": "null"},
    ],
)
def test_strange_headers(asker: Asker, headers: dict[str, str]) -> None:
    extra = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    for address in ("/", "/search/", "/none/", "/static/portal/css/base.css", "/documents/1/a.pdf"):
        assert asker.trouble(address, "q=a", **extra) == "", address


def test_a_long_address_asks_no_long_question_of_the_database(asker: Asker) -> None:
    with CaptureQueriesContext(connection) as captured:
        asker.client.get(f"/{'a/' * 2000}")
    assert sum(len(query["sql"]) for query in captured) < 20_000
