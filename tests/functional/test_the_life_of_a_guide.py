"""A guide from its draft to the day it is taken down, as each role meets it and as readers do."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.functional.conftest import PageFactory
from tests.functional.editor import HEADING, TEXT, Editor, field
from tests.functional.server import Site

pytestmark = pytest.mark.browser

TITLE, ADDRESS = "Mouth care", "/support-and-care/mouth-care/"
SAFETY = "We now say to call at 38 degrees, not at 39."


@pytest.fixture
def clock(site: Site) -> Iterator["Clock"]:
    clock = Clock(site)
    yield clock
    clock.set(0)


class Clock:
    """The site's. Whoever is signed in is signed out by years that pass."""

    def __init__(self, site: Site) -> None:
        self.file = site.log.parent / "days-later"

    def set(self, days: int) -> date:
        self.file.write_text(str(days))
        return date.today() + timedelta(days=days)


def read(new_page: PageFactory, address: str = ADDRESS) -> tuple[int, Page]:
    """As somebody who comes for the first time."""
    page = new_page(javascript=False)
    answer = page.goto(address)
    assert answer
    return answer.status, page


def on_the_board(lead: Editor, tab: str = "") -> str:
    lead.page.goto(f"/staff/checks/board/{tab}")
    return lead.page.get_by_role("row", name=re.compile(TITLE)).inner_text()


def submit(author: Editor, button: str = "Submit to") -> None:
    author.choose(button)
    expect(author.told()).to_contain_text("submitted for moderation")


def decide(lead: Editor, action: str, button: str, answers: dict[str, str]) -> None:
    lead.page.goto(f"/staff/checks/board/?q={TITLE}")
    lead.page.get_by_role("link", name=f"{action} ({TITLE})").click()
    for label, answer in answers.items():
        field(lead.page.locator("main"), label).fill(answer)
    lead.page.get_by_role("button", name=button).click()
    expect(lead.told()).to_contain_text(TITLE)


def test_from_a_draft_to_the_day_it_is_taken_down(new_page: PageFactory, clock: Clock) -> None:
    author = Editor(new_page(), "author")
    author.start_a_guide("Support and care")
    author.write_content(TITLE, "Call your team if you have a fever of 39 degrees.")
    author.write_the_rest(source=TITLE)
    submit(author)

    # A clinician sends it back, and why; then approves what came instead.
    Editor(new_page(), "clinical-reviewer").send_back(TITLE, "Say what to rinse with.")
    assert read(new_page)[0] == 404
    author.open(TITLE)
    author.page.locator("#id_summary").fill("Rinse with water. Call at a fever of 39 degrees.")
    submit(author, "Resubmit to")
    Editor(new_page(), "clinical-reviewer").check(TITLE)
    assert read(new_page)[0] == 404
    Editor(new_page(), "publisher").approve(TITLE)
    status, reader = read(new_page)
    assert status == 200
    expect(reader.get_by_role("heading", name=HEADING)).to_be_visible()
    expect(reader.locator("article")).to_contain_text(TEXT)
    expect(reader.locator(".sources")).to_contain_text(TITLE)
    _status, results = read(new_page, f"/search/?q={TITLE}")
    expect(results.locator(".hits").get_by_role("link", name=TITLE, exact=True)).to_be_visible()
    expect(reader.locator("#about-this-page")).to_contain_text("Checked by Test clinician")
    expect(reader.locator("#about-this-page")).not_to_contain_text("rinse with")

    # An edit that could change what someone does: no publisher puts it out alone.
    publisher = Editor(new_page(), "publisher")
    publisher.open(TITLE)
    publisher.page.locator("#id_summary").fill("Rinse with water. Call at a fever of 38 degrees.")
    publisher.tab("Checks")
    publisher.page.get_by_label("Safety: it could change").check()
    field(publisher.page.locator("main"), "What changed, in one sentence").fill(SAFETY)
    publisher.page.get_by_label("This puts right something that was wrong").check()
    publisher.choose("Publish")
    expect(publisher.told()).to_contain_text("could not be")
    publisher.tab("Checks")
    expect(publisher.page.locator("main")).to_contain_text("no clinician has approved")
    expect(field(publisher.page.locator("main"), "What changed, in one")).to_have_value(SAFETY)
    expect(read(new_page)[1].locator(".lead")).to_contain_text("39 degrees")
    submit(publisher)
    Editor(new_page(), "clinical-reviewer").check(TITLE)
    Editor(new_page(), "publisher").approve(TITLE)
    _status, reader = read(new_page)
    expect(reader.locator(".lead")).to_contain_text("38 degrees")
    expect(reader.locator("#about-this-page")).to_contain_text(SAFETY)
    _status, history = read(new_page, f"{ADDRESS}history/")
    expect(history.locator("main")).to_contain_text(SAFETY)

    # Two years and a month later nobody has looked at it again.
    today = clock.set(761)
    _status, reader = read(new_page)
    expect(reader.locator("main")).to_contain_text("Ask your care team before you rely on it.")
    lead = Editor(new_page(), "clinical-lead")
    assert "Check overdue" in on_the_board(lead, "?state=overdue")
    until = today + timedelta(days=90)
    why = "The new guideline comes in spring."
    decide(lead, "Put off", "Put off the check", {"Check it by": str(until), "Why": why})
    _status, reader = read(new_page)
    expect(reader.locator("main")).not_to_contain_text("before you rely on it")
    assert "Checked" in on_the_board(lead)
    expect(read(new_page, f"{ADDRESS}history/")[1].locator("main")).to_contain_text(why)

    # Then the treatment is no longer used.
    decide(lead, "Withdraw", "Withdraw the page", {"Why": "We now advise something else."})
    status, reader = read(new_page)
    assert status == 410
    expect(reader.locator("main")).to_contain_text("We have taken this page down")
    expect(reader.locator("main")).to_contain_text("We now advise something else.")
    assert "Put back" in on_the_board(lead, "?state=withdrawn")
