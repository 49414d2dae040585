"""Who may do what with words, through the editor's own addresses."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from glossary import uses
from glossary.models import Difference, Term
from glossary.safe_html import FEATURES
from home.models import HomePage, SectionPage
from tests.builders import make_guide, make_staff
from tests.forms import sign_in
from tests.words import make_term

pytestmark = pytest.mark.django_db

NEEDLE = {"name": "needle test", "definition": "A test with a needle."}


def form(**changes: Any) -> dict[str, Any]:
    """What an editor's browser sends for a complete word, with some of it replaced."""
    fields = {
        "name": "biopsy",
        "slug": "",
        "definition": "A small sample of tissue.",
        "definition_child": "",
        "explanation": rich_text("<p>More.</p>", features=FEATURES),
        "variants": "Bx\ntissue sample",
        "needs_context": "",
        "say_it": "BY-op-see",
        "guide": "",
        "check_every": "24",
        "go_live_at": "",
        "expire_at": "",
        "not_same_as": inline_formset([]),
        "see_also": inline_formset([]),
    }
    return nested_form_data(fields | changes)


def address(verb: str, *args: Any) -> str:
    return reverse(Term.snippet_viewset.get_url_name(verb), args=args)


def client_of(group: str | None, name: str | None = None) -> Client:
    return sign_in(make_staff(group, name))


def create(client: Client, **changes: Any) -> Any:
    return client.post(address("add"), form(**changes))


def edit(client: Client, term: Term, **changes: Any) -> Any:
    return client.post(address("edit", term.pk), form(slug=term.slug, **changes))


PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}


@pytest.mark.parametrize(
    ("group", "may_write", "may_publish"),
    [
        ("Author", True, False),
        ("Publisher", True, True),
        ("Clinical reviewer", False, False),
        ("Clinical lead", False, False),
        ("Moderator", False, False),
    ],
)
def test_who_may_write_and_who_may_publish(
    home: HomePage, group: str, may_write: bool, may_publish: bool
) -> None:
    client = client_of(group)
    create(client, **PUBLISH)
    assert Term.objects.exists() is may_write
    assert Term.objects.filter(live=True).exists() is may_publish
    other = make_term("scan")
    edit(client, other, name="scan", definition="Changed.", variants="", **PUBLISH)
    other.refresh_from_db()
    assert (other.definition == "Changed.") is may_publish
    client.post(address("unpublish", other.pk))
    client.post(address("delete", other.pk))
    assert Term.objects.filter(pk=other.pk, live=True).exists() is not may_publish


def test_what_is_wrong_is_said_beside_the_field(home: HomePage) -> None:
    make_term("needle test")
    long = "Word " * 26 + "."
    response = create(client_of("Publisher"), definition=long, variants="Needle tests", **PUBLISH)
    errors = response.context["form"].errors
    assert set(errors) == {"definition", "variants"}
    assert "already a form of “needle test”" in errors["variants"][0]
    assert not Term.objects.filter(name="biopsy").exists()


def test_a_draft_may_be_without_a_definition_and_is_not_published_so(home: HomePage) -> None:
    author = client_of("Author")
    assert create(author, definition="").status_code == 302
    response = edit(client_of("Publisher"), Term.objects.get(), definition="", **PUBLISH)
    assert "definition" in response.context["form"].errors
    assert not Term.objects.get().live


def test_links_are_chosen_in_the_form(home: HomePage) -> None:
    other = make_term("liquid biopsy")
    chosen = inline_formset([{"other": other.pk, "difference": "One is a blood test."}])
    create(client_of("Publisher"), not_same_as=chosen, **PUBLISH)
    assert Difference.objects.get().other == other


def test_the_address_of_a_published_word_cannot_be_changed(home: HomePage) -> None:
    publisher = client_of("Publisher")
    create(publisher, **PUBLISH)
    term = Term.objects.get()
    sent = form(slug="other") | PUBLISH
    publisher.post(address("edit", term.pk), sent)
    assert Term.objects.get().slug == "biopsy"


def test_the_way_of_a_word_is_a_clinical_reading_and_then_publishing() -> None:
    workflow = Term.get_default_workflow()
    assert [task.name for task in workflow.tasks] == ["Clinical reading of a word", "Publishing"]
    pages = Workflow.objects.get(workflow_pages__page__depth=1)
    assert pages != workflow
    assert pages.tasks[1] == workflow.tasks[1]


