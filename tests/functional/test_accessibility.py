"""Every type of page at WCAG 2.2 AA, contrast included, however it is read."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.functional.axe import COLOURS, WCAG_22_AA, barriers
from tests.functional.conftest import PageFactory, open_page
from tests.functional.pages import EVERY_BLOCK_GUIDE, PAGE_TYPES
from tests.functional.server import Site

pytestmark = pytest.mark.browser

SCHEMES = {"light": WCAG_22_AA, "dark": COLOURS}
OPEN_ALL = "for (const part of document.querySelectorAll('details')) part.open = true"


@dataclass
class Reader:
    """Someone with a screen of some width, and JavaScript or none."""

    page: Page
    javascript: bool

    def open(self, address: str) -> None:
        """Open a page; with JavaScript also all that folds on it.

        Axe is JavaScript, too. For a reader without any, scripts are off while the page loads, so
        that none of its own ever runs and `noscript` is shown, and are turned on for axe alone.
        """
        devtools = self.page.context.new_cdp_session(self.page)
        if not self.javascript:
            devtools.send("Emulation.setScriptExecutionDisabled", {"value": True})
        self.page.goto(address)
        devtools.send("Emulation.setScriptExecutionDisabled", {"value": False})
        devtools.detach()
        if self.javascript:
            self.page.evaluate(OPEN_ALL)

    def findings(self) -> dict[str, str]:
        """The barriers in each colour scheme. The second changes nothing but colours, at once.

        No script of ours changes a colour: it is enough to see both with scripts.
        """
        found = {}
        for scheme, rules in SCHEMES.items() if self.javascript else [*SCHEMES.items()][:1]:
            self.page.emulate_media(color_scheme=scheme)
            found[scheme] = barriers(self.page, rules=rules)
        return found


@pytest.fixture(
    scope="module",
    params=[(True, 320), (True, 1280), (False, 320), (False, 1280)],
    ids=lambda way: f"{'with' if way[0] else 'without'} JavaScript, {way[1]} px",
)
def reader(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Reader]:
    javascript, width = request.param
    page = open_page(browser, site, width=width)
    yield Reader(page, javascript)
    page.context.close()


#: The guide with every block has what it has, and axe takes longest over guides.
SAME_BLOCKS = "guide with diagram"
LOOKED_AT = {name: at for name, at in PAGE_TYPES.items() if name != SAME_BLOCKS}
assert len(LOOKED_AT) == len(PAGE_TYPES) - 1


@pytest.mark.parametrize("address", LOOKED_AT.values(), ids=LOOKED_AT)
def test_every_page_type_has_no_barrier(reader: Reader, address: str) -> None:
    reader.open(address)
    found = reader.findings()
    assert not any(found.values()), "\n".join(f"{name}: {what}" for name, what in found.items())


def test_a_barrier_would_be_found(reader: Reader) -> None:
    reader.open(EVERY_BLOCK_GUIDE)
    reader.page.evaluate(
        """() => {
            document.querySelector("h1").style.color = "light-dark(#ccc, #333)";
            document.querySelector("main img").removeAttribute("alt");
        }"""
    )
    found = reader.findings()
    assert all("color-contrast" in report for report in found.values())
    assert "image-alt" in found["light"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_emergency_does_not_look_like_urgent_advice(new_page: PageFactory, scheme: str) -> None:
    page = new_page(scheme=scheme)
    page.goto(EVERY_BLOCK_GUIDE)

    def colours(kind: str) -> list[str]:
        return page.locator(f".care-{kind} > *").evaluate_all(
            "parts => parts.map(part => getComputedStyle(part).backgroundColor)"
        )

    urgent, emergency = colours("urgent"), colours("emergency")
    assert urgent[1] != emergency[1]
    assert scheme == "light" or urgent[0] != emergency[0]


#: Buttons that only a script could make do something; it adds them itself.
MADE_BY_SCRIPT = {"Print these questions", "Imprimir estas preguntas"}


@pytest.fixture(scope="module")
def with_and_without_javascript(browser: Browser, site: Site) -> Iterator[list[Page]]:
    pages = [open_page(browser, site, javascript=javascript) for javascript in (True, False)]
    yield pages
    for page in pages:
        page.context.close()


@pytest.mark.parametrize("address", PAGE_TYPES.values(), ids=PAGE_TYPES)
def test_nothing_is_missing_without_javascript(
    with_and_without_javascript: list[Page], address: str
) -> None:
    seen = []
    for page in with_and_without_javascript:
        page.goto(address)
        words = page.inner_text("body").splitlines()
        seen.append([line for line in words if line not in MADE_BY_SCRIPT])
    assert seen[0] == seen[1]
    assert len(seen[1]) > 10


@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_opens_by_keyboard_and_leads_on(new_page: PageFactory, javascript: bool) -> None:
    page = new_page(width=360, javascript=javascript)
    page.goto("/privacy/")
    link = page.get_by_role("navigation", name="Sections").get_by_role("link").first
    assert not link.is_visible()
    page.locator(".fold-menu > summary").focus()
    page.keyboard.press("Enter")
    link.click()
    assert page.url.endswith("/personalised-medicine/")


def test_the_first_stop_of_the_keyboard_leads_to_the_text(new_page: PageFactory) -> None:
    page = new_page()
    page.goto(EVERY_BLOCK_GUIDE)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the text"
    assert skip.bounding_box()["height"] >= 44
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "main"
