"""`reader_visible` is the one definition of what a reader may see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import GuidePage, HomePage, SectionPage
from home.visibility import reader_visible
from tests.builders import make_guide, make_home, make_section

pytestmark = pytest.mark.django_db


def visible(page: Page, language: str | None = None) -> bool:
    return reader_visible(Page.objects.filter(pk=page.pk), language).exists()


def test_a_published_page_is_visible(guide: GuidePage) -> None:
    assert visible(guide)


def test_a_draft_is_not(section: SectionPage) -> None:
    assert not visible(make_guide(section, live=False))


def test_an_unpublished_page_is_not(guide: GuidePage) -> None:
    guide.unpublish()
    assert not visible(guide)


def test_a_page_past_its_expiry_is_not_even_before_the_scheduler_ran(section: SectionPage) -> None:
    page = make_guide(section, expire_at=timezone.now() - timedelta(seconds=1))
    assert page.live
    assert not visible(page)


def test_a_page_that_expires_later_is(section: SectionPage) -> None:
    assert visible(make_guide(section, expire_at=timezone.now() + timedelta(hours=1)))


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.GROUPS])
def test_a_private_page_is_not(guide: GuidePage, kind: str) -> None:
    restriction = PageViewRestriction.objects.create(page=guide, restriction_type=kind)
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.get(name="Author"))
    assert not visible(guide)


def test_a_page_below_a_private_one_is_not(section: SectionPage, guide: GuidePage) -> None:
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert not visible(guide)


def test_a_sibling_of_a_private_page_is(home: HomePage, guide: GuidePage) -> None:
    private = make_section(home, "Private things")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert visible(guide)


def test_a_page_is_visible_in_its_own_language_only(home: HomePage, guide: GuidePage) -> None:
    spanish = make_guide(make_section(make_home("es"), "Inmunoterapia"))
    assert visible(guide, "en-gb")
    assert not visible(guide, "es")
    assert visible(spanish, "es")
    assert not visible(spanish)
    assert visible(spanish, "*")
