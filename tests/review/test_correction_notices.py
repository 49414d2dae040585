"""Staff say that an edit puts right something that was wrong; readers then get a correction."""

from typing import Any

import pytest
from wagtail.test.utils.form_data import streamfield

from home.models import GuidePage, SectionPage
from review import publishing
from review.edit_kinds import EditKind
from review.models import Edit, Publication
from tests.builders import heading, make_guide, make_staff, text
from tests.forms import edit, rich, sign_in
from tests.review.people import new_version

pytestmark = pytest.mark.django_db

WRONG = "We wrote “ten”; it is “two”."


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    return make_guide(section, body=[heading("How it works"), text("It works like this.")])


def version(guide: GuidePage, said: str, **declared: Any) -> Any:
    draft = new_version(guide, body=[heading("How it works"), text(said)])
    publishing.declare(draft, EditKind.WORDING, WRONG, **declared)
    return draft


def test_a_correction_is_recorded_as_one(guide: GuidePage) -> None:
    version(guide, "It works like that.", is_correction=True).publish()
    assert Publication.objects.get().is_correction


def test_other_edits_are_not(guide: GuidePage) -> None:
    version(guide, "It works like that.").publish()
    assert not Publication.objects.get().is_correction


def test_a_correction_in_an_earlier_draft_still_counts_once(guide: GuidePage) -> None:
    version(guide, "It works like that.", is_correction=True)
    version(guide, "It works like that one.").publish()
    version(guide, "It works like that one does.").publish()
    assert [row.is_correction for row in Publication.objects.all()] == [True, False]


def send(guide: GuidePage, **form: Any) -> Any:
    body = [("heading", {"text": "How it works", "anchor": ""}), ("text", rich("<p>Like it.</p>"))]
    sent = {"title": guide.title, "slug": guide.slug, "summary": guide.summary}
    return edit(sign_in(make_staff(None)), guide, **sent, body=streamfield(body), **form)


def test_the_form_keeps_what_is_said(guide: GuidePage) -> None:
    form = {"edit_kind": "wording", "edit_sentence": WRONG, "edit_is_correction": "on"}
    send(guide, **form, **{"action-publish": "1"})
    assert Edit.objects.get().is_correction
    assert Publication.objects.get().sentence == WRONG


def test_the_form_does_not_invent_a_correction(guide: GuidePage) -> None:
    send(guide, edit_kind="wording", **{"action-publish": "1"})
    assert not Publication.objects.get().is_correction


def test_the_form_asks_what_was_wrong(guide: GuidePage) -> None:
    form = {"edit_kind": "wording", "edit_is_correction": "on", "action-publish": "1"}
    response = send(guide, **form)
    assert "Say what was wrong and what is right" in response.content.decode()
    assert not Publication.objects.exists()
