"""A guide, from an empty form to the reader's screen and away again, in the real admin."""

import pytest
from playwright.sync_api import Page, expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory
from tests.functional.editor import HEADING, KEY_POINTS, TEXT, Editor, field
from tests.functional.prepare import DRAFT, PUBLISHED

pytestmark = pytest.mark.browser

REQUIRED = "This field is required."


def errors(editor: Editor, name: str) -> list[str]:
    return editor.panel(name).locator(".error-message, .help-critical").all_text_contents()


def test_an_author_writes_a_guide_and_sees_it(new_page: PageFactory) -> None:
    author = Editor(new_page(), "author")
    author.start_a_guide("Support and care")
    author.write_content("Cooling caps", "What a cooling cap can do.")

    preview = author.preview()
    expect(preview.get_by_role("heading", name="Cooling caps")).to_be_visible()
    expect(preview.get_by_text(TEXT)).to_be_visible()
    for point in KEY_POINTS:
        expect(preview.get_by_text(point)).to_be_visible()

    # No source, nobody it is for: not complete, and saved all the same.
    author.save_draft()
    expect(author.told()).to_contain_text("Cooling caps")
    expect(author.told()).not_to_contain_text("error")
    author.page.reload()
    expect(author.page.locator("#id_summary")).to_have_value("What a cooling cap can do.")
    expect(field(author.panel("body"), "Heading")).to_have_value(HEADING)
    expect(author.panel("body")).to_contain_text(TEXT)

    # Authors hand on; they do not publish.
    offered = author.actions()
    assert any(name.startswith("Submit to") for name in offered)
    assert not any(
        "publish" in name.lower() for name in offered if not name.startswith("Submit to")
    )
    assert visit(new_page, "/support-and-care/cooling-caps/")[0] == 404


def test_an_incomplete_guide_is_not_handed_on_and_nothing_typed_is_lost(
    new_page: PageFactory,
) -> None:
    author = Editor(new_page(), "author")
    author.start_a_guide("Support and care")
    author.write_content("Cold gloves", "What cold gloves can do.")
    author.tab("Sources")
    author.add("sources")
    author.choose("Submit to")

    expect(author.told()).to_contain_text("could not be")
    for name in ("for_whom", "stages"):
        assert REQUIRED in "".join(errors(author, name))
    author.tab("Sources")
    source = author.panel("sources")
    expect(source).to_contain_text(REQUIRED)
    author.tab("Content")
    expect(author.page.locator("#id_title")).to_have_value("Cold gloves")
    expect(author.page.locator("#id_summary")).to_have_value("What cold gloves can do.")
    points = author.panel("key_points").locator("input[type=text]")
    assert [point.input_value() for point in points.all()] == KEY_POINTS
    expect(author.panel("body")).to_contain_text(TEXT)


def test_a_published_guide_is_mended_and_taken_away(new_page: PageFactory) -> None:
    title, address = PUBLISHED, "/support-and-care/cold-gloves/"
    search = f"/search/?q={title}"
    # A correction: readers get it when it is published, not when it is saved.
    publisher = Editor(new_page(), "publisher")
    publisher.open(title)
    publisher.page.locator("#id_summary").fill("What cold gloves can do for you.")
    publisher.save_draft()
    expect(publisher.told()).to_contain_text(title)
    _status, reader = visit(new_page, address)
    expect(reader.locator(".lead")).to_have_text("What cold gloves can do.")
    _status, reader = visit(new_page, search)
    expect(reader.locator(".hits").get_by_role("link", name=title, exact=True)).to_be_visible()
    publisher.choose("Publish")
    expect(publisher.told()).to_contain_text("could not be")
    publisher.tab("Checks")
    expect(publisher.page.get_by_role("tab", name="Checks")).to_contain_text("1")
    expect(publisher.page.get_by_text("Say what kind of edit this is.").first).to_be_visible()
    publisher.page.get_by_label("A typing mistake").check()
    publisher.choose("Publish")
    expect(publisher.told()).to_contain_text("published")
    _status, reader = visit(new_page, address)
    expect(reader.locator(".lead")).to_have_text("What cold gloves can do for you.")

    publisher.open(title)
    publisher.choose("Unpublish")
    publisher.page.get_by_role("button", name="Yes, unpublish").click()
    expect(publisher.told()).to_contain_text("unpublished")
    assert visit(new_page, address)[0] == 404
    _status, reader = visit(new_page, search)
    expect(reader.get_by_role("link", name=title, exact=True)).to_have_count(0)


def visit(new_page: PageFactory, address: str) -> tuple[int, Page]:
    """A reader who comes for the first time: browsers keep a page for a minute."""
    page = new_page(javascript=False)
    answer = page.goto(address)
    assert answer
    return answer.status, page


def test_the_dashboard_says_what_needs_attention_without_barriers(new_page: PageFactory) -> None:
    publisher = Editor(new_page(), "publisher")
    panel = publisher.page.locator("#attention-section")
    expect(panel).to_contain_text("Never published")
    expect(panel.get_by_role("link", name=DRAFT)).to_be_visible()
    assert not (found := barriers(publisher.page, "#attention-section")), found
