"""The dashboard tells each member of staff what of the checks is theirs to do."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from home.models import SectionPage
from review.edit_kinds import EditKind
from tests.builders import make_guide, make_staff
from tests.forms import sign_in
from tests.review.checked import checked_guide
from tests.review.people import new_version
from users.models import User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


def panel(user: User) -> str:
    page = sign_in(user).get("/staff/").content.decode()
    return " ".join(page.partition('id="checks')[2].partition("</section>")[0].split())


def test_with_nothing_to_do_there_is_no_panel(section: SectionPage) -> None:
    make_guide(section)
    for group in ("Author", "Clinical reviewer", "Publisher", "Clinical lead"):
        assert panel(make_staff(group)) == ""


def test_authors_see_their_pages_that_are_overdue_or_were_sent_back(section: SectionPage) -> None:
    author, other = make_staff("Author"), make_staff("Author", "other")
    reviewer = make_staff("Clinical reviewer")
    checked_guide(section, TODAY - timedelta(1), title="Mine", owner=author)
    checked_guide(section, TODAY - timedelta(300), title="Mine too", owner=author)
    checked_guide(section, TODAY - timedelta(1), title="Not mine", owner=other)
    guide = make_guide(section, title="Sent back", live=False)
    draft = new_version(guide, by=author, kind=EditKind.MEANING, summary="New.")
    guide.refresh_from_db()
    state = guide.get_workflow().start(draft.as_object(), author)
    assert "Waiting for you, the oldest first (1)" in panel(reviewer)
    state.current_task_state.reject(user=reviewer)
    shown = panel(author)
    assert "Your pages that were sent back (1)" in shown
    assert "Your pages whose check is overdue (2)" in shown
    assert "Sent back" in shown
    assert ">Mine<" in shown
    assert "Not mine" not in shown


def test_leads_see_all_that_is_overdue_and_what_will_go(section: SectionPage) -> None:
    checked_guide(section, TODAY - timedelta(1), title="Overdue")
    checked_guide(section, TODAY - timedelta(300), title="Stale")
    shown = panel(make_staff("Clinical lead"))
    assert "unless you put them off (1)" in shown
    assert "Check overdue (1)" in shown
    assert "/staff/checks/board/?state=overdue" in shown


def test_publishers_see_schedules_that_were_missed(section: SectionPage) -> None:
    guide = make_guide(section, title="Late one", live=False)
    revision = guide.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.save(update_fields=["approved_go_live_at"])
    assert "Late to publish (1)" in panel(make_staff("Publisher"))
    assert panel(make_staff("Author")) == ""
