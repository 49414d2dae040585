"""Marking words as a claim and putting a fact into text, in the real editor and browser."""

import pytest
from playwright.sync_api import Locator, expect

from tests.functional.axe import barriers
from tests.functional.conftest import PageFactory
from tests.functional.editor import TEXT, Editor
from tests.functional.marked_pages import FACT, SLUG

pytestmark = pytest.mark.browser

_SELECT = """(editor, words) => {
  editor.focus();
  const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const start = texts.currentNode.data.indexOf(words);
    if (start < 0) continue;
    getSelection().setBaseAndExtent(
      texts.currentNode, start, texts.currentNode, start + words.length);
    return;
  }
}"""


def select(text: Locator, words: str) -> None:
    text.evaluate(_SELECT, words)


def test_words_are_marked_kept_changed_and_read(new_page: PageFactory) -> None:
    author = Editor(new_page(), "author")
    author.start_a_guide("Support and care")
    author.write_content("Marked words", "What marked words look like.")
    page = author.page
    text = author.panel("body").locator("[contenteditable=true]")
    window = page.locator(".modal")

    select(text, "The cap is cold")
    page.get_by_role("button", name="How sure this is").click()
    window.get_by_label("Early", exact=True).check()
    window.get_by_role("button", name="Use this").click()
    expect(window).to_contain_text("Choose what this claim rests on.")
    window.get_by_label("Find a reference").fill("palliative care early")
    window.get_by_label("Find a reference").press("Enter")
    window.get_by_label("Early Palliative Care").check()
    window.get_by_label("Study design").select_option("1ii")
    assert not (found := barriers(page, ".modal-body")), found
    window.get_by_role("button", name="Use this").click()
    expect(window).to_have_count(0)
    claim = text.locator(".TooltipEntity", has_text="The cap is cold")
    expect(claim).to_be_visible()

    select(text, "as long")
    page.get_by_role("button", name="Shared fact").click()
    window.get_by_label(FACT).check()
    window.get_by_role("button", name="Use this").click()
    fact = text.locator(".TooltipEntity", has_text="38 °C or more")
    expect(fact).to_be_visible()

    author.save_draft()
    expect(author.told()).to_contain_text("Marked words")
    page.reload()
    author.wait_for_form()
    expect(claim).to_be_visible()
    expect(fact).to_be_visible()

    claim.click()
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(window.get_by_label("Early", exact=True)).to_be_checked()
    expect(window.get_by_label("Early Palliative Care")).to_be_checked()
    expect(window.get_by_label("Study design")).to_have_value("1ii")
    window.get_by_label("Strong", exact=True).check()
    window.get_by_role("button", name="Use this").click()
    expect(window).to_have_count(0)

    reader = author.preview()
    expect(reader.get_by_text("Strong evidence")).to_have_count(2)
    rest = TEXT.removeprefix("The cap is cold").replace("as long", "")
    for words in ("The cap is cold", "38 °C or more (United States)", rest.split()[0]):
        expect(reader.get_by_text(words).first).to_be_visible()


def test_a_tag_shows_what_it_means_beside_it_and_without_javascript_at_the_end(
    new_page: PageFactory,
) -> None:
    address = f"/immunotherapy/{SLUG}/"
    page = new_page()
    page.goto(address)
    tag = page.get_by_role("button", name="Early evidence explained")
    tag.click()
    note = page.get_by_role("dialog", name="Early evidence")
    expect(note).to_contain_text("Only small or early studies.")
    expect(tag).to_have_attribute("aria-expanded", "true")
    assert not (found := barriers(page)), found
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(tag).to_be_focused()
    tag.press("Enter")
    expect(note).to_be_focused()
    page.emulate_media(media="print")
    expect(note).to_be_hidden()
    page.emulate_media(media="screen")
    for key in ("Enter", "Space"):
        page.keyboard.press("Shift+Tab")
        expect(tag).to_be_focused()
        tag.press(key)
        expect(note).to_have_count(0)
        expect(tag).to_have_attribute("aria-expanded", "false")
        tag.press(key)
        expect(tag).to_have_attribute("aria-expanded", "true")
    note.get_by_role("button", name="Close").click()
    expect(note).to_have_count(0)
    tag.click()
    note.get_by_role("link").click()
    expect(note).to_have_count(0)
    expect(page.locator(".sources li:target")).to_be_visible()

    plain = new_page(javascript=False)
    plain.goto(address)
    plain.get_by_role("link", name="Early evidence explained").click()
    expect(plain.locator(".sure-notes li:target")).to_contain_text("Only small or early studies.")
