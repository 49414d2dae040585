"""While somebody writes, the editor points at the sentence to mend, and the grade follows."""

import re

import pytest
from playwright.sync_api import APIResponse, Route, expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory
from tests.functional.editor import Editor

pytestmark = pytest.mark.browser

PANEL = "[data-side-panel='plain-language']"
HARD = (
    "Pharmacological immunosuppression necessitates comprehensive multidisciplinary consideration "
    "of individual circumstances, anticipated complications, previous therapeutic interventions "
    "and accompanying disorders whenever practicable."
)
EASY = "Some medicines calm your immune system. Tell your team what else you take."


def test_a_hard_paragraph_is_found_mended_and_the_grade_falls(new_page: PageFactory) -> None:
    author = Editor(new_page(width=1280), "author")
    author.start_a_guide("Support and care")
    page, panel = author.page, author.page.locator(PANEL)
    page.locator("#id_title").fill("Medicines that calm the immune system")
    text = author.add("body", "Text")
    author.write_text(text, HARD)
    page.get_by_role("button", name="Toggle plain language").click()
    expect(panel).to_contain_text("Sentences to look at first")
    expect(panel.locator("q").first).to_contain_text("Pharmacological immunosuppression")
    expect(panel).to_contain_text("Hard because of:")
    expect(panel.locator("summary").first).to_contain_text("Matters most")
    hard = float(panel.locator("[data-grade]").first.inner_text())
    assert not (found := barriers(page, PANEL)), found

    # It leads to the sentence.
    panel.get_by_role("button", name=re.compile("Show Pharmacological")).first.click()
    expect(text.locator("[contenteditable=true]")).to_be_focused()

    # While the panel is open, it follows what is typed.
    page.keyboard.press("Control+a")
    page.keyboard.type(EASY)
    expect(panel).not_to_contain_text("Pharmacological")
    expect(panel.locator("[data-grade]").first).not_to_have_text(str(hard))
    assert float(panel.locator("[data-grade]").first.inner_text()) < hard
    assert not (found := barriers(page, PANEL)), found


def test_a_page_saved_while_it_is_read_is_read_again(new_page: PageFactory) -> None:
    author = Editor(new_page(width=1280), "author")
    author.start_a_guide("Support and care")
    page, panel = author.page, author.page.locator(PANEL)
    saved: list[tuple[Route, APIResponse]] = []
    # The server has saved the new page, and the browser does not know it yet.
    page.route(
        "**/pages/add/**",
        lambda request: saved.append((request, request.fetch())),
    )
    page.locator("#id_title").fill("Saved while it is read")
    author.write_text(author.add("body", "Text"), HARD)
    while not saved:
        page.wait_for_timeout(50)
    page.get_by_role("button", name="Toggle plain language").click()
    expect(panel).to_contain_text("cannot be saved")
    for request, answer in saved:
        request.fulfill(response=answer)
    expect(panel).to_contain_text("Sentences to look at first")


def test_a_phone_sees_it_too(new_page: PageFactory) -> None:
    author = Editor(new_page(width=360), "author")
    author.open("A draft that nobody has published")
    author.page.get_by_role("button", name="Toggle plain language").click()
    panel = author.page.locator(PANEL)
    expect(panel).to_contain_text("School grade")
    box = panel.bounding_box()
    assert box is not None
    assert box["width"] <= 360
