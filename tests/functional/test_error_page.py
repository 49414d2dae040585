"""The page of an error of ours: it can be read and left when nothing else works."""

from urllib.parse import urlsplit

import pytest
from django.template.loader import get_template
from django.utils import translation
from playwright.sync_api import Page, expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory

pytestmark = pytest.mark.browser

BROKEN = "/broken/"
FIRST_PAGES = {"en-gb": "/", "es": "/es/"}


@pytest.fixture(params=FIRST_PAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def broken(page: Page, language: str) -> Page:
    """The site as it is, but for one page that cannot be made."""
    with translation.override(language):
        html = get_template("500.html").render()
    page.route(
        f"**{BROKEN}", lambda route: route.fulfill(status=500, content_type="text/html", body=html)
    )
    answer = page.goto(BROKEN)
    assert answer
    assert answer.status == 500
    return page


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_barrier_and_fits_the_screen(
    new_page: PageFactory, language: str, width: int, scheme: str
) -> None:
    page = broken(new_page(width=width, scheme=scheme), language)
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == ""


def test_it_leads_to_the_first_page_of_its_language(new_page: PageFactory, language: str) -> None:
    page = broken(new_page(javascript=False), language)
    page.locator("main a").last.click()
    assert urlsplit(page.url).path == FIRST_PAGES[language]
    expect(page.locator("h1")).to_be_visible()
