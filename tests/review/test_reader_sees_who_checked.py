"""A page says who checked it and when the next check is due, or that nobody has."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from home.models import GuidePage, HomePage, SectionPage
from review import publishing
from review.edit_kinds import EditKind
from review.models import Reviewer
from tests.builders import heading, make_digest, make_guide, text
from tests.review.people import make_reviewer, new_version, publish_checked
from tests.review.reading import queries, record, today_is, words
from users.models import User

pytestmark = pytest.mark.django_db

NOBODY = "No clinician has checked this page yet."
ON = date(2026, 5, 3)
OTHER = [heading("How it works"), text("It works in quite another way.")]


@pytest.fixture
def reviewer() -> User:
    return make_reviewer()


@pytest.fixture
def checked(guide: GuidePage, reviewer: User, monkeypatch: pytest.MonkeyPatch) -> GuidePage:
    today_is(monkeypatch, ON)
    guide.check_every = 12
    guide.save()
    publish_checked(guide, reviewer, on=ON, body=OTHER)
    return guide


def json_ld(client: Client, page: Any) -> dict[str, Any]:
    [data] = re.findall(r'ld\+json">(.*?)</script>', client.get(page.url).content.decode())
    thing: dict[str, Any] = json.loads(data)["@graph"][0]
    return thing


def test_a_guide_that_nobody_checked_says_so(client: Client, guide: GuidePage) -> None:
    said = words(client, guide.url)
    assert said.count(NOBODY) == 2, "below the title, and at the end"
    assert "Checked by" not in said


def test_a_checked_guide_says_who_when_and_when_next(client: Client, checked: GuidePage) -> None:
    said = words(client, checked.url)
    line = "Checked by Test reviewer-one (test nurse) on 3 May 2026. Next check due 3 May 2027."
    assert line in said
    assert "Checked by a clinician on 3 May 2026" in said
    assert NOBODY not in said
    assert line in client.get(checked.url).content.decode().split("print-foot")[1]


def test_an_alias_says_so_of_the_page_it_shows(client: Client, checked: GuidePage) -> None:
    alias = checked.create_alias(update_slug="elsewhere")
    assert "Checked by Test reviewer-one (test nurse)" in words(client, alias.url)


def test_so_does_a_digest(client: Client, home: HomePage, reviewer: User) -> None:
    digest = make_digest(home)
    assert NOBODY in words(client, digest.url)
    publish_checked(digest, reviewer, on=ON, summary="Another summary.")
    assert "Checked by Test reviewer-one (test nurse) on 3 May 2026." in words(client, digest.url)


def test_the_note_of_whoever_checked_is_shown(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    publish_checked(guide, reviewer, on=ON, body=OTHER)
    assert "Their note" not in words(client, guide.url)
    card = Reviewer.objects.get()
    record(guide, "clinical", card, public_note="I read <all> of it.", due=ON, interval=12)
    assert "Their note: I read <all> of it." in words(client, guide.url)


def test_the_name_leads_to_the_persons_card(client: Client, checked: GuidePage) -> None:
    card = Reviewer.objects.get()
    anchor = f"reviewer-{card.pk}"
    assert f'href="{checked.url}history/#{anchor}"' in client.get(checked.url).content.decode()
    assert f'id="{anchor}"' in client.get(f"{checked.url}history/").content.decode()


def test_a_mended_typing_mistake_does_not_move_the_check(
    client: Client, checked: GuidePage
) -> None:
    typo = [heading("How it works"), text("It works in quite another wayy.")]
    new_version(checked, kind=EditKind.TYPO, body=typo).publish()
    assert "on 3 May 2026. Next check due 3 May 2027." in words(client, checked.url)


def test_what_files_put_in_place_since_nobody_has_checked(
    client: Client, checked: GuidePage
) -> None:
    checked.save_as_loaded()
    assert NOBODY in words(client, checked.url)


def test_a_check_that_was_a_mistake_no_longer_counts(client: Client, checked: GuidePage) -> None:
    mistake = checked.review_records.get()
    record(checked, "clinical", mistake.reviewer, outcome="sent-back", corrects=mistake, due=None)
    assert NOBODY in words(client, checked.url)


def test_an_approved_draft_is_no_check_of_what_readers_have(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    guide.save_as_loaded()
    guide.refresh_from_db()
    draft = new_version(guide, kind=EditKind.MEANING, body=OTHER)
    record(guide, "clinical", Reviewer.objects.get(), revision=draft, due=ON, interval=12)
    assert NOBODY in words(client, guide.url)
    assert "reviewedBy" not in json_ld(client, guide)


def test_other_checks_of_this_text_have_a_line_each(client: Client, checked: GuidePage) -> None:
    card = Reviewer.objects.get()
    record(checked, "plain-language", card, on=date(2026, 4, 2))
    record(checked, "translation", card, outcome="sent-back")
    said = words(client, checked.url)
    line = "Checked for plain language by Test reviewer-one (test nurse) on 2 April 2026."
    assert line in said
    assert "translation" not in said
    publish_checked(checked, make_reviewer("reviewer-two"), body=[heading("New"), text("News.")])
    assert line not in words(client, checked.url), "it was of another text"


def test_machines_are_told_who_checked(client: Client, checked: GuidePage) -> None:
    Reviewer.objects.update(organisation="A hospital of tests")
    thing = json_ld(client, checked)
    assert thing["lastReviewed"] == "2026-05-03"
    assert thing["reviewedBy"] == {
        "@type": "Person",
        "name": "Test reviewer-one",
        "jobTitle": "test nurse",
        "affiliation": {"@type": "Organization", "name": "A hospital of tests"},
    }
    Reviewer.objects.update(organisation="")
    assert "affiliation" not in json_ld(client, checked)["reviewedBy"]


def test_machines_are_told_of_the_page_that_a_digest_is_on(
    client: Client, home: HomePage, reviewer: User
) -> None:
    digest = make_digest(home)
    assert "mainEntityOfPage" not in json_ld(client, digest)
    publish_checked(digest, reviewer, on=ON, summary="Another summary.")
    page = json_ld(client, digest)["mainEntityOfPage"]
    assert (page["@type"], page["lastReviewed"]) == ("WebPage", "2026-05-03")


def test_a_late_check_is_still_when_the_page_was_last_checked(
    client: Client, checked: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    today_is(monkeypatch, date(2027, 5, 4))
    assert json_ld(client, checked)["lastReviewed"] == "2026-05-03"


def correct(page: GuidePage, reviewer: User, number: int) -> None:
    body = [heading("How it works"), text(f"It works in way {number}.")]
    draft = new_version(page, body=body)
    sentence = f"We wrote way {number - 1} <b>."
    publishing.declare(draft, EditKind.MEANING, sentence, is_correction=True)
    record(page, "clinical", Reviewer.objects.get(), revision=draft, due=ON, interval=12)
    draft.publish()


def test_a_correction_stays_on_the_page(client: Client, checked: GuidePage, reviewer: User) -> None:
    assert "Correction" not in words(client, checked.url)
    correct(checked, reviewer, 1)
    publish_checked(checked, reviewer, body=[heading("New"), text("News.")])
    said = words(client, checked.url)
    assert re.search(r"Correction, \d+ \w+ \d{4}: We wrote way 0 <b>\.", said)
    [told] = json_ld(client, checked)["correction"]
    assert told["text"] == "We wrote way 0 <b>."


def test_of_many_corrections_the_page_has_the_newest(
    client: Client, checked: GuidePage, reviewer: User
) -> None:
    for number in range(7):
        correct(checked, reviewer, number)
    said = words(client, checked.url)
    assert said.count("Correction, ") == 5
    assert "way 5" in said
    assert "We wrote way 0" not in said
    assert words(client, f"{checked.url}history/").count("Correction") == 7


def test_what_is_said_of_checks_costs_no_query(
    client: Client, section: SectionPage, checked: GuidePage, reviewer: User
) -> None:
    plain = make_guide(section, body=OTHER)
    before = queries(client, plain.url)
    for number in range(20):
        record(checked, "clinical", Reviewer.objects.get(), due=ON, interval=12)
        correct(checked, reviewer, number)
    assert queries(client, checked.url) == before
