"""Pages fit their screen: nothing runs off it, is too small to read or too small to press."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.functional.conftest import PageFactory, open_page
from tests.functional.pages import (
    EVERY_BLOCK_GUIDE,
    EVERY_BLOCK_GUIDE_IN_SPANISH,
    MANY_RESULTS,
    PAGE_TYPES,
)
from tests.functional.server import Site

pytestmark = pytest.mark.browser

MEASURES = Path(__file__).with_name("measures.js").read_text()
LEAST_TO_PRESS = 44
PHONE = 360

#: Widths and heights. 320 px is also what a screen of 1280 px shows at 400 %.
SCREENS = [(320, 256), (360, 800), (768, 800), (1280, 800), (1920, 800)]


def measure(page: Page, what: str) -> Any:
    return page.evaluate(f"() => {{ {MEASURES}\nreturn {what}; }}")


@pytest.fixture(scope="module")
def screen(browser: Browser, site: Site) -> Iterator[Page]:
    page = open_page(browser, site)
    yield page
    page.context.close()


def outside(page: Page) -> dict[int, list[Any]]:
    """What runs off the side, by the width of the screen."""
    found = {}
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        found[width] = measure(page, "outside()")
    return found


@pytest.mark.parametrize("address", PAGE_TYPES.values(), ids=PAGE_TYPES)
def test_no_page_runs_off_the_side(screen: Page, address: str) -> None:
    """As it comes, with all that folds open, and written from right to left."""
    screen.goto(address)
    assert not any((found := outside(screen)).values()), found
    measure(screen, "openAll()")
    assert not any((found := outside(screen)).values()), found
    screen.evaluate("document.documentElement.dir = 'rtl'")
    assert not any((found := outside(screen)).values()), found


def test_running_off_the_side_would_be_noticed(screen: Page) -> None:
    screen.goto("/")
    screen.evaluate("document.querySelector('h1').style.minInlineSize = '110vw'")
    assert all(outside(screen).values())


@pytest.fixture(scope="module")
def narrow(browser: Browser, site: Site) -> Iterator[Page]:
    page = open_page(browser, site, width=320)
    yield page
    page.context.close()


@pytest.mark.parametrize("address", PAGE_TYPES.values(), ids=PAGE_TYPES)
def test_twice_the_letter_size_still_fits(narrow: Page, address: str) -> None:
    narrow.set_viewport_size({"width": 640, "height": 800})
    narrow.goto(address)
    narrow.evaluate("document.documentElement.style.fontSize = '200%'")
    measure(narrow, "openAll()")
    assert measure(narrow, "outside()") == []


@pytest.mark.parametrize("address", [EVERY_BLOCK_GUIDE, EVERY_BLOCK_GUIDE_IN_SPANISH])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_words_in_diagrams_can_be_read(new_page: PageFactory, address: str, width: int) -> None:
    page = new_page(width=width)
    page.goto(address)
    words = measure(page, "wordsInDrawings()")
    assert len(words) > 50
    assert [word for word in words if word["size"] < 14] == []
    assert [word["text"] for word in words if word["cut"]] == []
    assert measure(page, "drawingsWithWordsOnWords()") == []


def test_no_line_ends_inside_a_term(new_page: PageFactory) -> None:
    page = new_page(width=PHONE)
    page.goto("/digest/")
    terms = page.locator(".whole")
    assert terms.count() >= 3
    for width in range(320, 420, 5):
        page.set_viewport_size({"width": width, "height": 800})
        assert set(terms.evaluate_all("all => all.map(one => one.getClientRects().length)")) == {1}


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("/privacy/", ".top a, .top summary, .top button, .top input"),
        (
            "/",
            ".top a, .top summary, main .find *:not(label), .chips a, .examples a, .onto, .cards a",
        ),
        (MANY_RESULTS, ".filters a, .filters summary, .pages a, .find button, .hits h2 a"),
        (f"{MANY_RESULTS}&stage=having-treatment", ".chip-off"),
        ("/search/?q=qqqqzzzz", ".chips a, .talk-number a"),
        (EVERY_BLOCK_GUIDE, ".contents a, summary, .steps-nav a, .questions button, .onto"),
        ("/immunotherapy/", "main .guides h3 a, .groups a, .crumbs a"),
        (PAGE_TYPES["history"], ".events a, .onto"),
        (PAGE_TYPES["earlier version"], ".late a, .about .onto"),
        (PAGE_TYPES["taken down"], "main .button, .onto, .find button, .talk-number a"),
    ],
)
def test_what_is_pressed_is_large_enough(new_page: PageFactory, address: str, places: str) -> None:
    page = new_page(width=PHONE, has_touch=True)
    page.goto(address)
    measure(page, "openAll()")
    sizes = measure(page, f"heights({places!r})")
    assert sizes, "nothing of the kind is on the page"
    assert [name for name, height in sizes if height < LEAST_TO_PRESS] == []


@pytest.mark.parametrize("address", PAGE_TYPES.values(), ids=PAGE_TYPES)
def test_body_text_is_large(narrow: Page, address: str) -> None:
    narrow.set_viewport_size({"width": 320, "height": 800})
    narrow.goto(address)
    measure(narrow, "openAll()")
    running = "main :is(p, li):not(.meta, .facts *, .about *, .found *, details *, .onward *)"
    assert measure(narrow, f"smallerThan(18, {running!r})") == []
    # Captions, dates and the like.
    assert (
        measure(narrow, "smallerThan(16, 'main *:not(svg *), footer *, header *, aside *')") == []
    )
