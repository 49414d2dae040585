"""Somebody of the staff sees what readers could not find, and deals with it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory
from tests.functional.editor import Editor, field
from tests.functional.prepare import MISSED

pytestmark = pytest.mark.browser

REPORT = "/staff/search/missed/"


def row(page: Page, phrase: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=phrase))


def test_from_a_phrase_to_a_synonym_for_it(new_page: PageFactory) -> None:
    """Only looked at: what is dealt with would be gone for the other tests."""
    page = new_page()
    Editor(page, "publisher")
    page.get_by_role("button", name="Reports").click()
    page.get_by_role("link", name="What readers could not find").click()
    english = row(page, MISSED[0])
    expect(english).to_contain_text("on 3 days")
    expect(english.get_by_role("img")).to_have_accessible_name(re.compile(r"^Week by week.*: 0, 0"))
    english.get_by_role("link", name=f"Add a synonym ({MISSED[0]})").click()
    expect(field(page.locator("main"), "What a reader types")).to_have_value(MISSED[0])


def test_a_phrase_is_dismissed_with_a_reason_and_put_back(new_page: PageFactory) -> None:
    page = new_page()
    Editor(page, "publisher")
    page.goto(REPORT)
    row(page, MISSED[1]).get_by_role("link", name="Dismiss").click()
    page.get_by_role("textbox").last.fill("We are no hospital.")
    page.get_by_role("button", name="Dismiss").click()
    expect(row(page, MISSED[1])).to_have_count(0)
    page.goto(f"{REPORT}?settled=yes")
    expect(row(page, MISSED[1])).to_contain_text("“We are no hospital.”")
    row(page, MISSED[1]).get_by_role("button", name="Put back").click()
    page.goto(REPORT)
    expect(row(page, MISSED[1])).to_have_count(1)


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (768, "dark"), (1280, "light")])
def test_it_has_no_barrier_and_fits_the_screen(
    new_page: PageFactory, width: int, scheme: str
) -> None:
    page = new_page(width=width, scheme=scheme)
    Editor(page, "publisher")
    page.goto(REPORT)
    expect(row(page, MISSED[0])).to_be_visible()
    assert not (found := barriers(page, "main")), found
    assert page.evaluate("document.querySelector('main').scrollWidth") <= width


def test_no_word_is_broken_and_the_chart_can_be_read_on_a_phone(new_page: PageFactory) -> None:
    page = new_page(width=360)
    Editor(page, "publisher")
    page.goto(REPORT)
    phrase = row(page, MISSED[1]).locator(".missed-phrase")
    lines = phrase.evaluate(
        """one => {
            const text = one.firstChild, range = new Range()
            return [...text.data.matchAll(/\\S+/g)].map(word => {
                range.setStart(text, word.index)
                range.setEnd(text, word.index + word[0].length)
                return range.getClientRects().length
            })
        }"""
    )
    assert lines == [1, 1, 1]
    label = page.locator(".missed-chart-large text").first
    assert label.bounding_box()["height"] >= 11
