"""Staff keep references under Evidence, and choose or make them while they write."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from home.models import HomePage, SectionPage
from review.models import Decision, Reference
from review.models.decision import DecisionKind
from review.retraction import tell_citing_pages
from tests.builders import (
    block,
    cited,
    heading,
    make_guide,
    make_home,
    make_reference,
    make_section,
    make_staff,
)
from tests.forms import sign_in
from tests.home.marked import make_fact, stated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("usage_noted")]

FORM = {
    "title": "A trial",
    "publisher": "A journal",
    "url": "",
    "doi": "https://doi.org/10.1234/ABC",
    "pmid": "",
    "authors": "",
    "year": "2020",
    "kind": "randomised-trial",
    "funder": "",
    "accessed": "",
    "retracted_on": "",
}


def address(name: str, *arguments: Any) -> str:
    return reverse(Reference.snippet_viewset.get_url_name(name), args=arguments)


def messages(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


@pytest.fixture
def publisher() -> Client:
    return sign_in(make_staff("Publisher"))


@pytest.fixture
def owner() -> Client:
    return sign_in(make_staff(None))


# --- Who may ---


@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        ("Author", {"add", "edit", "list", "report"}),
        ("Clinical reviewer", {"edit", "list", "report"}),
        ("Publisher", {"add", "edit", "list", "report"}),
        ("Moderator", set()),
        (None, {"add", "edit", "list", "report", "delete"}),
    ],
)
def test_each_group_does_what_it_may(group: str | None, allowed: set[str]) -> None:
    client, pk = sign_in(make_staff(group)), make_reference().pk
    addresses = {
        "add": address("add"),
        "edit": address("edit", pk),
        "delete": address("delete", pk),
        "list": address("list"),
        "report": reverse("review_references"),
    }
    assert {name for name, url in addresses.items() if client.get(url).status_code == 200} == (
        allowed
    )


# --- Writing ---


def test_a_reference_is_made_in_one_spelling(publisher: Client) -> None:
    response = publisher.post(address("add"), FORM)
    assert response.status_code == 302, response.context["form"].errors
    assert Reference.objects.get().doi == "10.1234/abc"


def test_one_that_is_there_is_named_and_what_was_typed_stays(publisher: Client) -> None:
    there = make_reference(doi="10.1234/abc")
    response = publisher.post(address("add"), FORM)
    [message] = response.context["form"].errors["doi"]
    assert str(there) in message
    assert "A trial" in response.content.decode()


def chooser(name: str) -> str:
    return reverse(f"{Reference.snippet_viewset.chooser_viewset.name}:{name}")


def test_an_author_finds_one_by_a_pasted_address_and_makes_one_if_it_is_not_there() -> None:
    author = sign_in(make_staff("Author"))
    make_reference(title="Found by DOI", doi="10.1234/abc")
    make_reference(title="Not meant", url="https://example.org/other")
    said = author.get(chooser("choose_results"), {"q": "https://doi.org/10.1234/ABC"})
    assert "Found by DOI" in said.content.decode()
    assert "Not meant" not in said.content.decode()
    typed = {f"new-reference-{name}": value for name, value in FORM.items()}
    refused = author.post(chooser("create"), typed).json()
    assert "This document is here already" in refused["htmlFragment"]
    new = {name: value.replace("ABC", "other") for name, value in typed.items()}
    made = author.post(chooser("create"), new).json()
    assert made["step"] == "chosen"
    assert Reference.objects.get(pk=made["result"]["id"]).doi == "10.1234/other"


# --- Retracted ---


def test_marking_one_retracted_has_every_citing_page_checked_soon(
    section: SectionPage, publisher: Client
) -> None:
    reference = make_reference()
    guides = [make_guide(section, sources=cited(reference)) for _ in range(2)]
    make_guide(section, sources=cited(make_reference(url="https://example.org/other")))
    form = FORM | {"url": reference.url, "doi": "", "title": "A trial"}
    publisher.post(address("edit", reference.pk), form)
    assert not Decision.objects.exists()
    response = publisher.post(address("edit", reference.pk), form | {"retracted_on": "2026-05-01"})
    assert response.status_code == 302
    decisions = Decision.objects.all()
    assert sorted(decision.page_id for decision in decisions) == [guide.pk for guide in guides]
    assert {decision.kind for decision in decisions} == {DecisionKind.BROUGHT_FORWARD}
    assert {decision.by.username for decision in decisions} == {"publisher"}
    assert all("retracted: “A trial” (A journal)" in decision.reason for decision in decisions)
    # Another day, or saving again, is no second retraction.
    publisher.post(address("edit", reference.pk), form | {"retracted_on": "2026-05-02"})
    assert Decision.objects.count() == 2


def test_pages_that_state_a_fact_resting_on_it_are_checked_soon_too(
    section: SectionPage, publisher: Client
) -> None:
    reference = make_reference()
    stating = [block("text", f"<p>Call at {stated(make_fact(source=reference))}.</p>")]
    guide = make_guide(section, body=[heading("Fever"), *stating])
    form = FORM | {"url": reference.url, "doi": "", "retracted_on": "2026-05-01"}
    publisher.post(address("edit", reference.pk), form)
    assert [decision.page_id for decision in Decision.objects.all()] == [guide.pk]


def test_readers_read_why_in_the_language_of_the_page(home: HomePage, section: SectionPage) -> None:
    spanish = make_section(make_home("es", translation_key=home.translation_key))
    reference = make_reference(retracted_on=timezone.localdate())
    pages = [make_guide(place, sources=cited(reference)) for place in (section, spanish)]
    with translation.override("es"):  # of whoever says so
        tell_citing_pages(reference, None, None)
    said = {decision.page_id: decision.reason for decision in Decision.objects.all()}
    assert said[pages[0].pk].startswith("A source of this page was retracted")
    assert said[pages[1].pk].startswith("Una fuente de esta página fue retractada")


# --- Deleting ---


def test_one_in_use_is_not_deleted_and_says_where_it_is_used(
    section: SectionPage, owner: Client
) -> None:
    reference = make_reference()
    guide = make_guide(section, title="Fatigue", sources=cited(reference))
    page = owner.get(address("delete", reference.pk))
    assert "referenced 1 time" in page.content.decode()
    assert "Pages rest on this reference" in page.content.decode()
    assert "Yes, delete" not in page.content.decode()
    assert guide.title in owner.get(address("usage", reference.pk)).content.decode()
    said = owner.post(address("delete", reference.pk), follow=True)
    assert "is in use, so nothing was deleted" in messages(said)
    assert "Fatigue" in said.content.decode()
    assert Reference.objects.exists()


def test_one_that_only_a_draft_cites_is_kept_too(section: SectionPage, owner: Client) -> None:
    reference = make_reference()
    other = make_reference(url="https://example.org/other")
    guide = make_guide(section, title="Fatigue", sources=cited(other))
    guide.sources = cited(reference)
    guide.save_revision(clean=False)
    page = owner.get(address("delete", reference.pk)).content.decode()
    assert "Fatigue" in page
    assert "Yes, delete" not in page
    owner.post(address("delete", reference.pk))
    assert Reference.objects.filter(pk=reference.pk).exists()


def test_several_at_once_are_deleted_all_or_none(section: SectionPage, owner: Client) -> None:
    used, unused = make_reference(), make_reference(url="https://example.org/other")
    make_guide(section, sources=cited(used))
    action = reverse("wagtail_bulk_action", args=["review", "reference", "delete"])
    said = owner.post(f"{action}?id={used.pk}&id={unused.pk}", follow=True)
    assert "is in use, so nothing was deleted" in messages(said)
    assert Reference.objects.count() == 2
    owner.post(f"{action}?id={unused.pk}")
    assert list(Reference.objects.all()) == [used]


def test_one_that_nothing_uses_is_deleted(owner: Client) -> None:
    reference = make_reference()
    assert "Yes, delete" in owner.get(address("delete", reference.pk)).content.decode()
    owner.post(address("delete", reference.pk))
    assert not Reference.objects.exists()


# --- The report ---


def shown(client: Client, **query: str) -> set[str]:
    response = client.get(reverse("review_references"), query)
    return {reference.title for reference in response.context["object_list"]}


def test_the_report_finds_what_wants_attention(section: SectionPage, publisher: Client) -> None:
    now = timezone.now()

    def one(title: str, **fields: Any) -> Reference:
        url = f"https://example.org/{title.replace(' ', '-')}"
        fields = {"link_checked_at": now, "link_status": "ok", "pmid": str(len(title))} | fields
        return make_reference(title=title, url=url, **fields)

    good = one("Good")
    retracted = one("Taken back", retracted_on="2026-05-01")
    by_doi = one("Known by DOI alone", pmid="", doi="10.1234/x")
    unnumbered = one("Without any number", pmid="")
    old = one("Looked at seven months ago", link_checked_at=now - timedelta(days=214))
    never = one("Never looked at by anyone", link_checked_at=None, link_status="")
    gone = one("Gone from where it was once", link_status="gone")
    one("Not used by any of our pages")
    used = [good, retracted, by_doi, unnumbered, old, never, gone]
    make_guide(section, sources=cited(*used))
    make_guide(section, sources=cited(good))
    found = {
        wanting: shown(publisher, wanting=wanting)
        for wanting in ("unused", "retracted", "unnumbered", "unchecked", "broken")
    }
    assert found == {
        "unused": {"Not used by any of our pages"},
        "retracted": {"Taken back"},
        "unnumbered": {"Without any number"},
        "unchecked": {"Looked at seven months ago", "Never looked at by anyone"},
        "broken": {"Gone from where it was once"},
    }
    response = publisher.get(reverse("review_references"))
    times = {reference.title: reference.times_used for reference in response.context["object_list"]}
    assert times["Good"] == 2
    assert times["Taken back"] == 1
    assert len(times) == 8


def test_the_report_takes_as_many_queries_for_many(
    publisher: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        make_reference(url=f"https://example.org/{number}")
    publisher.get(reverse("review_references"))
    with django_assert_max_num_queries(15):
        publisher.get(reverse("review_references"))


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1+1", "＝1+1", "=cmd|' /C calc'!A0"]


def test_a_spreadsheet_runs_nothing_that_somebody_typed(publisher: Client) -> None:
    for number, text in enumerate(HOSTILE):
        reference = make_reference(url=f"https://example.org/{number}", publisher="A journal")
        Reference.objects.filter(pk=reference.pk).update(title=text, funder="A\x0bB")
    answer = publisher.get(reverse("review_references"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["Title"] for row in rows} == {f"'{text}" for text in HOSTILE}
    assert {row["Who published it"] for row in rows} == {"A journal"}
    answer = publisher.get(reverse("review_references"), {"export": "xlsx"})
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert set(HOSTILE) <= {cell.value for cell in cells}
