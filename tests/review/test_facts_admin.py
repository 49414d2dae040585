"""Staff keep facts under Evidence: they see where each is used, and say why one changes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from home.models import GuidePage, SectionPage
from review.models import Fact, FactChange
from tests.builders import heading, make_guide, make_reference, make_staff, text
from tests.forms import sign_in
from tests.home.marked import make_fact, stated

pytestmark = pytest.mark.django_db


def guide_with(section: SectionPage, *blocks: Any, **fields: Any) -> GuidePage:
    guide = make_guide(section, body=[heading("How"), *blocks], **fields)
    ReferenceIndex.create_or_update_for_object(guide)
    return guide


def address(name: str, *arguments: Any) -> str:
    return reverse(Fact.snippet_viewset.get_url_name(name), args=arguments)


def form(fact: Fact | None = None, **changes: str) -> dict[str, Any]:
    return {
        "name": "Test threshold",
        "key": "test-threshold",
        "value": "38",
        "unit": "°C",
        "wording": "",
        "wording_parents": "",
        "wording_professionals": "",
        "country": "",
        "source": str(fact.source_id if fact else make_reference().pk),
        "checked_on": "2026-05-03",
        "check_every": "12",
    } | changes


@pytest.fixture
def publisher() -> Client:
    return sign_in(make_staff("Publisher"))


def test_staff_add_a_fact(publisher: Client, section: SectionPage) -> None:
    assert publisher.get(address("add")).status_code == 200
    assert publisher.post(address("add"), form()).status_code == 302
    assert Fact.objects.get().check_by == date(2027, 5, 3)
    again = publisher.post(address("add"), form())
    assert "has this key" in again.content.decode()
    tomorrow = str(timezone.localdate() + timedelta(days=1))
    early = publisher.post(address("add"), form(key="other", checked_on=tomorrow))
    assert "This day has not come yet." in early.content.decode()


def test_who_changes_a_fact_sees_where_it_is_used_and_says_why(
    publisher: Client, section: SectionPage
) -> None:
    fact = make_fact()
    guide = guide_with(section, text(stated(fact)), title="States it")
    page = publisher.get(address("edit", fact.pk)).content.decode()
    assert "1 page states this fact." in page
    assert reverse("wagtailadmin_pages:edit", args=[guide.pk]) in page

    silent = publisher.post(address("edit", fact.pk), form(fact, value="37"))
    assert "Readers will see another fact. Say this first." in silent.content.decode()
    assert Fact.objects.get().value == "38"

    told = {"change_kind": "safety", "change_reason": "Its source changed."}
    assert (
        publisher.post(address("edit", fact.pk), form(fact, value="37", **told)).status_code == 302
    )
    assert Fact.objects.get().value == "37"
    change = FactChange.objects.get()
    assert (change.kind, change.reason) == ("safety", "Its source changed.")
    assert change.by is not None
    assert "Its source changed." in publisher.get(address("edit", fact.pk)).content.decode()


def test_the_key_of_a_fact_stays(publisher: Client, section: SectionPage) -> None:
    fact = make_fact()
    publisher.post(address("edit", fact.pk), form(fact, key="another", name="Renamed"))
    found = Fact.objects.get()
    assert (found.key, found.name) == ("test-threshold", "Renamed")


def test_a_fact_in_use_cannot_be_deleted_in_the_admin(section: SectionPage) -> None:
    owner = sign_in(make_staff(None))
    fact = make_fact()
    guide_with(section, text(stated(fact)))
    assert "it cannot be deleted" in owner.get(address("delete", fact.pk)).content.decode()
    owner.post(address("delete", fact.pk))
    assert Fact.objects.exists()


def test_the_list_can_show_the_facts_past_their_check(publisher: Client) -> None:
    today = timezone.localdate()
    late = make_fact(key="late", name="Late", checked_on=today - timedelta(days=400))
    make_fact(key="fine", name="Fine", checked_on=today - timedelta(days=300))
    assert list(Fact.objects.past_check()) == [late]
    shown = publisher.get(address("list") + "?check=past").context["page_obj"].object_list
    assert list(shown) == [late]
    on_the_day = make_fact(key="day", checked_on=date(2025, 1, 31), check_every=1)
    assert on_the_day.check_by == date(2025, 2, 28)
    assert on_the_day not in Fact.objects.past_check(date(2025, 2, 28))
    assert on_the_day in Fact.objects.past_check(date(2025, 3, 1))


def test_authors_add_facts_and_do_not_change_them(section: SectionPage) -> None:
    author = sign_in(make_staff("Author"))
    assert author.get(address("add")).status_code == 200
    told = {"change_kind": "safety", "change_reason": "x"}
    fact = make_fact()
    author.post(address("edit", fact.pk), form(fact, value="1", **told))
    assert Fact.objects.get().value == "38"


# --- The windows in the editor ---


def test_the_window_for_a_claim_finds_references_and_gives_what_was_chosen(
    publisher: Client, section: SectionPage
) -> None:
    wanted = make_reference(url="https://example.org/wanted", title="A wanted trial")
    place = reverse("review_choose_claim")
    asked = publisher.get(place, {"words": "it helps"}).json()
    assert asked["step"] == "form"
    assert "errorlist" not in asked["html"]
    found = publisher.post(place, {"find": "wanted", "do": "find", "strength": "early"}).json()
    assert "A wanted trial" in found["html"]
    assert "error-message" not in found["html"]
    none = publisher.post(place, {"do": "use", "strength": "early"}).json()
    assert "Choose what this claim rests on." in none["html"]
    sent = {"do": "use", "strength": "early", "reference": wanted.pk, "design": "1ii"}
    chosen = publisher.post(place, sent | {"endpoint": "A"}).json()["chosen"]
    assert chosen == {
        "strength": "early",
        "reference": str(wanted.pk),
        "design": "1ii",
        "endpoint": "A",
        "label": "Early evidence",
    }
    assert "mark the words" in publisher.get(place, {"words": ""}).json()["html"]


def test_the_window_for_a_fact_finds_it_and_gives_its_words(publisher: Client) -> None:
    fact = make_fact(name="Fever", wording_parents="too hot")
    make_fact(key="other", name="Other")
    place = reverse("review_choose_fact")
    found = publisher.post(place, {"find": "fever", "do": "find", "audience": "parent"}).json()
    assert "Fever" in found["html"]
    assert "Other" not in found["html"]
    sent = {"do": "use", "id": fact.pk, "audience": "parent"}
    chosen = publisher.post(place, sent).json()["chosen"]
    assert chosen == {"id": str(fact.pk), "audience": "parent", "words": "too hot"}


def test_the_windows_are_for_staff(client: Client) -> None:
    for name in ("review_choose_claim", "review_choose_fact"):
        assert client.get(reverse(name)).status_code == 302
