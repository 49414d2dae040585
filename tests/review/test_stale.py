"""A page that nobody checks goes, by rule and with an honest reason; no other page does."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from home.models import GuidePage, SectionPage
from review import decisions, stale
from review.edit_kinds import EditKind
from review.intervals import add_months
from review.models import Decision
from tests.builders import make_guide, make_staff
from tests.review.checked import checked_guide
from tests.review.people import approve, make_reviewer, new_version

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


def run(**options: Any) -> str:
    out = StringIO()
    call_command("withdraw_stale", stdout=out, **options)
    return out.getvalue()


def test_only_stale_pages_go_and_readers_learn_why(section: SectionPage) -> None:
    due = add_months(TODAY, -6) - timedelta(1)
    gone = checked_guide(section, due, title="Gone")
    kept = [
        checked_guide(section, add_months(TODAY, -6), title="On its last day"),
        checked_guide(section, TODAY - timedelta(5)),
        make_guide(section),
    ]
    put_off = checked_guide(section, due)
    decisions.extend(put_off, TODAY + timedelta(30), "Soon.", make_staff("Clinical lead"))
    assert run() == "withdrawn: Gone\n"
    live = set(GuidePage.objects.filter(live=True).values_list("pk", flat=True))
    assert live == {page.pk for page in [*kept, put_off]}
    decision = Decision.objects.filter(kind="withdrawn").get()
    assert (decision.page_id, decision.by) == (gone.pk, None)
    assert "last checked on 19 May 2025" in decision.reason
    assert "by 19 May 2026" in decision.reason


def test_running_it_again_does_nothing_more(section: SectionPage) -> None:
    checked_guide(section, date(2025, 1, 1))
    assert "withdrawn" in run()
    assert run() == ""
    assert Decision.objects.count() == 1


def test_a_dry_run_only_says(section: SectionPage) -> None:
    guide = checked_guide(section, date(2025, 1, 1), title="Old")
    assert run(dry_run=True) == "would be withdrawn: Old\n"
    guide.refresh_from_db()
    assert guide.live
    assert not Decision.objects.exists()


def test_one_that_fails_holds_up_no_other_and_is_left_whole(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = checked_guide(section, date(2025, 1, 1), title="Bad")
    good = checked_guide(section, date(2025, 2, 1), title="Good")
    real = decisions.withdraw

    def withdraw(page: Any, *args: Any, **kwargs: Any) -> Any:
        done = real(page, *args, **kwargs)
        if page.pk == bad.pk:
            raise RuntimeError("broken")
        return done

    monkeypatch.setattr(decisions, "withdraw", withdraw)
    with pytest.raises(CommandError, match=r"1 not withdrawn: Bad \(broken\)"):
        run()
    assert GuidePage.objects.get(pk=bad.pk).live
    assert not GuidePage.objects.get(pk=good.pk).live
    assert Decision.objects.get().page_id == good.pk


def test_a_page_put_off_since_it_was_listed_stays(section: SectionPage) -> None:
    guide = checked_guide(section, date(2025, 1, 1))
    decisions.extend(guide, TODAY + timedelta(30), "Soon.", make_staff("Clinical lead"))
    assert not stale._withdraw(guide.pk, TODAY)
    guide.refresh_from_db()
    assert guide.live


def test_a_page_whose_new_version_a_clinician_has_approved_stays(section: SectionPage) -> None:
    guide = checked_guide(section, add_months(TODAY, -6) - timedelta(1))
    approve(new_version(guide, kind=EditKind.MEANING, title="Anew"), make_reviewer())
    assert run() == ""
    guide.refresh_from_db()
    assert guide.live
