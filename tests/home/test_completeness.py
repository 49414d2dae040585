"""A draft needs only a title; readers get what is complete, however it is published."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from home.models import GuidePage, SectionPage
from home.publishing import IncompletePageError, problems
from tests.builders import block, guide_fields, make_guide, make_section, make_staff
from tests.forms import EMPTY, create, edit, only_guide, sign_in, streamfield
from tests.review.passing import approved

pytestmark = pytest.mark.django_db

#: What may be missing or wrong, and the field that says so.
INCOMPLETE: dict[str, tuple[dict[str, Any], str]] = {
    "no summary": ({"summary": ""}, "summary"),
    "no key points": ({"key_points": []}, "key_points"),
    "two key points": (
        {"key_points": [block("point", "One."), block("point", "Two.")]},
        "key_points",
    ),
    "six key points": ({"key_points": [block("point", "One.")] * 6}, "key_points"),
    "no source": ({"sources": []}, "sources"),
    "no body": ({"body": []}, "body"),
    "a care card without “if:”": (
        {"body": [block("care_card", {"urgency": "urgent", "heading": "Call", "items": ["a"]})]},
        "body",
    ),
    "for nobody": ({"for_whom": []}, "for_whom"),
    "at no stage": ({"stages": []}, "stages"),
}


def is_live(page: GuidePage) -> bool:
    return GuidePage.objects.get(pk=page.pk).live


def draft(section: SectionPage, **fields: Any) -> GuidePage:
    page = make_guide(section, live=False, **fields)
    page.save_revision(clean=False)
    return page


@pytest.mark.parametrize("case", INCOMPLETE)
def test_publishing_from_code_is_refused(section: SectionPage, case: str) -> None:
    fields, named = INCOMPLETE[case]
    page = draft(section, **fields)
    with pytest.raises(IncompletePageError, match=named):
        page.get_latest_revision().publish()
    assert not is_live(page)


def test_a_complete_guide_has_no_problems_and_goes_live(section: SectionPage) -> None:
    page = draft(section)
    assert problems(page) == {}
    approved(page.get_latest_revision()).publish()
    assert is_live(page)


def test_a_live_page_keeps_its_words_when_its_changes_are_incomplete(guide: GuidePage) -> None:
    guide.summary = ""
    revision = guide.save_revision(clean=False)
    with pytest.raises(IncompletePageError):
        revision.publish()
    assert GuidePage.objects.get(pk=guide.pk).summary == guide_fields()["summary"]


def bulk_publish(pages: list[Any], **form: str) -> str:
    """Tick pages in a list and publish them; what is said then."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={page.pk}" for page in pages)
    client = sign_in(make_staff("Publisher"))
    response = client.post(f"{address}?{ids}&next=/staff/", form, follow=True)
    return " ".join(str(message) for message in response.context["messages"])


@pytest.mark.parametrize("complete", [True, False])
def test_publishing_from_a_list(section: SectionPage, complete: bool) -> None:
    pages = [draft(section, title="Good"), draft(section, title="Bad")]
    for page in pages:
        approved(page.get_latest_revision())
    if not complete:
        pages[1].summary = ""
        pages[1].save_revision(clean=False)
    told = bulk_publish(pages)
    assert [is_live(page) for page in pages] == [complete, complete]
    assert ("“Bad” is not complete" in told and "summary" in told) is not complete


def test_publishing_a_section_with_all_below_it_names_the_page_that_is_not_complete(
    section: SectionPage,
) -> None:
    good, bad = (draft(section, title=title) for title in ("Good", "Bad"))
    bad.summary = ""
    for page in (good, bad):
        approved(page.save_revision(clean=False))
    assert "“Bad” is not complete" in bulk_publish([section], include_descendants="on")
    assert not is_live(good)


