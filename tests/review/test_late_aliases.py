"""An alias of a page whose check is late is late too: it is not put forward."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from home.models import DigestIndexPage, GuidePage, HomePage, SectionPage
from home.reviewed import past_due_sql
from review.models import Reviewer
from tests.builders import block, make_digest, make_guide, make_home, make_section
from tests.review.reading import checked_until, record, today_is

pytestmark = pytest.mark.django_db

DUE = date(2026, 5, 4)


@pytest.fixture
def late(home: HomePage) -> GuidePage:
    guide: GuidePage = checked_until(make_guide(make_section(home, "Original"), title="Late"), DUE)
    return guide


@pytest.fixture
def alias(late: GuidePage, section: SectionPage) -> GuidePage:
    made: GuidePage = late.create_alias(parent=section, update_slug="elsewhere")
    return made


def titles(pages: Any) -> list[str]:
    return [page.title for page in pages]


@pytest.mark.parametrize(("today", "shown"), [(DUE, True), (DUE + timedelta(1), False)])
class TestPutForward:
    @pytest.fixture(autouse=True)
    def _today(self, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
        today_is(monkeypatch, today)

    def test_in_start_here(
        self, client: Client, section: SectionPage, alias: GuidePage, shown: bool
    ) -> None:
        section.start_here = [block("guide", alias.pk)]
        section.save()
        context = client.get(section.url).context
        assert titles(context["start_here"]) == (["Late"] if shown else [])
        assert titles(context["stage_groups"][0].guides) == ["Late"], "the plain list"

    def test_as_related_by_hand(
        self, client: Client, section: SectionPage, alias: GuidePage, shown: bool
    ) -> None:
        page = make_guide(section, related=[block("guide", alias.pk)])
        related = client.get(page.url).context["related_guides"]
        assert titles(related) == (["Late"] if shown else [])

    def test_as_related_by_itself(
        self, client: Client, section: SectionPage, alias: GuidePage, shown: bool
    ) -> None:
        related = client.get(make_guide(section).url).context["related_guides"]
        assert titles(related) == (["Late"] if shown else [])

    def test_on_the_home_page(self, client: Client, home: HomePage, shown: bool) -> None:
        spanish = make_home("es", translation_key=home.translation_key)
        make_digest(spanish, title="Older", month="2020-07-01")
        original = checked_until(make_digest(home, title="Newer"), DUE)
        index = DigestIndexPage.objects.child_of(spanish).get()
        original.create_alias(parent=index, update_locale=spanish.locale)
        digest = client.get("/es/").context["latest_digest"]
        assert digest.title == ("Newer" if shown else "Older")


def test_the_condition_agrees_with_what_the_page_says(late: GuidePage, alias: GuidePage) -> None:
    check_again = DUE + timedelta(365)
    late.save_as_loaded()
    late.refresh_from_db()
    alias.refresh_from_db()
    assert alias.live_revision_id != late.live_revision_id, "Wagtail leaves it as it was"
    pages = [late, alias]

    def condition_says(day: date) -> set[int]:
        statement = (
            f"SELECT page.id FROM wagtailcore_page page WHERE {past_due_sql('page', '%s')}"
            " AND page.id = ANY(%s)"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [day, [page.pk for page in pages]])
            return {pk for [pk] in cursor.fetchall()}

    # Loaded anew: no check counts, of either.
    assert condition_says(DUE + timedelta(1)) == set()
    record(late, "clinical", Reviewer.objects.get(), due=check_again, interval=12)
    for day in (DUE + timedelta(1), check_again, check_again + timedelta(1)):
        said = {page.pk for page in pages if page.check_status(day).is_past_due}
        assert condition_says(day) == said
        assert said in (set(), {late.pk, alias.pk})
    assert said


def test_it_costs_a_look_up_a_page(late: GuidePage, alias: GuidePage) -> None:
    """Every page that readers get asks this: no table is gone through for it."""
    with connection.cursor() as cursor:
        # A test has few rows, for which PostgreSQL would rather read the whole table.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT page.id FROM wagtailcore_page page"
            f" WHERE {past_due_sql('page', '%s')} AND page.id = ANY(%s)",
            [DUE, [late.pk, alias.pk]],
        )
        plan = "\n".join(line for [line] in cursor.fetchall())
    assert "Seq Scan" not in plan
    [subject] = [line for line in plan.splitlines() if " subject  (cost" in line]
    assert "Index" in subject
