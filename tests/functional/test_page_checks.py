"""A clinical lead finds what is overdue and decides; staff see the board without a barrier."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory
from tests.functional.editor import Editor

pytestmark = pytest.mark.browser

#: From `checked_pages`.
LATE = "A guide whose check is late"


def has_no_barrier(page: Page, width: int) -> None:
    assert not (found := barriers(page, "main")), found
    assert page.evaluate("document.querySelector('main').scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(768, "dark"), (1280, "light")])
def test_the_board_and_the_forms_have_no_barrier_and_fit_the_screen(
    new_page: PageFactory, width: int, scheme: str
) -> None:
    page = new_page(width=width, scheme=scheme)
    Editor(page, "clinical-lead")
    page.goto("/staff/checks/board/")
    expect(page.get_by_role("heading", name="Checks due in the next 12 months")).to_be_visible()
    has_no_barrier(page, width)
    page.get_by_role("link", name=re.compile("^Overdue")).click()
    page.get_by_role("link", name=f"Put off ({LATE})").click()
    expect(page.get_by_role("textbox", name=re.compile("^Check it by"))).to_be_visible()
    has_no_barrier(page, width)
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("link", name=f"Withdraw ({LATE})").click()
    expect(page.get_by_role("button", name="Withdraw the page")).to_be_visible()
    has_no_barrier(page, width)


def test_a_lead_puts_off_a_check_and_mistakes_lose_nothing(new_page: PageFactory) -> None:
    page = new_page()
    Editor(page, "clinical-lead")
    page.goto("/staff/checks/board/?state=overdue")
    page.get_by_role("link", name=f"Put off ({LATE})").click()
    page.get_by_role("textbox", name=re.compile("^Why")).fill("A guideline comes in spring.")
    page.get_by_role("button", name="Put off the check").click()
    expect(page.get_by_text("This field is required.")).to_be_visible()
    expect(page.get_by_role("textbox", name=re.compile("^Why"))).to_have_value(
        "A guideline comes in spring."
    )
    page.goto("/staff/checks/board/")
    expect(page.get_by_role("row", name=re.compile(LATE))).to_contain_text("Check long overdue")
