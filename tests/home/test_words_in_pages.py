"""Words of the glossary in guides and digests, as readers get them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from glossary.marking import mark as glossary_mark
from glossary.models import Term
from glossary.vocabulary import vocabulary
from home import words
from home.models import GuidePage, HomePage, SectionPage
from home.words import PageWords
from review import publishing
from tests.builders import DIGEST_ITEM, block, heading, make_digest, make_guide, make_staff, text
from tests.forms import guide_form, sign_in
from tests.words import make_term

pytestmark = pytest.mark.django_db

MARK = re.compile(r'<a class="term" href="([^"]*)" data-term="[^"]*" data-number="(\d+)">(.*?)</a>')


@pytest.fixture
def biopsy(db: None) -> Term:
    return make_term("biopsy", definition="Taking a small sample.")


@pytest.fixture
def scan(db: None) -> Term:
    return make_term("scan", definition="A picture of the inside of the body.")


@pytest.fixture
def marks(client: Client) -> Callable[[Page], list[tuple[str, str, str]]]:
    def found(page: Page) -> list[tuple[str, str, str]]:
        return MARK.findall(client.get(page.url).content.decode())

    return found


Marks = Callable[[Page], list[tuple[str, str, str]]]


def test_a_word_leads_to_its_page_and_its_meaning_is_in_the_page(
    client: Client, section: SectionPage, biopsy: Term, marks: Marks
) -> None:
    guide = make_guide(section, body=[text("Two biopsies. A biopsy.")])
    assert marks(guide) == [("/words/biopsy/", "1", "biopsies")]
    html = client.get(guide.url).content.decode()
    words = html[html.index('<section class="words"') :]
    assert re.search(r'id="word:biopsy">.*?/words/biopsy/.*?Taking a small sample\.', words, re.S)


def test_words_are_listed_in_the_order_of_the_text(
    client: Client, section: SectionPage, biopsy: Term, scan: Term, marks: Marks
) -> None:
    guide = make_guide(section, body=[text("A scan."), text("A biopsy.")])
    assert [number for _url, number, _words in marks(guide)] == ["1", "2"]
    html = client.get(guide.url).content.decode()
    assert html.index('id="word:scan"') < html.index('id="word:biopsy"')


def test_key_points_come_first_and_title_and_summary_are_left_alone(
    section: SectionPage, biopsy: Term, marks: Marks
) -> None:
    points = [block("point", words) for words in ("One biopsy.", "Two.", "Three.")]
    guide = make_guide(
        section, title="Biopsy", summary="About biopsy.", key_points=points, body=[text("Biopsy.")]
    )
    assert [words for _url, _number, words in marks(guide)] == ["biopsy"]


def test_nothing_that_is_read_in_a_hurry_has_a_link(section: SectionPage, marks: Marks) -> None:
    make_term("fever")
    care = {"urgency": "urgent", "heading": "Call if:", "items": ["You have a fever"], "after": ""}
    warning = {"heading": "Fever", "text": "<p>A fever is serious.</p>"}
    body = [block("care_card", care), block("warning", warning), heading("Fever")]
    assert marks(make_guide(section, body=body)) == []
    assert len(marks(make_guide(section, body=[*body, text("A fever.")]))) == 1


def test_a_list_of_what_to_do_keeps_each_line_whole(
    client: Client, section: SectionPage, biopsy: Term
) -> None:
    # Its lines are laid out as rows of boxes: a link right inside one would be a box of its own.
    do = {"heading": "", "items": ["ask about a biopsy", "rest"]}
    page = make_guide(section, body=[block("do_list", do), block("dont_list", do)])
    assert '<li><span>ask about a <a class="term"' in client.get(page.url).content.decode()


def test_the_page_about_a_word_does_not_explain_it(section: SectionPage, marks: Marks) -> None:
    guide = make_guide(section, body=[text("A biopsy.")])
    make_term("biopsy", guide=guide)
    assert marks(guide) == []
    assert len(marks(make_guide(section, body=[text("A biopsy.")]))) == 1


def test_an_editor_leaves_a_word_out_or_asks_for_it(
    section: SectionPage, biopsy: Term, marks: Marks
) -> None:
    stage = make_term("stage", needs_context=["cancer"])
    body = [text("A biopsy on stage.")]
    assert len(marks(make_guide(section, body=body))) == 1
    words = [("words_left_out", biopsy), ("words_always", stage)]
    fields: dict[str, Any] = {name: [block("word", term.pk)] for name, term in words}
    assert [found[2] for found in marks(make_guide(section, body=body, **fields))] == ["stage"]


def test_choosing_words_is_no_change_of_the_text(section: SectionPage, biopsy: Term) -> None:
    guide = make_guide(section, body=[text("A biopsy.")])
    guide.words_left_out = [("word", biopsy)]
    assert publishing.pending_kind(guide, 0, None, []) is None
    guide.body = [("text", "<p>A scan.</p>")]
    assert publishing.pending_kind(guide, 0, None, []) is not None


def test_a_word_that_was_deleted_is_no_trouble(section: SectionPage, marks: Marks) -> None:
    gone = make_term("gone")
    guide = make_guide(section, words_always=[block("word", gone.pk)], body=[text("It is gone.")])
    gone.delete()
    assert marks(guide) == []
    guide.save_revision().publish()


def test_teenagers_read_the_words_for_a_child(client: Client, section: SectionPage) -> None:
    make_term("biopsy", definition="For adults.", definition_child="For you.")
    make_term("scan", definition="For all.")

    def page(*audience: str) -> str:
        body = [text("A biopsy."), text("A scan.")]
        return client.get(
            make_guide(section, for_whom=list(audience), body=body).url
        ).content.decode()

    young, both = page("teenager"), page("teenager", "parent")
    assert "For you." in young
    assert "For adults." not in young
    assert "For all." in young
    assert "For adults." in both


def test_a_changed_word_shows_at_once(
    client: Client, section: SectionPage, biopsy: Term, marks: Marks
) -> None:
    guide = make_guide(section, body=[text("A biopsy, or tissue test.")])
    marks(guide)
    biopsy.definition = "Another meaning."
    biopsy.save()
    assert "Another meaning." in client.get(guide.url).content.decode()
    biopsy.variants = ["tissue test"]
    biopsy.name = "sampling"
    biopsy.save()
    assert [found[2] for found in marks(guide)] == ["tissue test"]
    biopsy.unpublish()
    assert marks(guide) == []


def test_a_text_is_looked_through_once_while_it_is_remembered(
    section: SectionPage, biopsy: Term, marks: Marks, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_through: list[str] = []

    def mark(html: str, *known: Any, **how: Any) -> Any:
        looked_through.append(html)
        return glossary_mark(html, *known, **how)

    monkeypatch.setattr(words, "mark", mark)
    monkeypatch.setattr(words, "MOST_KEPT", 1)
    words.forget()
    one, other = (make_guide(section, body=[text(t)]) for t in ("A biopsy.", "Two biopsies."))
    assert marks(one) == marks(one) == [("/words/biopsy/", "1", "biopsy")]
    assert len(looked_through) == 1
    assert marks(other) == [("/words/biopsy/", "1", "biopsies")]
    assert marks(one) == [("/words/biopsy/", "1", "biopsy")]
    assert len(looked_through) == 3


def test_the_words_are_read_once_and_asked_after_with_one_query(
    section: SectionPage, biopsy: Term
) -> None:
    make_guide(section, body=[text("A biopsy.")])
    vocabulary("en-gb")
    with CaptureQueriesContext(connection) as later:
        vocabulary("en-gb")
    assert len(later) == 1
    biopsy.definition = "Another."
    biopsy.save()
    with CaptureQueriesContext(connection) as changed:
        vocabulary("en-gb")
    assert 1 < len(changed) <= 3


def test_a_word_goes_when_its_time_is_over(
    section: SectionPage, marks: Marks, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = timezone.now() + timedelta(hours=1)
    make_term("biopsy", expire_at=end)
    guide = make_guide(section, body=[text("A biopsy.")])
    assert len(marks(guide)) == 1
    monkeypatch.setattr(timezone, "now", lambda: end + timedelta(seconds=1))
    assert marks(guide) == []


def test_a_draft_of_a_word_is_not_explained(section: SectionPage, marks: Marks) -> None:
    make_term("biopsy", live=False)
    assert marks(make_guide(section, body=[text("A biopsy.")])) == []


def test_a_page_that_explains_nothing_has_no_list(
    client: Client, section: SectionPage, biopsy: Term
) -> None:
    html = client.get(make_guide(section).url).content.decode()
    assert 'id="words"' not in html


def test_without_a_glossary_no_page_asks_for_its_script(
    client: Client, section: SectionPage
) -> None:
    assert "words.js" not in client.get(make_guide(section).url).content.decode()
    make_term("biopsy")
    assert "words.js" in client.get(make_guide(section).url).content.decode()


def test_words_of_another_language_are_not_explained(section: SectionPage, marks: Marks) -> None:
    make_term("biopsia", language="es")
    assert marks(make_guide(section, body=[text("A biopsia.")])) == []


def test_a_digest_explains_its_words_and_not_its_sources(
    home: HomePage, biopsy: Term, marks: Marks
) -> None:
    item = DIGEST_ITEM | {"what_was_found": "<p>A biopsy.</p>", "source_title": "Biopsy"}
    only_source = DIGEST_ITEM | {"source_title": "A biopsy"}
    june = make_digest(home, month="2020-06-01", slug="june", items=[block("item", item)])
    july = make_digest(home, month="2020-07-01", slug="july", items=[block("item", only_source)])
    assert len(marks(june)) == 1
    assert marks(july) == []


def test_a_preview_shows_what_readers_would_get(section: SectionPage) -> None:
    make_term("point")
    guide: GuidePage = make_guide(section, live=False)
    guide.save_revision()
    staff = sign_in(make_staff("Author"))
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[guide.pk])
    assert staff.post(address, guide_form()).json()["is_valid"]
    assert len(MARK.findall(staff.get(address, {"mode": ""}).content.decode())) == 1


def test_an_earlier_version_is_shown_as_it_was_written(section: SectionPage, biopsy: Term) -> None:
    guide = make_guide(section, body=[text("A biopsy.")])
    context = {"page": guide, **guide.text_context({})}
    part = "home/parts/guide_text.html"
    assert "A biopsy." in render_to_string(part, context)
    assert MARK.findall(render_to_string(part, {**context, "words": PageWords(guide)}))


def test_what_is_kept_follows_the_text_and_the_choices_of_the_page(
    section: SectionPage, biopsy: Term, marks: Marks
) -> None:
    guide = make_guide(section, body=[text("A biopsy.")])
    assert len(marks(guide)) == 1
    guide.words_left_out = [("word", biopsy)]
    guide.save()
    assert marks(guide) == []
    guide.words_left_out = []
    guide.body = [("text", "<p>Two biopsies.</p>")]
    guide.save()
    assert [found[2] for found in marks(guide)] == ["biopsies"]


def test_only_so_much_is_kept(
    section: SectionPage, biopsy: Term, monkeypatch: pytest.MonkeyPatch
) -> None:
    words.forget()
    monkeypatch.setattr(words, "MOST_KEPT", 3)
    page_words = PageWords(make_guide(section))
    for number in range(5):
        assert "term" in page_words.mark(f"<p>A biopsy, {number}.</p>")
    assert len(words._kept) == 3
