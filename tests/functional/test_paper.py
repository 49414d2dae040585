"""A guide on paper: all of the text, where it is from, and none of the screen's furniture."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.functional.conftest import PageFactory
from tests.functional.marked_pages import SLUG
from tests.functional.pages import EVERY_BLOCK_GUIDE
from tests.functional.server import Site

pytestmark = pytest.mark.browser

FURNITURE = ".help, .top, .crumbs, .contents, .onward, .foot, .skip, .questions button"
GUIDE = "/immunotherapy/checkpoint-inhibitors/"
ADD_A_FOLD = """main => {
  const fold = document.createElement("details");
  fold.className = "expander";
  fold.append(document.createElement("summary"), "Folded.");
  main.append(fold);
}"""


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def paper(request: pytest.FixtureRequest, new_page: PageFactory) -> Page:
    page = new_page(javascript=request.param, scheme="dark")
    page.goto(EVERY_BLOCK_GUIDE)
    page.emulate_media(media="print")
    return page


def test_what_only_a_screen_can_use_is_gone(paper: Page) -> None:
    furniture = paper.locator(FURNITURE)
    assert furniture.count() >= 6
    for number in range(furniture.count()):
        expect(furniture.nth(number)).to_be_hidden()


def test_what_folds_is_open(paper: Page) -> None:
    folded = paper.locator("details.expander > div")
    assert folded.count() >= 8
    assert (
        min(folded.evaluate_all("parts => parts.map(part => part.getBoundingClientRect().height)"))
        > 15
    )
    assert all(folded.evaluate_all("parts => parts.map(part => part.checkVisibility())"))


@pytest.mark.parametrize("address", ["/about/", "/digest/2020-08/", GUIDE])
def test_what_folds_is_opened_where_style_alone_cannot(new_page: PageFactory, address: str) -> None:
    page = new_page()
    page.goto(address)
    page.locator("main").evaluate(ADD_A_FOLD)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    fold = page.locator("details", has_text="Folded.")
    expect(fold).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(fold).not_to_have_attribute("open", "")


def test_a_photograph_is_printed_whole_and_leaves_room_for_words(paper: Page) -> None:
    photograph = paper.locator(".photo img")
    photograph.scroll_into_view_if_needed()
    expect(photograph).to_be_visible()
    size = photograph.bounding_box()
    assert size
    assert size["height"] <= 341  # 90 mm
    assert size["width"] / size["height"] == pytest.approx(1200 / 800, rel=0.02)


def test_only_sources_show_their_addresses(paper: Page) -> None:
    after = "links => links.map(link => getComputedStyle(link, '::after').content)"
    shown = paper.locator(".sources a").evaluate_all(after)
    assert shown
    assert all("href" in content or "https://" in content for content in shown)
    others = paper.locator("article a:not(.sources a)").evaluate_all(after)
    assert not any("href" in content or "https://" in content for content in others)


def test_the_foot_says_where_the_page_is_and_how_old(new_page: PageFactory, site: Site) -> None:
    page = new_page(javascript=False)
    page.goto(GUIDE)
    foot = page.locator(".print-foot")
    expect(foot).to_be_hidden()
    page.emulate_media(media="print")
    expect(foot).to_be_visible()
    expect(foot).to_contain_text(f"{site.url}{GUIDE}")
    expect(foot).to_contain_text(re.compile(r"Last changed \d{1,2} \w+ 20\d\d"))
    expect(foot).to_contain_text("No clinician has checked this page yet")


def test_paper_is_white_and_ink_is_black_whatever_the_screen(paper: Page) -> None:
    colours = paper.locator("main :is(h1, h2, h3, p, li, dt, dd, td, th)").evaluate_all(
        "parts => [...new Set(parts.map(part => getComputedStyle(part).color))]"
    )
    assert colours == ["rgb(0, 0, 0)"]
    background = paper.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


ENDS = """steps => steps.map(step => {
    const number = getComputedStyle(step, "::before"), line = getComputedStyle(step, "::after");
    return parseFloat(line.top) - parseFloat(number.top) - parseFloat(number.height);
})"""


def test_the_line_between_steps_strikes_no_number_through(paper: Page) -> None:
    """A circle has no paper of its own to hide it behind."""
    gaps = paper.locator(".steps li:not(:last-child)").evaluate_all(ENDS)
    assert gaps
    assert all(-1 <= gap < 10 for gap in gaps), gaps


SMALLER = """() => [...document.body.querySelectorAll("*")].filter(part =>
    [...part.childNodes].some(inside => inside.nodeType === Node.TEXT_NODE && inside.data.trim())
    && part.checkVisibility() && !part.closest("svg, sup, .sr")
    && parseFloat(getComputedStyle(part).fontSize) < 15.9
).map(part => part.outerHTML.slice(0, 80))"""


def test_no_words_on_paper_are_smaller_than_twelve_points(paper: Page) -> None:
    assert paper.evaluate(SMALLER) == []
    paper.goto(f"/immunotherapy/{SLUG}/")
    assert paper.locator(".sure-tag").is_visible()
    assert paper.evaluate(SMALLER) == []
    paper.evaluate("document.querySelector('main p').style.fontSize = '11pt'")
    assert len(paper.evaluate(SMALLER)) == 1


def test_a_guide_makes_a_few_pages(new_page: PageFactory, tmp_path: Path) -> None:
    page = new_page()
    page.goto(GUIDE)
    file = tmp_path / "guide.pdf"
    page.pdf(path=file, format="A4")
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", content)) <= 8


def test_the_questions_print_alone(new_page: PageFactory) -> None:
    page = new_page()
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(GUIDE)
    page.get_by_role("button", name="Print these questions").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Questions to ask")).to_be_visible()
    expect(page.locator(".short")).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("h1")).to_be_visible()
