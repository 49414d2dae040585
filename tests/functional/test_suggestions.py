"""Suggestions while a reader types: by keys, mouse and touch, as heard, and without JavaScript."""

import re
from itertools import product
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory
from tests.functional.pages import MANY_RESULTS, PAGE_TYPES

pytestmark = pytest.mark.browser

MEASURES = Path(__file__).with_name("measures.js").read_text()
GUIDE = "/immunotherapy/checkpoint-inhibitors/"
ENDPOINT = "**/search/suggestions/?*"
PAUSE = 130


def box(page: Page) -> Locator:
    """The search box that is shown: in the page, or in the header (unfolded on a phone)."""
    inputs = page.locator("main input[name=q]")
    if inputs.count():
        return inputs
    header = page.locator(".top input[name=q]")
    if not header.is_visible():
        page.locator(".fold-search summary").click()
    return header


def type_in(page: Page, words: str) -> tuple[Locator, Locator]:
    """Type, and wait for suggestions: the box and its options."""
    field = box(page)
    field.press_sequentially(words)
    options = page.locator(f"#{field.get_attribute('aria-controls')} > [role=option]")
    expect(options.first).to_be_visible()
    return field, options


def answer(*texts: str) -> dict[str, object]:
    return {
        "query": "x",
        "said": f"{len(texts)} suggestions",
        "suggestions": [
            {"text": text, "url": f"/search/?q={text}", "kind": "search", "note": "Search"}
            for text in texts
        ],
    }


