"""What a reader does, with a browser that runs no JavaScript at all."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.functional.conftest import PageFactory

pytestmark = pytest.mark.browser

GUIDE = "/immunotherapy/checkpoint-inhibitors/"


@pytest.fixture(params=[360, 1280], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, new_page: PageFactory) -> Page:
    return new_page(width=request.param, javascript=False)


def path(page: Page) -> str:
    return urlsplit(page.url).path


def test_from_a_question_to_a_guide_and_on(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search in your own words").fill("checkpoint inhibitors")
    page.get_by_role("button", name="Search").click()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["checkpoint inhibitors"]}
    expect(page.get_by_label("Search in your own words")).to_have_value("checkpoint inhibitors")
    page.get_by_role("main").locator(f"a[href='{GUIDE}']").click()
    expect(page.locator("h1")).to_contain_text("Checkpoint inhibitors")

    # Down the page by its list of contents, which folds on a phone.
    contents = page.locator(".contents")
    link = contents.get_by_role("link", name="What the medicines do")
    if not link.is_visible():
        contents.locator("summary").click()
    link.click()
    assert urlsplit(page.url).fragment == "what-the-medicines-do"
    expect(page.locator("h2#what-the-medicines-do")).to_be_in_viewport()

    # Along the section and back.
    onward = page.get_by_role("navigation", name="More in this section")
    following = onward.locator("a[rel=next]")
    address = following.get_attribute("href")
    assert address
    following.click()
    assert path(page) == address
    page.get_by_role("navigation", name="More in this section").locator("a[rel=prev]").click()
    assert path(page) == GUIDE

    # To what goes with it, and up again.
    related = page.locator(
        "section", has=page.get_by_role("heading", name="You may also want to read")
    )
    related.get_by_role("link").first.click()
    assert path(page) == "/immunotherapy/immune-side-effects/"
    crumbs = page.get_by_role("navigation", name="You are here")
    crumbs.get_by_role("link", name="Immunotherapy").click()
    assert path(page) == "/immunotherapy/"


def test_a_guide_that_is_not_in_spanish_yet_says_so_and_leads_back(page: Page) -> None:
    page.goto(GUIDE)
    page.get_by_role("contentinfo").get_by_role("link", name="Español").click()
    assert path(page) == f"/es{GUIDE}"
    assert page.locator("html").get_attribute("lang") == "es"
    expect(page.locator("h1")).to_have_text("Esta página aún no está en español")
    # The rest of the site is there in Spanish, the way back is in English and says so.
    expect(page.get_by_role("main").get_by_role("link", name="Inmunoterapia")).to_be_visible()
    back = page.get_by_role("main").locator("a[hreflang=en]")
    expect(back.locator("[lang=en]")).to_contain_text("Checkpoint inhibitors")
    back.click()
    assert path(page) == GUIDE


def test_a_page_that_is_in_spanish_is_reached_from_english_and_back(page: Page) -> None:
    page.goto("/immunotherapy/")
    page.get_by_role("contentinfo").get_by_role("link", name="Español").click()
    assert path(page) == "/es/inmunoterapia/"
    # No guide is in Spanish yet but the one of these tests, so English ones are not offered.
    expect(page.locator("h1")).to_have_text("Inmunoterapia")
    page.get_by_role("contentinfo").get_by_role("link", name="English").click()
    assert path(page) == "/immunotherapy/"


def test_a_section_without_guides_in_spanish_offers_the_english_ones(page: Page) -> None:
    page.goto("/es/deteccion-temprana/")
    guide = page.get_by_role("main").locator("[lang=en] h3 a").first
    address = guide.get_attribute("href")
    guide.click()
    assert path(page) == address
    assert page.locator("html").get_attribute("lang") == "en-gb"


def test_where_you_are_now_leads_to_guides_for_that_time(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Just diagnosed").click()
    assert parse_qs(urlsplit(page.url).query) == {"stage": ["just-diagnosed"]}
    hits = page.locator(".hits h2 a")
    expect(hits.nth(2)).to_be_visible()
    hits.first.click()
    expect(page.locator(".about dl")).to_contain_text("Just diagnosed")


def test_results_are_narrowed_and_widened_again(page: Page) -> None:
    page.goto("/search/?q=cancer")
    everything = page.locator("h1").inner_text()
    filters = page.locator(".filters")
    narrower = filters.get_by_role("link", name=re.compile("^Parents"))
    if not narrower.is_visible():
        filters.locator("summary").click()
    narrower.click()
    expect(page.locator("h1")).not_to_have_text(everything)
    page.locator(".chip-off").click()
    expect(page.locator("h1")).to_have_text(everything)


def test_the_second_page_of_results_shows_others(page: Page) -> None:
    page.goto("/search/?q=cancer")
    first = page.locator(".hits h2").all_inner_texts()
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.get_by_text("Page 2 of")).to_be_visible()
    assert not set(first) & set(page.locator(".hits h2").all_inner_texts())


def test_a_help_number_can_be_called_from_every_page(page: Page) -> None:
    for address in ("/", GUIDE, "/search/", "/no-such-page/", "/es/"):
        page.goto(address)
        numbers = page.locator("aside.help a[href^='tel:']")
        assert numbers.count() >= 1
        expect(numbers.first).to_be_in_viewport()
