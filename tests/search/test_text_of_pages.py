"""What of a page is searched, and shown as an excerpt: its sentences, each by itself."""

import pytest
from django.test import Client

from home.models import SectionPage
from search.index import reading
from search.index.reading import Text
from search.query import Query
from search.results import search
from tests.builders import heading, make_guide, text

pytestmark = pytest.mark.django_db

LIST = (
    "<p>Call us if you have</p><ul><li>a fever &amp; chills</li><li>a new <b>zebra</b>rash"
    "<ol><li>on one arm</li></ol></li></ul><p>First.<br/>Second.</p>"
)


def test_each_paragraph_and_item_of_a_list_is_a_line(section: SectionPage) -> None:
    page = make_guide(section, body=[heading("On"), text(LIST)])
    lines = "Call us if you have\na fever & chills\na new zebrarash\non one arm\nFirst.\nSecond."
    assert Text(lines, 1) in reading.content(page).texts


def test_a_heading_is_a_text_of_its_own(section: SectionPage) -> None:
    page = make_guide(section, body=[heading("Lions"), text("<p>They sleep.</p>")])
    assert {Text("Lions", 1), Text("They sleep.", 1)} <= set(reading.content(page).texts)


def test_an_excerpt_shows_one_item_and_not_the_next(client: Client, section: SectionPage) -> None:
    make_guide(section, title="On animals", body=[heading("On"), text(LIST)])
    (result,) = search(Query("fever chills", "fever chills"), "en-gb").results
    assert result.excerpt.text == "a fever & chills"
    told = client.get("/search/?q=fever+chills").content.decode()
    assert "<p>a <mark>fever</mark> &amp; <mark>chills</mark></p>" in told
