"""The editor saves by itself while somebody types; that and their own saving must not collide."""

import re

import pytest
from playwright.sync_api import Request, Route, expect

from tests.functional.conftest import PageFactory
from tests.functional.editor import Editor

pytestmark = pytest.mark.browser

MAKES_A_PAGE = re.compile(r"/staff/pages/add/home/guidepage/\d+/$")


@pytest.mark.parametrize("action", ["Save draft", "Submit to"])
def test_a_new_page_sent_while_it_is_being_saved_is_made_once(
    new_page: PageFactory, action: str
) -> None:
    author = Editor(new_page(), "author")
    page = author.page
    author.start_a_guide("Support and care")
    # With an address and no title it cannot be made yet; the title is all that is missing.
    author.tab("Promote")
    with page.expect_response(MAKES_A_PAGE) as refusal:
        page.locator("#id_slug").fill(f"made-once-{action[:4].lower()}")
    assert refusal.value.status == 400
    author.tab("Content")
    held: list[Route] = []
    sent: list[str] = []
    page.route(MAKES_A_PAGE, lambda route: held.append(route))
    page.on("request", lambda asked: sent.append(asked.url) if by_hand(asked) else None)
    with page.expect_request(MAKES_A_PAGE):
        page.locator("#id_title").fill(f"Made once: {action.lower()}")

    if action != "Save draft":
        page.get_by_role("button", name="More actions").click()
    page.locator("footer").get_by_role("button", name=re.compile(rf"^\s*{action}")).click(
        no_wait_after=True
    )
    page.wait_for_timeout(500)
    too_early = list(sent)
    for route in held:
        route.continue_()
    assert too_early == []
    expect(page.locator(".messages")).to_contain_text(
        "has been updated" if action == "Save draft" else "could not be"
    )
    assert [re.sub(r"\d+", "N", address.partition("/staff")[2]) for address in sent] == [
        "/pages/N/edit/"
    ]


def by_hand(asked: Request) -> bool:
    return asked.method == "POST" and asked.is_navigation_request()