@pytest.mark.parametrize("ticked", ["the alias", "the section"])
def test_an_alias_is_not_published_by_itself(section: SectionPage, ticked: str) -> None:
    alias = make_guide(section, title="Good").create_alias(update_slug="elsewhere")
    if ticked == "the section":
        alias.unpublish()
        told = bulk_publish([section], include_descendants="on")
    else:
        told = bulk_publish([alias])
    assert "“Good” shows the text of another page" in told


def test_an_alias_of_an_alias_goes_live_with_the_page_it_shows(section: SectionPage) -> None:
    guide = make_guide(section)
    guide.create_alias(update_slug="first").create_alias(update_slug="second")
    GuidePage.objects.update(live=False)
    guide.refresh_from_db()
    approved(guide.save_revision()).publish()
    assert {*GuidePage.objects.values_list("slug", "live")} == {
        (slug, True) for slug in (guide.slug, "first", "second")
    }


@pytest.mark.parametrize("intro", ["What this is.", ""])
def test_publishing_by_the_api(section: SectionPage, intro: str) -> None:
    page = make_section(section.get_parent().specific, title="New", live=False)
    page.intro = intro
    page.save_revision(clean=False)
    address = f"/staff/api/main/pages/{page.pk}/action/publish/"
    response = sign_in(make_staff("Publisher")).post(address, content_type="application/json")
    assert response.status_code == (200 if intro else 403)
    assert intro or "“New” is not complete" in response.json()["detail"]
    assert SectionPage.objects.get(pk=page.pk).live is bool(intro)


def test_an_incomplete_page_is_not_published_on_schedule_and_holds_up_no_other(
    section: SectionPage, caplog: pytest.LogCaptureFixture
) -> None:
    soon, now = timezone.now() + timedelta(hours=1), timezone.now()
    bad, good = (draft(section, title=title, go_live_at=soon) for title in ("Bad", "Good"))
    bad.summary = ""
    bad.save_revision(clean=False)
    approved(good.get_latest_revision()).publish()
    for page in (bad, good):
        page.revisions.update(approved_go_live_at=now)
    for revision in [*bad.revisions.all(), *good.revisions.all()]:
        revision.content["go_live_at"] = now.isoformat()
        revision.save()
    bad.revisions.exclude(pk=bad.get_latest_revision().pk).delete()
    with (
        caplog.at_level(logging.ERROR),
        pytest.raises(CommandError, match="1 could not be done"),
    ):
        call_command("publish_scheduled")
    assert not is_live(bad)
    assert is_live(good)
    assert "Bad" in caplog.text


def test_a_draft_saves_with_nothing_but_a_title(section: SectionPage) -> None:
    response = create(sign_in(make_staff("Author")), section, **EMPTY)
    assert response.status_code == 302, response.context["form"].errors
    assert not only_guide().live


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_an_incomplete_guide_is_told_beside_its_fields_and_keeps_what_was_typed(
    section: SectionPage, action: str
) -> None:
    page = draft(section)
    three = streamfield([("point", "Typed first."), ("point", "Typed second.")])
    form = EMPTY | {"title": "Typed title", "key_points": three, action: "1"}
    response = edit(sign_in(make_staff("Publisher")), page, **form)
    assert response.status_code == 200
    wrong = response.context["form"].errors
    assert wrong.keys() == {"summary", "key_points", "body", "sources", "for_whom", "stages"}
    told = response.content.decode()
    assert "Typed title" in told
    assert "Typed second." in told
    assert not is_live(page)


@pytest.mark.parametrize("what", ["publish", "submit"])
def test_a_complete_guide_goes_through(section: SectionPage, what: str) -> None:
    page = draft(section)
    publisher = sign_in(make_staff("Publisher"))
    edit(publisher, page)
    if what == "publish":
        approved(only_guide().get_latest_revision())
    response = edit(publisher, page, **{f"action-{what}": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert is_live(page) is (what == "publish")
    assert bool(GuidePage.objects.get(pk=page.pk).current_workflow_state) is (what == "submit")
