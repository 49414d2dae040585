"""Words that are explained where they stand: on a phone, by keyboard, on paper, without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory
from tests.functional.pages import EVERY_BLOCK_GUIDE

pytestmark = pytest.mark.browser

GUIDE = "/immunotherapy/checkpoint-inhibitors/"
PANEL = "#word-panel"


@pytest.fixture
def phone(new_page: PageFactory) -> Page:
    page = new_page(width=360, height=740, has_touch=True)
    page.goto(GUIDE)
    return page


def meaning_of(page: Page, slug: str) -> str:
    text = page.locator(f"[id='word:{slug}'] dd").text_content()
    assert text
    return text.strip()


def test_a_reader_opens_a_word_reads_it_and_closes_it_by_keyboard(phone: Page) -> None:
    requests: list[str] = []
    phone.on("request", lambda request: requests.append(request.url))
    word = phone.locator("a.term").first
    slug = word.get_attribute("data-term") or ""
    word.press("Enter")
    panel = phone.locator(PANEL)
    expect(panel).to_be_focused()
    expect(panel).to_contain_text(meaning_of(phone, slug))
    expect(word).to_have_attribute("aria-expanded", "true")
    expect(word).to_have_attribute("aria-controls", "word-panel")
    phone.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(word).to_be_focused()
    expect(word).to_have_attribute("aria-expanded", "false")
    word.press(" ")
    expect(panel).to_be_focused()
    phone.locator(PANEL).get_by_role("button", name="Close").press("Enter")
    expect(word).to_be_focused()
    # The page's own icon comes when the browser finds time for it.
    assert [url for url in requests if not url.endswith("/favicon.svg")] == []


def test_a_tap_elsewhere_closes_it_and_a_tap_on_another_word_opens_that(phone: Page) -> None:
    words = phone.locator("a.term")
    words.nth(0).tap()
    expect(phone.locator(PANEL)).to_have_count(1)
    words.nth(1).tap()
    expect(phone.locator(PANEL)).to_have_count(1)
    second = meaning_of(phone, words.nth(1).get_attribute("data-term") or "")
    expect(phone.locator(PANEL)).to_contain_text(second)
    phone.locator("h1").tap()
    expect(phone.locator(PANEL)).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_meaning_stands_under_its_line_and_inside_the_page(
    new_page: PageFactory, width: int
) -> None:
    page = new_page(width=width, height=740)
    page.goto(EVERY_BLOCK_GUIDE)
    words = page.locator("article a.term:visible")
    assert words.count() >= 2
    for number in range(words.count()):
        word = words.nth(number)
        word.press("Enter")
        panel = page.locator(PANEL).bounding_box()
        line = word.evaluate("word => word.getClientRects()[0].bottom + scrollY")
        top = page.locator(PANEL).evaluate("it => it.getBoundingClientRect().top + scrollY")
        assert panel
        assert panel["x"] >= 0
        assert panel["x"] + panel["width"] <= width
        assert -12 <= top - line <= 90
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")


def test_a_word_is_large_enough_to_tap(phone: Page) -> None:
    heights = phone.locator("a.term").evaluate_all(
        "words => words.map(word => word.getClientRects()[0].height)"
    )
    assert heights
    assert min(heights) >= 24


def test_on_paper_words_have_numbers_that_the_list_has_too(phone: Page) -> None:
    phone.locator("a.term").first.tap()
    phone.emulate_media(media="print")
    expect(phone.locator(PANEL)).to_be_hidden()
    expect(phone.locator("section.words")).to_be_visible()
    words = phone.locator("a.term")
    after = "words => words.map(word => getComputedStyle(word, '::after').content)"
    shown = [re.sub(r"\D", "", content) for content in words.evaluate_all(after)]
    assert shown == [str(number) for number in range(1, words.count() + 1)]
    for number, slug in enumerate(words.evaluate_all("all => all.map(it => it.dataset.term)"), 1):
        expect(phone.locator(f"[id='word:{slug}'] .word-number")).to_be_visible()
        expect(phone.locator(f"[id='word:{slug}'] .word-number")).to_have_text(str(number))


def test_without_scripts_a_word_leads_to_its_page(new_page: PageFactory) -> None:
    page = new_page(javascript=False)
    page.goto(GUIDE)
    word = page.locator("a.term").first
    meaning = meaning_of(page, word.get_attribute("data-term") or "")
    expect(page.locator("section.words")).to_be_visible()
    word.click()
    expect(page).to_have_url(re.compile(r"/words/[\w-]+/$"))
    expect(page.locator("main")).to_contain_text(meaning)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_word_has_no_barriers(new_page: PageFactory, scheme: str) -> None:
    page = new_page(width=360, scheme=scheme)
    page.goto(GUIDE)
    page.locator("a.term").first.press("Enter")
    expect(page.locator(PANEL)).to_be_focused()
    assert barriers(page, "article") == ""
