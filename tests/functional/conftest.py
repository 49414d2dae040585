"""A real site in a real browser. `make test` finds the browser; CHROMIUM names another."""

import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from portal.development.browser import find
from tests.functional.server import Site, running_site

PATIENCE = 20_000  # milliseconds for anything a page is asked to do
PageFactory = Callable[..., Page]


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory,
    shared_folder: Path,
    django_db_setup: None,
) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site"), shared_folder) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for each file of tests.

    Not for the whole session: while Playwright runs, Django takes its event loop for a reason to
    refuse the database to every other test in the process.
    """
    chromium = find()
    if chromium is None:
        pytest.skip("Chromium is not installed; `make test` says how to get it")
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--no-first-run",
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium does not start for root with it
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield running
        running.close()


def open_page(browser: Browser, site: Site, **wishes: Any) -> Page:
    """A page in a context of its own, so with nothing remembered.

    `width`, `height`, `scheme` and `javascript` say what kind of reader; other wishes are
    Playwright's own. Whoever opens it closes its context.
    """
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": wishes.pop("width", 1280), "height": wishes.pop("height", 800)},
        color_scheme=wishes.pop("scheme", "light"),
        java_script_enabled=wishes.pop("javascript", True),
        reduced_motion=wishes.pop("reduced_motion", "reduce"),
        **wishes,
    )
    context.set_default_timeout(PATIENCE)
    return context.new_page()


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[PageFactory]:
    opened: list[Page] = []

    def make(**wishes: Any) -> Page:
        opened.append(open_page(browser, site, **wishes))
        return opened[-1]

    yield make
    for page in opened:
        page.context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """After a failure keep what was on the screen, and the last the site said."""
    report = yield
    funcargs = getattr(item, "funcargs", {})
    if report.failed and report.when == "call" and "browser" in funcargs:
        folder = item.config.rootpath / "var" / "test-screenshots"
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^\w-]+", "-", f"{item.path.stem}-{item.name}").strip("-")
        pages = [page for context in funcargs["browser"].contexts for page in context.pages]
        for number, page in enumerate(pages, 1):
            picture = folder / f"{name}-{number}.png"
            try:
                page.screenshot(path=picture, full_page=True)
            except PlaywrightError as why:  # A page that hangs must not end the whole run.
                picture = f"no picture: {why.message.splitlines()[0]}"
            report.sections.append(("screen", f"{page.url}\n{picture}"))
    if report.failed and isinstance(running := funcargs.get("site"), Site):
        report.sections.append(("site log", running.log.read_text(errors="replace")[-4000:]))
    return report
