"""`<page>/history/`: every check, change of meaning, correction and decision, the newest first."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from home.history_words import entry
from home.models import GuidePage, HomePage, SectionPage
from review import decisions, publishing
from review.edit_kinds import EditKind
from review.history import events
from review.models import Decision, Reviewer
from tests.builders import (
    guide_fields,
    heading,
    make_digest,
    make_guide,
    make_home,
    make_section,
    make_staff,
    text,
)
from tests.functional.prepare import an_image
from tests.hiding import WAYS
from tests.review.people import make_reviewer, new_version, publish_checked
from tests.review.reading import publication, queries, record, words
from users.models import User

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2019, 3, 1, 12, tzinfo=UTC)


def body(words: str) -> list[dict[str, Any]]:
    return [heading("How it works"), text(words)]


@pytest.fixture
def reviewer(home: HomePage) -> User:
    return make_reviewer()


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    page = make_guide(section, title="Fatigue")
    page.save_as_loaded()
    page.refresh_from_db()
    return page


def history(client: Client, page: Any) -> str:
    return words(client, f"{page.url}history/")


def headings(client: Client, address: str) -> list[str]:
    return re.findall(r"<p><strong>(.*?)</strong></p>", client.get(address).content.decode())


def test_every_guide_and_digest_leads_to_its_history(
    client: Client, home: HomePage, guide: GuidePage
) -> None:
    for page in (guide, make_digest(home)):
        assert f'href="{page.url}history/"' in client.get(page.url).content.decode()
        assert client.get(f"{page.url}history/").status_code == 200


def test_what_was_loaded_from_files_is_said_to_be(client: Client, guide: GuidePage) -> None:
    assert "First published Loaded from files; nobody has checked it." in history(client, guide)


def test_a_page_older_than_the_records_says_when_it_came_out(
    client: Client, section: SectionPage
) -> None:
    page = make_guide(section, first_published_at=LONG_AGO)
    assert "1 March 2019 First published" in history(client, page)
    page.save_as_loaded()
    assert history(client, page).count("First published") == 1


def test_checks_are_told_with_who_when_and_their_note(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    card = Reviewer.objects.get()
    more = {"due": date(2027, 5, 3), "interval": 12}
    record(guide, "clinical", card, on=date(2026, 5, 3), public_note="Sources are new.", **more)
    record(guide, "lived-experience", card, on=date(2026, 5, 4))
    record(guide, "clinical", card, on=date(2026, 5, 1), outcome="sent-back")
    said = history(client, guide)
    assert (
        "3 May 2026 Checked by a clinician Test reviewer-one, test nurse"
        " Next check planned by 3 May 2027. “Sources are new.”"
    ) in said
    assert "4 May 2026 Read by someone who has been through it Test reviewer-one" in said
    assert "1 May 2026 Read, and changes asked for Test reviewer-one" in said


def test_what_happens_to_a_draft_is_not_told(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    draft = new_version(guide, kind=EditKind.SAFETY, body=body("Secret plans."))
    record(guide, "clinical", Reviewer.objects.get(), revision=draft, outcome="sent-back")
    said = history(client, guide)
    assert "It says something else." not in said
    assert "test nurse" not in said
    record(guide, "clinical", Reviewer.objects.get(), revision=draft, due=LONG_AGO, interval=12)
    draft.publish()
    said = history(client, guide)
    assert "Changed for safety It says something else." in said
    assert said.count("test nurse") == 4, "above, both checks, and the card"


def test_small_edits_are_left_out(client: Client, guide: GuidePage) -> None:
    new_version(guide, kind=EditKind.TYPO, body=body("It works like thiss.")).publish()
    assert "It says something else." not in history(client, guide)


def test_a_correction_is_called_one_for_good(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    draft = new_version(guide, body=body("Call the same day."))
    sentence = "We wrote that it can wait."
    publishing.declare(draft, EditKind.SAFETY, sentence, is_correction=True)
    record(guide, "clinical", Reviewer.objects.get(), revision=draft, due=LONG_AGO, interval=12)
    draft.publish()
    publish_checked(guide, make_reviewer("reviewer-two"), body=body("All new."))
    assert f"Correction {sentence}" in history(client, guide)


def test_decisions_are_told_with_their_reason(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    record(guide, "clinical", Reviewer.objects.get(), due=LONG_AGO, interval=12)
    lead, more = make_staff(None), {"page": guide.page_ptr, "page_title": guide.title}
    due = date(2027, 1, 2)
    Decision.objects.create(kind="extended", due=due, reason="A guideline is coming.", **more)
    decisions.bring_forward([guide.pk], None, "A source was taken back.")
    decisions.withdraw(guide, "It was wrong.")
    guide.refresh_from_db()
    decisions.restore(guide, due, "It was right.", lead)
    said = history(client, guide)
    assert "Next check put off to 2 January 2027 “A guideline is coming.”" in said
    assert "Check asked for “A source was taken back.”" in said
    assert "Taken down “It was wrong.”" in said
    assert "Put back To be checked by 2 January 2027. “It was right.”" in said
    told = headings(client, f"{guide.url}history/")
    assert told.index("Put back") < told.index("Taken down") < told.index("Check asked for")
    with translation.override("es"):  # the same words stand on a button for staff
        spanish = [entry(event, guide.url, None).heading for event in events(guide)]
    assert "Restablecida" in spanish


def test_a_check_that_was_a_mistake_stays_and_says_so(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    mistake = record(guide, "clinical", Reviewer.objects.get(), due=LONG_AGO, interval=12)
    assert "was a mistake" not in history(client, guide)
    record(guide, "clinical", mistake.reviewer, outcome="sent-back", corrects=mistake)
    assert history(client, guide).count("This entry was a mistake.") == 1


def test_cards_are_of_those_who_checked_and_of_nobody_else(
    client: Client, guide: GuidePage, reviewer: User
) -> None:
    make_reviewer("reviewer-two")
    card = Reviewer.objects.get(account=reviewer)
    Reviewer.objects.update(
        credentials="RN", organisation="A ward", interests="Fees from <X>.", photo=an_image()
    )
    assert "Who checked this page" not in history(client, guide)
    record(guide, "plain-language", card)
    said = history(client, guide)
    assert "Test reviewer-one test nurse, RN A ward Interests declared: Fees from <X>." in said
    assert "reviewer-two" not in said
    assert "<img" in client.get(f"{guide.url}history/").content.decode()


def long_history(page: GuidePage, card: Reviewer, years: int = 8) -> None:
    for number in range(years * 12):
        at = LONG_AGO + timedelta(days=30 * number)
        publication(page, "meaning", at, revision=page.live_revision, sentence=f"Change {number}.")
        record(page, "clinical", card, on=at.date(), due=at.date(), interval=12, recorded_at=at)


def test_a_long_history_is_in_pages_and_years_and_costs_no_more(
    client: Client, section: SectionPage, guide: GuidePage, reviewer: User
) -> None:
    card = Reviewer.objects.get()
    other = make_guide(section)
    other.save_as_loaded()
    other.refresh_from_db()
    record(other, "clinical", card, due=LONG_AGO, interval=12)
    few = queries(client, f"{other.url}history/")
    Reviewer.objects.update(photo=an_image())
    long_history(guide, card)
    address = f"{guide.url}history/"
    client.get(address)  # pictures are made once
    assert few <= queries(client, address) <= 12
    first = client.get(address)
    assert len(first.context["years"]) > 1
    assert len(headings(client, address)) == 40
    assert 'href="?page=2"' in first.content.decode()
    told = sum(len(headings(client, f"{address}?page={n}")) for n in range(1, 6))
    assert told == 2 * 8 * 12 + 1
    for wrong in ("0", "-1", "999999999999", "x", "%00", ""):
        assert client.get(f"{address}?page={wrong}").status_code == 200


def test_a_short_history_has_no_years(client: Client, guide: GuidePage) -> None:
    [year] = client.get(f"{guide.url}history/").context["years"]
    assert year.year == 0


@pytest.mark.parametrize("way", WAYS)
def test_a_page_that_readers_may_not_see_has_none(
    client: Client, section: SectionPage, way: str
) -> None:
    fields, hide = WAYS[way]
    page = make_guide(section, **guide_fields(**fields))
    hide(page)
    assert client.get(f"{page.url}history/").status_code == 404


def test_only_what_is_checked_has_one(client: Client, section: SectionPage) -> None:
    for page in (section, section.get_parent().specific):
        assert client.get(f"{page.url}history/").status_code == 404


def test_a_page_may_still_be_called_history(client: Client, section: SectionPage) -> None:
    page = make_guide(section, title="How it began", slug="history")
    assert "How it began" in words(client, page.url)
    assert client.get(f"{page.url}history/").status_code == 200


def test_it_is_in_the_language_of_the_page(client: Client, home: HomePage) -> None:
    spanish = make_section(make_home("es", translation_key=home.translation_key), "Inmunoterapia")
    page = make_guide(spanish, title="Fatiga")
    page.save_as_loaded()
    assert page.url.startswith("/es/")
    assert "Primera publicación" in history(client, page)


def test_the_switch_of_languages_leads_to_the_same_history(
    client: Client, home: HomePage, section: SectionPage, guide: GuidePage
) -> None:
    spanish = make_section(make_home("es", translation_key=home.translation_key), "Inmunoterapia")
    other = make_guide(spanish, title="Fatiga", translation_key=guide.translation_key)
    page = client.get(f"{guide.url}history/").content.decode()
    assert f'href="{other.url}history/"' in page
