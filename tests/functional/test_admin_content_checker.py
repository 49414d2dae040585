"""The checker beside the form holds a guide to the level that the site is held to."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.functional.conftest import PageFactory
from tests.functional.editor import Editor

pytestmark = pytest.mark.browser

GUIDE = "Fertility: what to ask before treatment starts"
PALE = '<p style="color: #bbb; background: #fff">Pale words.</p>'


def test_the_checker_finds_what_wcag_22_aa_forbids_and_nothing_else(new_page: PageFactory) -> None:
    """Contrast is an AA rule that Wagtail's own list leaves out; editors cannot break it here."""
    page = new_page()

    def with_pale_words(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace("</article>", f"{PALE}</article>")
        )

    page.route(re.compile(r"/edit/preview/\?mode="), with_pale_words)
    publisher = Editor(page, "publisher")
    publisher.open(GUIDE)
    # It looks at the preview, and can judge colours only while that is on the screen.
    expect(publisher.preview().get_by_text("Pale words.")).to_be_visible()
    checks = page.locator("[data-side-panel=checks]")
    expect(checks.locator("[data-content-checker-name]")).to_have_text(re.compile("contrast"))
    expect(checks.locator("[data-content-checker-count]")).to_have_text("1")
