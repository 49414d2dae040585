"""What is typed while the editor saves by itself is saved too."""

import re
from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.functional.conftest import PageFactory
from tests.functional.editor import Editor

pytestmark = pytest.mark.browser

SAVES = re.compile(r"/staff/pages/(\d+/edit|add/home/guidepage/\d+)/$")
#: What turns the form of a new page into that of a page that exists.
MADE = "/edit/?_w_hydrate_create_view="

_NUMBERS = count(1)


@pytest.fixture
def page(new_page: PageFactory) -> Page:
    return new_page()


def write_in_a_draft(author: Editor) -> None:
    author.open("A draft that nobody has published")
    author.page.locator("#id_summary").fill(f"The first words, {next(_NUMBERS)}.")


def start_a_new_page(author: Editor) -> None:
    author.start_a_guide("Support and care")
    give_a_title(author.page)


def give_a_title(page: Page) -> None:
    """Who leaves the field gives the page an address, too: without one it is not made."""
    page.locator("#id_title").fill(f"Typed while it is saved {next(_NUMBERS)}")
    page.locator("#id_title").blur()


def is_saving(asked: Request) -> bool:
    return asked.method == "POST" and SAVES.search(asked.url) is not None


def hold(page: Page, asked: Callable[[Request], bool]) -> list[Route]:
    """A slow server: it gets what is asked when the test lets it go."""
    held: list[Route] = []
    page.route(
        "**",
        lambda route: held.append(route) if asked(route.request) else route.continue_(),
    )
    return held


@pytest.mark.parametrize("start", [write_in_a_draft, start_a_new_page])
def test_the_last_words_before_a_slow_save_is_done_are_saved(
    page: Page, start: Callable[[Editor], None]
) -> None:
    author = Editor(page, "author")
    held = hold(page, is_saving)
    with page.expect_request(is_saving):
        start(author)
    page.locator("#id_summary").fill("The last words.")
    # Nothing is typed after this, and the pause that makes the editor save has not passed.
    with page.expect_request(lambda asked: "The last words." in (asked.post_data or "")):
        held.pop().continue_()
        page.unroute("**")
    author.settle()
    page.reload()
    expect(page.locator("#id_summary")).to_have_value("The last words.")


@pytest.mark.parametrize("start", [write_in_a_draft, start_a_new_page])
def test_what_was_saved_as_it_stands_is_not_saved_again(
    page: Page, start: Callable[[Editor], None]
) -> None:
    author = Editor(page, "author")
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if is_saving(asked) else None)
    start(author)
    author.settle()
    page.wait_for_timeout(2000)
    assert len(sent) == 1
    assert re.search(r"/\d+/edit/$", page.url)


def test_the_panel_reads_what_was_typed_while_a_new_page_was_made(page: Page) -> None:
    author = Editor(page, "author")
    author.start_a_guide("Support and care")
    text = author.add("body", "Text")
    author.settle()
    held = hold(page, lambda asked: MADE in asked.url)
    with page.expect_request(f"**{MADE}*"):
        give_a_title(page)
    author.write_text(text, "Some medicines calm your immune system.")
    # At once: the text field has not yet written into the form what was typed.
    page.evaluate("document.querySelector('[data-side-panel-toggle=plain-language]').click()")
    page.wait_for_timeout(300)
    held.pop().continue_()
    expect(page.locator("[data-side-panel=plain-language] [data-grade]").first).to_be_visible()
