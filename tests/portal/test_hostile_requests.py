"""Whatever is sent to a public address, an ordinary answer comes back: never an error of ours."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import GuidePage
from tests.builders import make_digest

ORDINARY = {200, 301, 302, 304, 400, 404, 405}
EVIL = "evil.example"
PATHS = [
    *("/%00", "/%00/", "/immunotherapy/%00/", "/%01%02", "/%7f/", "/%0d%0aSet-Cookie:a=b/"),
    *("/%ff/", "/%c3%28/", "/%ed%a0%80/", "/%f0%9f%92%8a/", "/%e2%80%ae/gpj.exe/", "/%u0041/"),
    *("//", "///", "/es//", "/es", "/es/%00/", "/es/../", "/../../etc/passwd", "/..%2f..%2fetc/"),
    *(f"//{EVIL}/", f"/es//{EVIL}/", f"/%5c{EVIL}/", f"/es/%5c{EVIL}/", f"/%2f%2f{EVIL}/"),
    *("/'%20or%201=1--/", "/;drop%20table/", "/{{7*7}}/", "/<script>/", "/%3Cscript%3E/", "/%"),
    *("/immunotherapy", "/IMMUNOTHERAPY/", "/immunotherapy/.env", "/.git/config", "/wp-login.php"),
    *("/en-gb/", "/fr/", "/es-mx/", "/ES/", "/xx-yy-zz-aa/", f"/{'a' * 300}/", f"/{'a' * 5000}/"),
    *(f"/{'a/' * 1000}", f"/es/{'é/' * 500}", f"/{'%25' * 1000}/", "/a/b/c/d/e/f/g/h/i/j/"),
    *("/search", "/search/x/", "/feed.xml/", "/sitemap.xml/", "/es/sitemap.xml", "/es/robots.txt"),
    *("/documents/0/", "/documents/9999999999999999999999/a.pdf", "/documents/1/%00", "/documents/"),
    *("/documents/١/a.pdf", "/documents/authenticate_with_password/1/", "/media/images/../../x"),
    *("/media/images/%00", "/media/original_images/a.jpg", "/media/images/" + "a" * 5000),
    *("/static/%00", "/static/../base.py", "/static/%2e%2e/settings.py", "/static/" + "a" * 5000),
    *("/_util/login/", "/_util/authenticate_with_password/1/1/", "/admin/", "/staff", "/Staff/"),
]
QUERIES = [
    *("q=%00", "q=%01%1b%7f", "q=%ff%fe", "q=%ed%a0%80", "q=%F0%9F%92%8A", "q=%e2%80%aeevil"),
    *("q='", "q=%22", "q='%20or%201=1--", "q=a%27%29%3B--", "q=%25%25", "q=\\", "q=%5C%27"),
    *("q=a%20%26%20%7C%20!", "q=a:*", "q=<->", "q=!!!", "q=(((", "q=a%20<2>%20b", "q=:a", "q=a:b"),
    *("q=or", "q=and%20not", "q=-", "q=*", "q=the", "q=%20", "q=", "q", "=", "&&&", "%", "?", "%%%"),
    *("q=a&page=0", "q=a&page=-1", "q=a&page=99999999999999", "q=a&page=%D9%A1", "q=a&page=1e9"),
    *("q=a&page=NaN", "q=a&page=%00", "q=a&page=1.5", "q=a&page=", "q=a&page=9999", "q=a&page=²"),
    *("stage=nonsense", "for=nonsense", "stage=%00", "stage=worried'", "for[]=patient", "stage="),
    *("q=a&q=b&q=c", "stage=worried&stage=x", "a[b][c]=1", "q[$ne]=1", "__proto__=1", "q=${7*7}"),
    *("q=<script>alert(1)</script>", "q=%22%20onfocus=%22alert(1)", "q=javascript:alert(1)"),
    "&".join(f"a{n}=1" for n in range(900)),
    "q=" + "a" * 1_000_000,
    "q=" + "a%20" * 100_000,
    "q=" + "%F0%9F%92%8A" * 20_000,
    "q=" + "(" * 5_000,
    "next=//" + EVIL,
]


@pytest.fixture
def asker(
    db: None, guide: GuidePage, caplog: pytest.LogCaptureFixture
) -> Iterator["Asker"]:
    make_digest(guide.get_parent().get_parent().specific)
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
        if leads_away(body.decode(errors="replace")) or EVIL in response.headers.get("Location", ""):
            return "leads away"
        if b"<script>alert" in body or b'" onfocus="' in body:
            return "let script through"
        return "; ".join(r.getMessage() for r in self.log.records if r.levelno >= logging.ERROR)


def leads_away(text: str) -> bool:
    return bool(re.search(rf'(?:href|src|action)="[/\\]{{2}}|="https?://{EVIL}', text))


def test_hostile_addresses(asker: Asker) -> None:
    found = {path[:80]: asker.trouble(path) for path in PATHS}
    assert {path: trouble for path, trouble in found.items() if trouble} == {}


@pytest.mark.parametrize(
    "address",
    ["/search/", "/es/search/", "/", "/immunotherapy/checkpoint-inhibitors/", "/feed.xml", "/none/"],
)
def test_hostile_queries(asker: Asker, address: str) -> None:
    found = {query[:80]: asker.trouble(address, query) for query in QUERIES}
    assert {query: trouble for query, trouble in found.items() if trouble} == {}


@pytest.mark.parametrize("raw", ["q=\x00", "q=\x01\x7f", "q=\xff", "q=\r\nA: b", "\x00"])
def test_queries_no_browser_would_send(asker: Asker, raw: str) -> None:
    for address in ("/search/", "/no-such-page/"):
        assert asker.trouble(address, raw) == ""


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "X"])
def test_other_methods(asker: Asker, method: str) -> None:
    places = ["/", "/immunotherapy/checkpoint-inhibitors/", "/search/?q=a", "/feed.xml", "/none/"]
    for place in [*places, "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/documents/1/a.pdf"]:
        assert asker.trouble(place, method=method, data=b"\x00\xff") == "", place


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "\x00", ""])
def test_bodies_that_are_not_what_they_say(asker: Asker, kind: str) -> None:
    for place in ("/", "/search/", "/documents/authenticate_with_password/1/"):
        assert asker.trouble(place, method="POST", data=b"--x\r\n\xff", content_type=kind) == ""


@pytest.mark.parametrize("host", [EVIL, "", "a b", "testserver:99999999", "testserver/x", "[::1", "ü"])
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
