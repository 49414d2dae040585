"""Medical words of our pages that nothing explains, and words of the glossary nobody needs."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from glossary import uses
from glossary.models import Term
from home.models import GuidePage, SectionPage
from home.plain_language import scores
from home.plain_language.coverage import coverage
from tests.builders import heading, make_guide, make_staff, text
from tests.forms import sign_in
from tests.words import make_term

pytestmark = pytest.mark.django_db

ADDRESS = "/staff/word-coverage/"


@pytest.fixture
def guide(section: SectionPage) -> GuidePage:
    words = [heading("How"), text("You may get neutropenia after it.")]
    page = make_guide(section, title="After it", body=words)
    page.save_as_loaded()
    page.refresh_from_db()
    scores.store(page.live_revision)
    return page


def missing() -> list[str]:
    return [one.word for one in coverage("en-gb").missing]


def test_a_medical_word_without_an_entry_is_missing(guide: GuidePage) -> None:
    [found] = coverage("en-gb").missing
    assert (found.word, found.pages, found.titles) == ("neutropenia", 1, ["After it"])
    assert not coverage("es").missing


def test_once_there_is_an_entry_it_is_not(guide: GuidePage) -> None:
    make_term("neutropenia")
    assert missing() == []


def test_a_draft_does_not_count(section: SectionPage, guide: GuidePage) -> None:
    guide.body = [heading("How"), text("It can cause mucositis.")]
    scores.store(guide.save_revision())
    assert missing() == ["neutropenia"]
    guide.unpublish()
    assert missing() == []


def test_a_word_on_no_page_is_listed(guide: GuidePage) -> None:
    used, unused = make_term("neutropenia"), make_term("biopsy")
    uses.record(guide, [used.pk])
    assert coverage("en-gb").unused == [unused]


def test_a_late_check_is_listed_and_none_at_all_is_not() -> None:
    late, current, _never = (make_term(name) for name in ("biopsy", "lymphoma", "neutropenia"))
    for term, day in ((late, date(2020, 1, 1)), (current, timezone.localdate())):
        Term.objects.filter(pk=term.pk).update(checked_on=day)
    assert coverage("en-gb").past_check == [late]


def test_the_report_is_for_who_writes_words(guide: GuidePage) -> None:
    page = sign_in(make_staff("Publisher")).get(ADDRESS).content.decode()
    assert "neutropenia" in page
    assert "After it" in page
    assert sign_in(make_staff("Moderator")).get(ADDRESS).status_code == 302
    assert sign_in(make_staff(None)).get(f"{ADDRESS}?language=xx").status_code == 200


def test_the_command_says_the_same(guide: GuidePage) -> None:
    out = StringIO()
    call_command("glossary", "coverage", stdout=out)
    assert "missing: neutropenia (1: After it)" in out.getvalue()
    assert "1 missing, 0 on no page, 0 with a late check" in out.getvalue()
