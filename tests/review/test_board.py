"""“Page checks” shows how every page stands, to those who may see it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.models import GuidePage, SectionPage
from review import decisions, status
from review.edit_kinds import EditKind
from review.intervals import add_months
from review.models import Publication
from review.pages import reviewed_models
from review.reports.rows import Rows, Tab
from tests.builders import make_guide, make_section, make_staff, make_standard
from tests.forms import sign_in
from tests.review.checked import checked_guide, make_card
from tests.review.people import approve, make_reviewer, new_version

pytestmark = pytest.mark.django_db

BOARD = "/staff/checks/board/"
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


@pytest.fixture
def publisher(section: SectionPage) -> Client:
    return sign_in(make_staff("Publisher"))


def listed(client: Client, query: str = "") -> list[str]:
    """The titles on the board, in order."""
    response = client.get(BOARD + query)
    assert response.status_code == 200
    return [line.title for line in response.context["object_list"]]


def page(client: Client, query: str = "") -> str:
    content: str = client.get(BOARD + query).content.decode()
    return " ".join(content[content.index("listing-results") :].split())


def test_everybody_of_the_staff_sees_it_and_nobody_else(section: SectionPage) -> None:
    for group in ("Author", "Clinical reviewer", "Publisher", "Clinical lead", "Moderator", None):
        client = sign_in(make_staff(group))
        assert client.get(BOARD).status_code == 200, group
        assert BOARD in client.get("/staff/").content.decode()
    nobody = make_staff("Author", "nobody")
    nobody.groups.get().permissions.remove(
        *nobody.groups.get().permissions.filter(codename="view_reviewrecord")
    )
    assert sign_in(nobody).get(BOARD).status_code == 302
    assert Client().get(BOARD).headers["Location"].startswith("/staff/login/")


def test_it_is_about_all_page_types_that_are_checked_and_no_others(
    publisher: Client, section: SectionPage, home: Any
) -> None:
    assert {model.__name__ for model in reviewed_models()} == {"GuidePage", "DigestPage"}
    make_standard(home)
    make_guide(section, title="A guide")
    assert listed(publisher) == ["A guide"]


def test_each_state_has_its_tab_by_the_one_definition(
    publisher: Client, section: SectionPage
) -> None:
    days = {
        "stale": add_months(TODAY, -6) - timedelta(2),
        "long ago": add_months(TODAY, -6) + timedelta(2),
        "yesterday": TODAY - timedelta(1),
        "today": TODAY,
        "soon": TODAY + timedelta(60),
        "later": TODAY + timedelta(61),
    }
    for title, due in days.items():
        checked_guide(section, due, title=title)
    make_guide(section, title="never")
    make_guide(section, title="draft", live=False)
    assert listed(publisher) == [*days, "never"]
    assert listed(publisher, "?state=overdue") == ["stale", "long ago", "yesterday"]
    assert listed(publisher, "?state=due-soon") == ["today", "soon"]
    assert listed(publisher, "?state=never") == ["never"]
    shown = page(publisher)
    assert "Check long overdue" in shown
    assert '>Overdue <span class="board-count">3</span>' in shown
    for row in Rows(make_staff(None)).live:
        assert row.due == status.due_of(row.pk)


def test_corrections_loads_and_decisions_count_as_they_do_everywhere(
    section: SectionPage,
) -> None:
    plain = checked_guide(section, TODAY + timedelta(5))
    loaded = checked_guide(section, TODAY + timedelta(5))
    loaded.save_as_loaded()
    put_off = checked_guide(section, TODAY + timedelta(5))
    lead = make_staff("Clinical lead")
    decisions.extend(put_off, TODAY + timedelta(90), "Waiting for a guideline.", lead)
    corrected = checked_guide(section, TODAY + timedelta(5))
    first = corrected.review_records.get()
    first.pk, first.corrects_id, first._state.adding = None, first.pk, True
    first.due = TODAY + timedelta(7)
    first.save()
    due = {row.pk: row.due for row in Rows(lead).all}
    for guide in (plain, loaded, put_off, corrected):
        assert due[guide.pk] == status.due_of(guide.pk)
    assert due[loaded.pk] is None
    assert due[put_off.pk] == TODAY + timedelta(90)
    assert due[corrected.pk] == TODAY + timedelta(7)


def test_what_changed_since_its_check_and_waits_for_a_clinician(
    publisher: Client, section: SectionPage
) -> None:
    reviewer = make_reviewer()
    same, draft, small, approved = (
        checked_guide(section, TODAY + timedelta(300), title=title)
        for title in ("same", "draft", "small", "approved")
    )
    loaded = checked_guide(section, TODAY + timedelta(300), title="loaded")
    make_guide(section, title="never checked").save_revision()
    draft.save_revision()
    new_version(small, kind=EditKind.TYPO, summary="What it iss, in a sentence.").publish()
    approve(new_version(approved, kind=EditKind.MEANING, summary="Other."), reviewer)
    loaded.save_as_loaded()
    assert Publication.objects.count() == 2
    assert sorted(listed(publisher, "?state=edited")) == ["draft", "loaded"]
    assert "same" not in listed(publisher, "?state=edited")
    assert same.live


def test_what_waits_for_whom(section: SectionPage) -> None:
    author, reviewer = make_staff("Author"), make_staff("Clinical reviewer")
    guide = make_guide(section, title="Waiting", live=False)
    make_guide(section, title="Not waiting", live=False)
    draft = new_version(guide, by=author, kind=EditKind.MEANING, summary="New.")
    guide.refresh_from_db()
    workflow = guide.get_workflow()
    workflow.start(draft.as_object(), author)
    assert listed(sign_in(reviewer), "?state=mine") == ["Waiting"]
    assert listed(sign_in(make_staff(None)), "?state=mine") == ["Waiting"]
    assert listed(sign_in(make_staff("Publisher")), "?state=mine") == []
    assert listed(sign_in(author), "?state=mine") == []


def test_a_schedule_that_was_missed_is_listed(publisher: Client, section: SectionPage) -> None:
    now = timezone.now()
    for title, minutes in (("late", 10), ("just now", 1), ("to come", -10)):
        guide = make_guide(section, title=title, live=False)
        revision = guide.save_revision()
        revision.approved_go_live_at = now - timedelta(minutes=minutes)
        revision.save(update_fields=["approved_go_live_at"])
    assert listed(publisher, "?state=late") == ["late"]


def test_withdrawn_pages_are_found_until_they_are_back(
    publisher: Client, section: SectionPage
) -> None:
    lead = make_staff("Clinical lead")
    guide = make_guide(section, title="Gone")
    new_version(guide, kind=EditKind.TYPO, summary="What it iss, in a sentence.").publish()
    decisions.withdraw(GuidePage.objects.get(pk=guide.pk), "Out of date.", lead)
    assert listed(publisher) == []
    assert listed(publisher, "?state=withdrawn") == ["Gone"]
    decisions.restore(GuidePage.objects.get(pk=guide.pk), TODAY + timedelta(30), "Mended.", lead)
    assert listed(publisher, "?state=withdrawn") == []
    assert listed(publisher) == ["Gone"]


def test_filters_by_section_owner_and_who_checked_last(
    publisher: Client, section: SectionPage, home: Any
) -> None:
    other = make_section(home, "Support")
    ann = make_staff("Author", "ann")
    card = make_card("Ms Other")
    first = checked_guide(section, TODAY + timedelta(100), make_card(), title="A", owner=ann)
    checked_guide(other, TODAY - timedelta(1), card, title="B")
    make_guide(other, title="C", owner=ann)
    assert listed(publisher, f"?section={other.path}") == ["B", "C"]
    assert listed(publisher, f"?owner={ann.pk}") == ["A", "C"]
    assert listed(publisher, f"?reviewer={card.pk}") == ["B"]
    assert listed(publisher, f"?reviewer={card.pk}&owner={ann.pk}") == []
    assert listed(publisher, f"?state=overdue&section={section.path}") == []
    shown = page(publisher, f"?section={other.path}")
    assert '>All <span class="board-count">2</span>' in shown
    assert f"?section={other.path}&amp;state=overdue" in shown
    assert listed(publisher, f"results/?owner={ann.pk}") == ["A", "C"]
    line = publisher.get(BOARD).context["object_list"][1]
    assert (line.title, line.section, line.owner) == ("A", "Immunotherapy", "ann")
    assert (line.kind, line.checked_by) == ("Explains how something works", "Test nurse")
    assert line.checked_on == add_months(TODAY + timedelta(100), -12)
    assert first.pk == line.pk


@pytest.mark.parametrize(
    "nonsense",
    [
        "?state=x",
        "?section=x",
        "?owner=x",
        "?owner=999999",
        "?reviewer=",
        "?reviewer=²",
        "?reviewer=99999999999999",
        "?p=99999",
        "?p=x",
    ],
)
def test_nonsense_in_the_address_is_no_error(
    publisher: Client, section: SectionPage, nonsense: str
) -> None:
    make_guide(section, title="A guide")
    assert publisher.get(BOARD + nonsense).status_code == 200


def test_titles_lead_where_the_person_may_go(section: SectionPage) -> None:
    guide = make_guide(section)
    editor = f"/staff/pages/{guide.pk}/edit/"
    assert f'href="{editor}"' in page(sign_in(make_staff("Author")))
    assert f'href="{editor}"' not in page(sign_in(make_staff("Clinical reviewer")))
    assert guide.slug in page(sign_in(make_staff("Clinical reviewer", "other")))


def test_only_a_lead_is_offered_decisions(section: SectionPage) -> None:
    guide = checked_guide(section, TODAY - timedelta(10))
    put_off = f"/staff/checks/put-off/{guide.pk}/"
    assert put_off in page(sign_in(make_staff("Clinical lead")))
    assert put_off not in page(sign_in(make_staff("Publisher")))


def test_a_title_is_only_words(publisher: Client, section: SectionPage) -> None:
    make_guide(section, title="<script>1</script>")
    assert "<script>1" not in page(publisher)


def test_it_takes_no_more_than_15_queries_whatever_there_is(
    publisher: Client, section: SectionPage, django_assert_max_num_queries: Any
) -> None:
    def ask() -> None:
        for query in ("reviewer=1&owner=1", *(f"state={tab}" for tab in ("", *Tab))):
            with django_assert_max_num_queries(15):
                publisher.get(f"{BOARD}?{query}")

    make_guide(section)
    publisher.get(BOARD)
    ask()
    for number in range(60):
        owner = make_staff("Author", f"author-{number}") if number < 5 else None
        checked_guide(section, TODAY + timedelta(number * 7 - 100), owner=owner)
    ask()
    assert len(listed(publisher)) == 50
    assert len(listed(publisher, "?p=2")) == 11
