"""What axe finds on a page: barriers to those who see, hear or move differently."""

from typing import Any

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG_22_AA = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
#: What changes with the colours and nothing else.
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
# All that axe says of what is well takes a third of its time to bring here, and nobody reads it.
RUN = """([place, options]) => axe.run(place ?? document, options)
    .then(({ violations }) => ({ violations }))"""


def barriers(page: Page, place: str | None = None, rules: dict[str, Any] | None = None) -> str:
    """What violates WCAG 2.2 AA, contrast included, as a report; "" if nothing does.

    `place` is a selector, where only a part of the page is ours; `rules` are axe's options.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = AxeResults(page.evaluate(RUN, [place, rules or WCAG_22_AA]))
    return found.generate_report() if found.violations_count else ""
