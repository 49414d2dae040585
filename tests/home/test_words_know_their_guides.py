"""A word of the glossary knows the guides that explain it."""

from typing import Any

import pytest
from django.core.management import call_command

from glossary import uses
from home.models import SectionPage
from tests.builders import make_guide, text
from tests.review.passing import approved
from tests.words import make_term

pytestmark = pytest.mark.django_db


def test_publishing_a_guide_notes_the_words_that_it_explains(
    section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    biopsy, scan = make_term("biopsy"), make_term("scan")
    guide = make_guide(section, body=[text("A biopsy.")])
    with django_capture_on_commit_callbacks(execute=True):
        approved(guide.save_revision()).publish()
    assert uses.page_ids(biopsy) == [guide.pk]
    assert uses.page_ids(scan) == []
    guide.body = [("text", "<p>A scan.</p>")]
    with django_capture_on_commit_callbacks(execute=True):
        approved(guide.save_revision()).publish()
    assert uses.page_ids(biopsy) == []
    assert uses.page_ids(scan) == [guide.pk]


def test_the_command_notes_what_a_change_of_the_glossary_brought(section: SectionPage) -> None:
    guide = make_guide(section, body=[text("A biopsy.")])
    make_guide(section, body=[text("A biopsy.")], live=False)
    biopsy = make_term("biopsy")
    call_command("record_words")
    assert uses.page_ids(biopsy) == [guide.pk]


def test_a_page_whose_words_cannot_be_noted_is_published_all_the_same(
    section: SectionPage,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("home.used_words.record", fail)
    guide = make_guide(section, live=False)
    with django_capture_on_commit_callbacks(execute=True):
        approved(guide.save_revision()).publish()
    guide.refresh_from_db()
    assert guide.live
    assert "could not be noted" in caplog.text
