"""Somebody of the staff tries what a reader types, and goes on to the page that needs mending."""

import re

import pytest
from playwright.sync_api import expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory
from tests.functional.editor import Editor

pytestmark = pytest.mark.browser


def test_from_a_query_to_the_page_that_should_answer_it(new_page: PageFactory) -> None:
    page = new_page()
    Editor(page, "author")
    page.get_by_role("button", name="Readers' search").click()
    page.get_by_role("link", name="Try a query").click()
    page.get_by_label("What a reader types").fill("fatique after treatment")
    page.get_by_role("button", name="Try", exact=True).click()
    expect(page.get_by_text("“fatique” was taken for “fatigue”.")).to_be_visible()
    first = page.get_by_role("listitem").filter(has=page.get_by_role("table")).first
    expect(first.get_by_text("The word “fatigue” stands in the title.")).to_be_visible()
    expect(first.get_by_role("row", name=re.compile("^fatigue"))).to_be_visible()
    first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/staff/pages/\d+/edit/$"))


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (768, "dark"), (1280, "light")])
def test_it_has_no_barrier_and_fits_the_screen(
    new_page: PageFactory, width: int, scheme: str
) -> None:
    page = new_page(width=width, scheme=scheme)
    Editor(page, "publisher")
    page.goto("/staff/search/try/?q=what+is+car+t+cell+therapy+xyzzy&language=en-gb")
    expect(page.get_by_role("table").first).to_be_visible()
    assert not (found := barriers(page, "main")), found
    assert page.evaluate("document.querySelector('main').scrollWidth") <= width