def approve(client: Client, term: Term, **changes: Any) -> Any:
    decision = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return edit(client, term, **decision, **changes)


def test_a_word_is_out_after_both_steps_and_bears_the_day_of_its_check(home: HomePage) -> None:
    create(client_of("Author"), **SUBMIT)
    term = Term.objects.get()
    publisher, reviewer = client_of("Publisher"), client_of("Clinical reviewer")
    approve(publisher, term)
    assert not Term.objects.get().live
    approve(reviewer, term)
    assert Term.objects.get().current_workflow_task.name == "Publishing"
    assert not Term.objects.get().live
    approve(publisher, term)
    term = Term.objects.get()
    assert term.live
    day = term.revisions.order_by("-pk").first().created_at.date()
    assert term.checked_on == day


def test_what_a_reviewer_changes_while_reading_is_what_was_checked(home: HomePage) -> None:
    create(client_of("Author"), **SUBMIT)
    term = Term.objects.get()
    approve(client_of("Clinical reviewer"), term, definition="A better definition.")
    approve(client_of("Publisher"), term, definition="A better definition.")
    term = Term.objects.get()
    assert (term.live, term.definition) == (True, "A better definition.")
    assert term.checked_on


def test_what_is_changed_after_the_reading_was_not_checked(home: HomePage) -> None:
    create(client_of("Author"), **SUBMIT)
    term = Term.objects.get()
    approve(client_of("Clinical reviewer"), term)
    approve(client_of("Publisher"), term, definition="Something else entirely.")
    term = Term.objects.get()
    assert (term.live, term.definition) == (True, "Something else entirely.")
    assert term.checked_on is None


def test_publishing_without_a_reading_is_no_check(home: HomePage) -> None:
    create(client_of("Publisher"), **PUBLISH)
    assert Term.objects.get().checked_on is None


def test_the_day_of_a_check_cannot_be_typed(home: HomePage) -> None:
    create(client_of("Publisher"), checked_on="2026-01-01", checked_words="x", **PUBLISH)
    assert Term.objects.get().checked_on is None


def test_the_preview_is_the_readers_page(home: HomePage) -> None:
    term = make_term("biopsy")
    term.definition = "As drafted."
    term.save_revision()
    client = client_of("Author")
    shown = client.get(address("revisions_view", term.pk, term.latest_revision_id)).content.decode()
    assert "As drafted." in shown
    assert '<p class="word-means">' in shown
    preview = address("preview_on_edit", term.pk)
    sent = form(definition="As typed.", variants="", slug=term.slug)
    assert client.post(preview, sent).json()["is_valid"]
    assert "As typed." in client.get(preview).content.decode()
    assert client.post(address("preview_on_add"), form(name="new word")).json()["is_valid"]
    assert "New word" in client.get(address("preview_on_add")).content.decode()


@pytest.mark.parametrize("verb", ["history", "edit", "usage"])
def test_staff_see_a_word_and_its_past(home: HomePage, verb: str) -> None:
    term = make_term("biopsy")
    term.save_revision().publish()
    assert client_of("Publisher").get(address(verb, term.pk)).status_code == 200


def test_the_list_finds_words(home: HomePage) -> None:
    make_term("biopsy")
    make_term("scan")
    listed = client_of("Author").get(address("list_results"), {"q": "biop"}).content.decode()
    assert "biopsy" in listed
    assert "scan" not in listed


def test_a_word_says_which_pages_explain_it(home: HomePage, section: SectionPage) -> None:
    term, guide = make_term("biopsy"), make_guide(section, title="Samples of tissue")
    publisher = client_of("Publisher")
    assert "No page that is published explains this word." in words_of(publisher, term)
    uses.record(guide, [term.pk])
    shown = words_of(publisher, term)
    assert "1 page explains this word." in shown
    assert reverse("wagtailadmin_pages:edit", args=[guide.pk]) in shown
    for _ in range(3):
        uses.record(make_guide(section), [term.pk])
    assert "4 pages explain this word." in words_of(publisher, term)


def words_of(client: Client, term: Term) -> str:
    return " ".join(client.get(address("edit", term.pk)).content.decode().split())