def asked_for(page: Page) -> list[str]:
    """What the page asks suggestions for, from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/search/suggestions/" in request.url:
            asked.extend(parse_qs(urlsplit(request.url).query)["q"])

    page.on("request", note)
    return asked


@pytest.fixture
def page(new_page: PageFactory) -> Page:
    opened = new_page()
    opened.goto("/")
    return opened


def test_by_keys_down_to_a_page_and_there(page: Page) -> None:
    field, options = type_in(page, "chekpoint inh")
    field.press("ArrowDown")
    expect(field).to_be_focused()
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    page.wait_for_url(f"**{GUIDE}")


def test_enter_with_none_chosen_searches_for_what_was_typed(page: Page) -> None:
    field, _options = type_in(page, "immunoth")
    field.press("Enter")
    page.wait_for_url("**/search/?q=immunoth")


def test_keys_go_round_through_the_box(page: Page) -> None:
    page.route(ENDPOINT, lambda route: route.fulfill(json=answer("one", "two")))
    field, options = type_in(page, "abc")
    chosen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "Home"):
        field.press(key)
        chosen.append(field.get_attribute("aria-activedescendant"))
    first, second = (options.nth(n).get_attribute("id") for n in (0, 1))
    assert chosen == [first, second, None, second, first, None]
    assert page.locator("[aria-selected=true]").count() == 0
    expect(field).to_have_value("abc")


def test_a_chosen_search_is_made(page: Page) -> None:
    page.route(ENDPOINT, lambda route: route.fulfill(json=answer("chemotherapy")))
    _field, options = type_in(page, "kem")
    expect(options.first).to_contain_text("Search")
    options.first.click()
    page.wait_for_url("**/search/?q=chemotherapy")


def test_by_mouse(page: Page) -> None:
    _field, options = type_in(page, "checkpoint inh")
    options.first.click()
    page.wait_for_url(f"**{GUIDE}")


def test_by_touch_in_the_header_of_a_phone(new_page: PageFactory) -> None:
    page = new_page(width=360, has_touch=True)
    page.goto("/privacy/")
    _field, options = type_in(page, "checkpoint inh")
    options.first.tap()
    page.wait_for_url(f"**{GUIDE}")


def test_what_a_screen_reader_is_told(page: Page) -> None:
    field = box(page)
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-autocomplete") == "list"
    expect(field).to_have_attribute("aria-expanded", "false")
    field, options = type_in(page, "checkpoint inh")
    expect(field).to_have_attribute("aria-expanded", "true")
    listbox = page.locator(f"#{field.get_attribute('aria-controls')}")
    expect(listbox).to_have_role("listbox")
    expect(listbox).to_have_accessible_name("Suggestions")
    said = page.locator("main form [role=status]")
    expect(said).to_have_text(re.compile(r"^\d suggestions?$"))
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(said).to_be_empty()
    assert field.get_attribute("aria-activedescendant") is None


def test_escape_closes_the_list_then_clears_then_folds_the_header(new_page: PageFactory) -> None:
    page = new_page(width=360)
    page.goto("/privacy/")
    field, options = type_in(page, "immunoth")
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("immunoth")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_visible()
    field.press("Escape")
    expect(field).to_be_hidden()


def test_tab_leaves_and_closes(page: Page) -> None:
    field, options = type_in(page, "immunoth")
    field.press("Tab")
    expect(options).to_have_count(0)
    expect(page.locator("main .find button")).to_be_focused()


def test_down_opens_the_list_again(page: Page) -> None:
    field, options = type_in(page, "immunoth")
    field.press("Escape")
    field.press("ArrowDown")
    expect(options.first).to_be_visible()


def test_fast_typing_asks_once_and_one_letter_asks_nothing(page: Page) -> None:
    asked = asked_for(page)
    field = box(page)
    field.press("i")
    page.wait_for_timeout(PAUSE * 3)
    assert asked == []
    # All in one go: keys pressed one by one may take longer than the pause on a busy computer.
    field.evaluate(
        """(field, words) => {
            for (const letter of words) {
                field.value += letter;
                field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
        }""",
        "mmuno",
    )
    page.wait_for_timeout(PAUSE * 3)
    assert asked == ["immuno"]


def test_an_answer_that_comes_too_late_is_not_shown(page: Page) -> None:
    held: list[Route] = []

    def reply(route: Route) -> None:
        if "q=ab&" in f"{route.request.url}&":
            held.append(route)
        else:
            route.fulfill(json=answer("later"))

    cancelled: list[str] = []
    page.on("requestfailed", lambda request: cancelled.append(request.url))
    page.route(ENDPOINT, reply)
    field = box(page)
    with page.expect_request(ENDPOINT):
        field.press_sequentially("ab")
    field.press("c")
    options = page.locator("main [role=option]")
    expect(options).to_have_text(["later Search"])
    assert [parse_qs(urlsplit(url).query)["q"] for url in cancelled] == [["ab"]]
    assert len(held) == 1


def test_nothing_is_shown_when_the_site_cannot_be_reached(page: Page) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    field, options = type_in(page, "immunoth")
    page.route(ENDPOINT, lambda route: route.abort())
    field.press("e")
    expect(options).to_have_count(0)
    assert complaints == []


@pytest.mark.parametrize("address", ["/", "/privacy/", MANY_RESULTS, "/no-such-page/", "/es/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_each_search_form_has_them(new_page: PageFactory, address: str, width: int) -> None:
    page = new_page(width=width)
    page.goto(address)
    box(page).fill("")
    _field, options = type_in(page, "inmunot" if address == "/es/" else "immunot")
    assert 1 <= options.count() <= 8


@pytest.mark.parametrize(
    ("address", "width", "scheme"),
    list(product(("/", "/privacy/"), (320, 1280), ("light", "dark"))),
)
def test_the_open_list_has_no_barrier_and_fits(
    new_page: PageFactory, address: str, width: int, scheme: str
) -> None:
    page = new_page(width=width, scheme=scheme, has_touch=width == 320)
    page.goto(address)
    field, options = type_in(page, "cancer")
    field.press("ArrowDown")
    assert not (found := barriers(page)), found
    heights = options.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 44
    for direction in ("ltr", "rtl"):
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        assert page.evaluate(f"() => {{ {MEASURES}\nreturn outside(); }}") == []


@pytest.mark.parametrize("address", ["/", "/privacy/"])
def test_without_javascript_the_form_submits(new_page: PageFactory, address: str) -> None:
    page = new_page(javascript=False)
    page.goto(address)
    field = box(page)
    assert field.get_attribute("role") is None
    field.fill("immunoth")
    field.press("Enter")
    page.wait_for_url("**/search/?q=immunoth")


def test_the_letters_of_the_a_to_z_are_large_enough_and_lead_down(new_page: PageFactory) -> None:
    page = new_page(width=360, has_touch=True, javascript=False)
    page.goto(PAGE_TYPES["A to Z"])
    letters = page.locator(".letters a")
    sizes = letters.evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert min(min(size) for size in sizes) >= 44
    letters.get_by_text("C", exact=True).tap()
    expect(page.locator("#letter-c")).to_be_in_viewport()
