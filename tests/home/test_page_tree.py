"""Staff cannot build a wrong tree: each kind of page has its place."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import (
    DigestIndexPage,
    DigestPage,
    GuidePage,
    HomePage,
    SectionPage,
    StandardPage,
)
from tests.builders import make_digest, make_guide, make_home, make_section, make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db

KINDS: list[type[Page]] = [
    HomePage,
    SectionPage,
    GuidePage,
    DigestIndexPage,
    DigestPage,
    StandardPage,
]
#: Parent to the kinds that may stand below it.
BELOW: dict[type[Page], set[type[Page]]] = {
    Page: {HomePage},
    HomePage: {SectionPage, DigestIndexPage, StandardPage},
    SectionPage: {GuidePage},
    GuidePage: set(),
    DigestIndexPage: {DigestPage},
    DigestPage: set(),
    StandardPage: set(),
}


@pytest.mark.parametrize("parent", BELOW)
def test_what_may_stand_below_a_page(parent: type[Page]) -> None:
    allowed = {child for child in KINDS if child in parent.allowed_subpage_models()}
    assert allowed == BELOW[parent]


@pytest.mark.parametrize("child", KINDS)
def test_what_a_page_may_stand_below(child: type[Page]) -> None:
    allowed = {parent for parent in BELOW if parent in child.allowed_parent_page_models()}
    assert allowed == {parent for parent, children in BELOW.items() if child in children}


def test_plain_wagtail_pages_can_be_made_nowhere() -> None:
    assert not any(Page in parent.allowed_subpage_models() for parent in KINDS)


def test_every_kind_of_page_of_ours_is_in_the_table() -> None:
    ours = {model for model in Page.__subclasses__() if model._meta.app_label == "home"}
    from home.models.base import PortalPage

    ours |= set(PortalPage.__subclasses__())
    assert {model for model in ours if not model._meta.abstract} == set(KINDS)


def test_the_editor_refuses_a_page_in_the_wrong_place(home: HomePage, guide: GuidePage) -> None:
    client = sign_in(make_staff(None))

    def ask(kind: str, parent: Page) -> int:
        address = reverse("wagtailadmin_pages:add", args=["home", kind, parent.pk])
        return client.get(address).status_code

    section = guide.get_parent()
    assert ask("guidepage", section) == 200
    assert ask("guidepage", home) == 302
    assert ask("guidepage", guide) == 302
    assert ask("sectionpage", section) == 302
    assert ask("standardpage", section) == 302


def test_a_page_cannot_be_moved_to_the_wrong_place(home: HomePage, guide: GuidePage) -> None:
    assert guide.can_move_to(make_section(home, "Support"))
    assert not guide.can_move_to(home)
    assert not guide.get_parent().specific.can_move_to(make_section(home, "Research"))


def test_there_is_one_digest_list_for_each_language(home: HomePage) -> None:
    make_digest(home)
    assert not DigestIndexPage.can_create_at(home)
    assert DigestIndexPage.can_create_at(make_home("es"))


def test_staff_make_no_second_front_page(home: HomePage) -> None:
    """What stands below it would be in every list, and at no address."""
    assert not HomePage.can_create_at(home.get_parent())
    client = sign_in(make_staff("Publisher"))
    address = reverse("wagtailadmin_pages:add", args=["home", "homepage", home.get_parent().pk])
    assert client.get(address).status_code == 302


def test_two_guides_of_a_section_cannot_share_an_address(section: SectionPage) -> None:
    first, second = make_guide(section, slug="same"), make_guide(section, slug="other")
    second.slug = first.slug
    with pytest.raises(Exception, match="slug"):
        second.full_clean()


def test_a_renamed_guide_is_found_at_its_old_address(
    client: Client, guide: GuidePage, django_capture_on_commit_callbacks: Any
) -> None:
    old = guide.url
    guide.slug = "renamed"
    with django_capture_on_commit_callbacks(execute=True):
        guide.save_revision().publish()
    response = client.get(old)
    assert response.status_code == 301
    assert response.headers["Location"] == guide.get_parent().url + "renamed/"
