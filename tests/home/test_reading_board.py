"""“Reading levels”: the guides that readers have, the hardest first, and how each has changed."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from home.models import GuidePage, HomePage, SectionPage
from home.plain_language import scores
from tests.builders import heading, make_guide, make_home, make_section, make_staff, text
from tests.forms import sign_in
from tests.home.test_query_counts import queries
from tests.home.test_reading_levels import EASY, HARD, guide_saying
from tests.review.people import make_reviewer, publish_checked

pytestmark = pytest.mark.django_db

BOARD = "/staff/reading-levels/"


def published(section: SectionPage, words: str, **fields: Any) -> GuidePage:
    guide = guide_saying(section, words, **fields)
    guide.save_as_loaded()
    guide.refresh_from_db()
    scores.store(guide.live_revision)
    return guide


def test_the_board_lists_the_hardest_first_and_says_how_it_went(section: SectionPage) -> None:
    published(section, EASY, title="An easy guide")
    hard = published(section, HARD, title="A hard guide")
    publish_checked(hard, make_reviewer(), body=[heading("How"), text(HARD + EASY * 3)])
    hard.refresh_from_db()
    now = scores.store(hard.live_revision)
    before = scores.of_page(hard.pk).first()
    client = sign_in(make_staff("Publisher"))
    page = client.get(BOARD).content.decode()
    assert page.index("A hard guide") < page.index("An easy guide")
    assert before is not None
    assert before.without_defined is not None
    assert now.without_defined is not None
    assert f"{now.without_defined - before.without_defined:.1f}" in page
    page = client.get(f"{BOARD}?ordering=without_defined").content.decode()
    assert page.index("An easy guide") < page.index("A hard guide")


def test_spanish_guides_come_hardest_first_too_and_those_without_a_figure_last(
    home: HomePage, section: SectionPage
) -> None:
    spanish = make_section(make_home("es", translation_key=home.translation_key))
    easy, hard = "El gato come pan. " * 60, "La inmunosupresión imposibilita intervenciones. " * 30
    published(spanish, easy, title="Fácil")
    published(spanish, hard, title="Difícil")
    published(section, EASY, title="In English")
    make_guide(section, title="Never read")
    page = sign_in(make_staff("Publisher")).get(BOARD).content.decode()
    places = [page.index(title) for title in ("In English", "Difícil", "Fácil", "Never read")]
    assert places == sorted(places)


def test_the_board_is_exported_safely(section: SectionPage) -> None:
    published(section, EASY, title="=cmd()")
    client = sign_in(make_staff("Publisher"))
    told = client.get(f"{BOARD}?export=csv").getvalue().decode()
    assert "'=cmd()" in told


def test_the_board_has_the_pages_of_a_persons_part_of_the_tree(
    home: HomePage, section: SectionPage
) -> None:
    other = make_section(home, "Support")
    published(section, EASY, title="Theirs")
    published(other, EASY, title="Of others")
    group = Group.objects.create(name="One section")
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=section, permission=change)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = make_staff("Moderator")
    user.groups.add(group)
    page = sign_in(user).get(BOARD).content.decode()
    assert "Theirs" in page
    assert "Of others" not in page


def test_more_guides_take_no_more_queries(section: SectionPage) -> None:
    client = sign_in(make_staff("Publisher"))
    published(section, EASY)
    few = queries(client, BOARD)
    for _ in range(5):
        published(section, EASY)
    assert queries(client, BOARD) == few


def test_only_who_may_edit_pages_sees_it(section: SectionPage) -> None:
    assert sign_in(make_staff("Author")).get(BOARD).status_code == 200
    assert sign_in(make_staff("Moderator")).get(BOARD).status_code == 302
