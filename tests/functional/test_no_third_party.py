"""A reader's visit is between the reader and the site, leaves nothing behind, and is light."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Response
from whitenoise.compress import Compressor

from tests.functional.conftest import open_page
from tests.functional.pages import MISSING, PAGE_TYPES
from tests.functional.server import Site

pytestmark = pytest.mark.browser

MOST_IN_ALL = 100 * 1024
MOST_JAVASCRIPT = 15 * 1024
LEFT_BEHIND = """async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(database => database.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookie": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


@dataclass
class Visit:
    """One page, opened by a browser that has never been here."""

    address: str
    asked_for: list[str] = field(default_factory=list)
    answers: list[tuple[Response, int]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    cookies: list[Any] = field(default_factory=list)
    left_behind: dict[str, Any] = field(default_factory=dict)

    def weight(self, kind: str | None = None) -> int:
        return sum(
            size for answer, size in self.answers if kind in (None, answer.request.resource_type)
        )


@pytest.fixture(scope="module", params=PAGE_TYPES.values(), ids=list(PAGE_TYPES))
def visit(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Visit]:
    made = Visit(request.param)
    page = open_page(browser, site)
    loaded: list[Response] = []

    def hear(message: ConsoleMessage) -> None:
        # A missing page's own 404 is in the console, too.
        own = message.location.get("url") == page.url and made.address in MISSING
        if message.type in {"error", "warning"} and not own:
            made.complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    page.context.on("request", lambda asked: made.asked_for.append(asked.url))
    page.on("response", lambda answer: loaded.append(answer))
    page.goto(made.address, wait_until="networkidle")
    made.answers = [(answer, bytes_sent(answer)) for answer in loaded]
    # What only a longer visit would load: pictures further down, things that fold.
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    made.cookies = page.context.cookies()
    made.left_behind = page.evaluate(LEFT_BEHIND)
    yield made
    page.context.close()


def bytes_sent(answer: Response) -> int:
    """The size of an answer on its way to a reader, headers included.

    In production static files are compressed when they are collected (WhiteNoise); here they are
    served as they are, so they are compressed first.
    """
    body = answer.body()
    sizes = answer.request.sizes()
    if "content-encoding" in answer.headers or answer.request.resource_type in {"font", "image"}:
        return sizes["responseBodySize"] + sizes["responseHeadersSize"]
    return len(Compressor.compress_gzip(body)) + sizes["responseHeadersSize"]


def test_only_the_site_is_asked(visit: Visit, site: Site) -> None:
    assert visit.asked_for
    assert [url for url in visit.asked_for if not url.startswith(f"{site.url}/")] == []


def test_everything_asked_for_is_there(visit: Visit, site: Site) -> None:
    missing = [answer.url for answer, _size in visit.answers if answer.status >= 400]
    expected = [site.url + visit.address] if visit.address in MISSING else []
    assert missing == expected


def test_no_cookie_is_set_and_nothing_is_kept(visit: Visit) -> None:
    setting = [
        answer.url for answer, _size in visit.answers if "set-cookie" in answer.all_headers()
    ]
    assert setting == []
    assert visit.cookies == []
    assert visit.left_behind == NOTHING


def test_the_browser_has_nothing_to_complain_about(visit: Visit) -> None:
    assert visit.complaints == []


def test_the_first_load_is_light(visit: Visit) -> None:
    sizes = "\n".join(f"{size:7} {answer.url}" for answer, size in visit.answers)
    assert 10_000 < visit.weight() <= MOST_IN_ALL, sizes
    assert 0 < visit.weight("script") <= MOST_JAVASCRIPT, sizes
