"""The dashboard shows each member of staff what waits for them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.dashboard import LONGEST_LIST
from home.models import GuidePage, SectionPage
from tests.builders import make_guide, make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db


def dashboard(group: str | None = "Author") -> str:
    response = sign_in(make_staff(group)).get("/staff/")
    assert response.status_code == 200
    page = response.content.decode()
    return page[page.index("What needs attention") :].partition("</section>")[0]


def test_with_nothing_to_do_it_says_so(guide: GuidePage) -> None:
    assert "None of your pages has unfinished changes." in dashboard()


def test_a_changed_page_is_listed_under_its_new_title_with_the_way_to_it(
    guide: GuidePage,
) -> None:
    guide.title = "A better title"
    guide.save_revision()
    page = dashboard()
    assert "Changed since it was published (1)" in page
    assert "A better title" in page
    assert f"/staff/pages/{guide.pk}/edit/" in page


def test_a_page_never_published_is_listed_and_one_taken_down_is_not(section: SectionPage) -> None:
    make_guide(section, title="Never out", live=False).save_revision()
    gone = make_guide(section, title="Was out")
    gone.save_revision().publish()
    gone.refresh_from_db()
    gone.unpublish()
    page = dashboard()
    assert "Never published (1)" in page
    assert "Never out" in page
    assert "Was out" not in page


def test_a_page_about_to_leave_the_site_is_listed(section: SectionPage) -> None:
    for days in (13, 15):
        make_guide(section, title=f"In {days} days", expire_at=timezone.now() + timedelta(days))
    page = dashboard()
    assert "Leaves the site within two weeks (1)" in page
    assert "In 13 days" in page
    assert "In 15 days" not in page


def test_a_long_list_shows_its_newest_and_how_many_there_are(section: SectionPage) -> None:
    for number in range(LONGEST_LIST + 2):
        make_guide(section, title=f"Draft {number}", live=False).save_revision()
    page = dashboard()
    assert f"Never published ({LONGEST_LIST + 2})" in page
    assert "Draft 6" in page
    assert "Draft 1" not in page


@pytest.mark.parametrize("group", ["Clinical reviewer", "Moderator"])
def test_those_who_edit_nothing_see_no_drafts(section: SectionPage, group: str) -> None:
    make_guide(section, title="Secret draft", live=False).save_revision()
    assert "Secret draft" not in dashboard(group)


def test_a_title_cannot_be_more_than_words(section: SectionPage) -> None:
    make_guide(section, title="<script>1</script>", slug="x", live=False).save_revision()
    assert "<script>1" not in dashboard()
