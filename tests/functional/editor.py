"""What staff do in the editor, in their words."""

import re
from typing import Any

from playwright.sync_api import FrameLocator, Locator, Page, Request, expect

from tests.builders import PASSWORD

#: The parts of a guide that the Author of these tests writes.
KEY_POINTS = ["It cools the scalp.", "It does not suit everyone.", "Ask before treatment starts."]
HEADING = "How a cap works"
TEXT = "The cap is cold for as long as the drip runs."
#: The cookies of who has signed in on the one site of this process.
_signed_in: dict[str, list[Any]] = {}


def field(place: Locator, label: str) -> Locator:
    """What is typed into, by the words above it; a star for required may follow them."""
    return place.get_by_role("textbox", name=re.compile(rf"^{label}"))


class Editor:
    """A member of staff at their desk."""

    def __init__(self, page: Page, username: str) -> None:
        self.page = page
        self.saving: set[Request] = set()
        page.on("request", lambda asked: self._notice(asked))
        page.on("requestfinished", lambda asked: self.saving.discard(asked))
        page.on("requestfailed", lambda asked: self.saving.discard(asked))
        self.sign_in(username)

    def sign_in(self, username: str) -> None:
        """At the door, or with the cookie of the last time."""
        page, context = self.page, self.page.context
        dashboard = page.get_by_role("heading", name="What needs attention")
        context.add_cookies(_signed_in.get(username, []))
        page.goto("/staff/")
        if not dashboard.is_visible():
            page.get_by_label("Username").fill(username)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
        expect(dashboard).to_be_visible()
        _signed_in[username] = context.cookies()

    # --- Finding the way ---

    def start_a_guide(self, section: str) -> None:
        """Through the tree of pages, as someone does who knows no address."""
        self.page.goto("/staff/pages/")
        for title in ("Plain words about cancer", section):
            self.page.get_by_role("link", name=f"Explore child pages of '{title}").click()
        self.page.get_by_role("link", name="Add child page").first.click()
        self.wait_for_form()

    def read_and_decide(self, title: str) -> None:
        """As a clinician: all that is needed to decide is on one page."""
        waiting = self.page.locator("#awaiting-review-section")
        row = waiting.get_by_role("row").filter(has_text=title)
        row.get_by_role("button", name="Actions").click()
        self.page.get_by_role("button", name="Read and decide").click()
        expect(self.page.get_by_role("heading", name="What changed")).to_be_visible()

    def check(self, title: str) -> None:
        self.read_and_decide(title)
        self.page.get_by_role("button", name="Approve", exact=True).click()
        expect(self.told()).to_contain_text(f"You approved “{title}”")
        waiting = self.page.locator("#awaiting-review-section")
        expect(waiting.get_by_role("row").filter(has_text=title)).to_have_count(0)

    def send_back(self, title: str, why: str) -> None:
        self.read_and_decide(title)
        field(self.page.locator("main"), "Note for colleagues").fill(why)
        self.page.get_by_role("button", name="Send back", exact=True).click()

    def approve(self, title: str) -> None:
        """Read it in the editor, then say yes where the dashboard asks for it."""
        waiting = self.page.locator("#awaiting-review-section")
        waiting.get_by_role("link", name=title, exact=True).click()
        expect(self.page.locator("#id_title")).to_have_value(title)
        self.page.goto("/staff/")
        row = waiting.get_by_role("row").filter(has_text=title)
        row.get_by_role("button", name="Actions").click()
        self.page.get_by_role("button", name="Approve", exact=True).click()
        expect(row).to_have_count(0)

    def open(self, title: str) -> None:
        self.page.goto(f"/staff/pages/search/?q={title}")
        self.page.get_by_role("link", name=title, exact=True).click()
        self.wait_for_form()
        expect(self.page.locator("#id_title")).to_have_value(title)

    def wait_for_form(self) -> None:
        """Until the editor watches what is typed.

        It first looks at the form 2 seconds after it came: what somebody quicker than any human
        typed before that is no change, so no preview shows it.
        """
        expect(self.page.locator("#id_title")).to_be_editable()
        self.page.wait_for_timeout(3000)

    # --- Writing ---

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def panel(self, name: str) -> Locator:
        return self.page.locator(f"[id^='panel-'][id$='-{name}-section']")

    def add(self, name: str, kind: str = "") -> Locator:
        """A new block at the end of a field; `kind` where there is a choice of them."""
        blocks = self.panel(name).locator("[data-streamfield-child]")
        number = blocks.count()
        self.panel(name).get_by_title("Insert a block").last.click()
        if kind:
            self.page.get_by_role("option", name=kind, exact=True).click()
        expect(blocks).to_have_count(number + 1)
        return blocks.last

    def write_content(self, title: str, summary: str) -> None:
        """The first tab, and so a guide that is not complete yet."""
        self.page.locator("#id_title").fill(title)
        self.page.locator("#id_summary").fill(summary)
        for point in KEY_POINTS:
            self.add("key_points").locator("input[type=text]").fill(point)
        field(self.add("body", "Section heading"), "Heading").fill(HEADING)
        self.write_text(self.add("body", "Text"), TEXT)

    def write_text(self, block: Locator, text: str) -> None:
        block.locator("[contenteditable=true]").click()
        self.page.keyboard.type(text)

    def write_the_rest(self, source: str = "Scalp cooling") -> None:
        self.tab("Details")
        self.page.get_by_label("Patients").check()
        self.page.get_by_label("Having treatment").check()
        address = f"https://example.org/{source.lower().replace(' ', '-')}"
        self.cite(source, "A public body", address)

    def cite(self, title: str, publisher: str, address: str) -> None:
        """Rest the guide on a document that is not among the references yet."""
        self.tab("Sources")
        sources = self.panel("sources").locator("[data-streamfield-child]")
        source = sources.last if sources.count() else self.add("sources")
        source.get_by_role("button", name="Choose reference").click()
        choosing = self.page.get_by_role("dialog")
        choosing.get_by_role("tab", name="New reference").click()
        for label, words in {
            "Title": title,
            "Who published it": publisher,
            "Address": address,
        }.items():
            field(choosing, label).fill(words)
        choosing.get_by_role("button", name="Add reference").click()
        expect(source).to_contain_text(title)

    def preview(self) -> FrameLocator:
        """The live preview beside the form."""
        frame = self.page.frame_locator("#w-preview-iframe")
        if not self.page.locator("#w-preview-iframe").is_visible():
            self.page.get_by_role("button", name="Toggle preview").click()
        return frame

    # --- Handing on ---

    def _notice(self, asked: Request) -> None:
        if asked.method == "POST" and asked.resource_type == "fetch":
            self.saving.add(asked)
            self.saved_lately = True

    def settle(self) -> None:
        """Wait until the editor has nothing more to save by itself.

        It does half a second after a change. Whoever saves a new page in the moment in between
        makes it twice, and Wagtail 8.0 answers one of the two with an error.
        """
        self.saved_lately = True
        while self.saved_lately or self.saving:
            self.saved_lately = False
            self.page.wait_for_timeout(1000)

    def save_draft(self) -> None:
        self.settle()
        self.page.get_by_role("button", name="Save draft").click()

    def actions(self) -> list[str]:
        """What the editor offers to do with the page, beside saving it."""
        self.page.get_by_role("button", name="More actions").click()
        shown = self.page.locator("footer").get_by_role("button")
        shown = shown.or_(self.page.locator("footer").get_by_role("link"))
        names = [name.strip() for name in shown.all_inner_texts()]
        self.page.keyboard.press("Escape")
        return [name for name in names if name not in {"", "Save draft", "More actions"}]

    def choose(self, action: str) -> None:
        self.settle()
        self.page.get_by_role("button", name="More actions").click()
        footer = self.page.locator("footer")
        name = re.compile(rf"^\s*{action}")
        footer.get_by_role("button", name=name).or_(
            footer.get_by_role("link", name=name)
        ).first.click()

    def told(self) -> Locator:
        """What the admin answers at the top of the page."""
        return self.page.locator(".messages")
