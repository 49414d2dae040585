"""Results on paper: what was asked and found, and nothing to press."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.functional.conftest import PageFactory
from tests.functional.server import Site

pytestmark = pytest.mark.browser

RESULTS = "/search/?q=cancer&stage=having-treatment&for=parent"
CORRECTED = "/search/?q=kemo+imunotherapy"
FURNITURE = ".filters, .find, .chips, .pages, .elsewhere, .said a, .help, .top, .foot"


def printed(page: Page, address: str) -> Page:
    page.goto(address)
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("address", [RESULTS, CORRECTED])
def test_what_only_a_screen_can_use_is_gone(new_page: PageFactory, address: str) -> None:
    page = new_page()
    page.goto(address)
    furniture = page.locator(FURNITURE)
    expect(page.locator(".filters").first).to_be_visible()
    expect(page.locator(".find").first).to_be_visible()
    page.emulate_media(media="print")
    assert furniture.count() >= 5
    for number in range(furniture.count()):
        expect(furniture.nth(number)).to_be_hidden()


def test_it_says_what_was_asked_and_narrowed(new_page: PageFactory, site: Site) -> None:
    page = new_page()
    page.goto(RESULTS)
    asked = page.locator(".on-paper")
    expect(asked).to_be_hidden()
    page.emulate_media(media="print")
    expect(asked).to_have_text("The search: cancer · Having treatment · Parents")
    expect(page.locator(".print-foot")).to_contain_text(f"{site.url}/search/?q=cancer&stage=having")
    expect(page.locator(".print-foot")).to_contain_text("In danger now?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_titles_and_marked_words_are_black_on_white_and_underlined(
    new_page: PageFactory, scheme: str
) -> None:
    page = printed(new_page(scheme=scheme), RESULTS)
    for part in (".hits h2 a", ".hits mark"):
        styles = page.locator(part).evaluate_all(
            "parts => parts.map(getComputedStyle).map(s => [s.color, s.textDecorationLine])"
        )
        assert styles
        assert {tuple(style) for style in styles} == {("rgb(0, 0, 0)", "underline")}
    background = page.locator(".hits mark").first.evaluate(
        "mark => getComputedStyle(mark).backgroundColor"
    )
    assert background == "rgba(0, 0, 0, 0)"


def test_ten_results_take_three_sheets_at_most(new_page: PageFactory, tmp_path: Path) -> None:
    page = new_page()
    page.goto("/search/?q=cancer")
    assert page.locator(".hits > li").count() == 10
    file = tmp_path / "results.pdf"
    page.pdf(path=file, format="A4")
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert 1 <= content.count(b"/Type /Page\n") <= 3
