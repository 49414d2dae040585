"""What members of staff may not reach."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from home.models import HomePage, PortalSettings
from tests.builders import make_guide, make_section, make_staff
from tests.forms import sign_in

pytestmark = pytest.mark.django_db

GROUPS = ["Author", "Clinical reviewer", "Clinical lead", "Publisher", "Moderator"]
#: Address to the groups that may open it. Superusers may open all of them.
REACH: dict[str, set[str]] = {
    "wagtailusers_users:index": set(),
    "wagtailusers_users:add": set(),
    "wagtailusers_groups:index": set(),
    "wagtailusers_groups:add": set(),
    "wagtailadmin_workflows:index": set(),
    "wagtailsites:index": set(),
    "wagtaillocales:index": set(),
    "wagtailadmin_collections:index": set(),
    "wagtailimages:add": {"Author", "Publisher"},
    "wagtaildocs:add": {"Author", "Publisher"},
    "wagtailredirects:index": {"Publisher"},
    "wagtailredirects:add": {"Publisher"},
}


@pytest.mark.parametrize("name", REACH)
def test_who_reaches_an_address(home: HomePage, name: str) -> None:
    address = reverse(name)
    opened = {
        group for group in GROUPS if sign_in(make_staff(group)).get(address).status_code == 200
    }
    assert opened == REACH[name]
    assert sign_in(make_staff(None)).get(address).status_code == 200


@pytest.mark.parametrize("group", GROUPS)
def test_who_may_change_the_help_line(home: HomePage, group: str) -> None:
    site = home.get_site()
    settings = PortalSettings.for_site(site)
    settings.save()
    address = reverse("wagtailsettings:edit", args=["home", "portalsettings", site.pk])
    form = {
        "name": "Handrail",
        "tagline": "Plain.",
        "emergency": "Call 999.",
        "help_number": "0800 1",
        "other_languages-count": "0",
    }
    sign_in(make_staff(group)).post(address, form)
    settings.refresh_from_db()
    assert (settings.help_number == "0800 1") is (group == "Publisher")


def test_nobody_but_a_superuser_can_make_an_account_or_raise_a_group(home: HomePage) -> None:
    for group in GROUPS:
        user = make_staff(group)
        assert not any(
            user.has_perm(permission)
            for permission in ("users.add_user", "users.change_user", "users.delete_user")
        )
        assert not any("group" in permission for permission in user.get_all_permissions())


def test_these_groups_are_the_only_ones_and_run_no_part_of_the_system() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)


@pytest.mark.parametrize("group", ["Clinical reviewer", "Clinical lead", "Moderator"])
def test_those_who_write_nothing_find_nothing_to_edit(home: HomePage, group: str) -> None:
    guide = make_guide(make_section(home))
    client = sign_in(make_staff(group))
    for name in ("edit", "delete", "unpublish", "copy", "move"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[guide.pk])
        assert client.get(address).status_code != 200, name


def test_authors_cannot_change_each_others_images(home: HomePage) -> None:
    permissions = Group.objects.get(name="Author").collection_permissions
    granted = {p.permission.codename for p in permissions.filter(collection__depth=1)}
    assert granted == {"add_image", "choose_image", "add_document", "choose_document"}
    assert Collection.objects.count() == 1


def test_signed_out_nothing_of_the_editor_shows(client: Client, home: HomePage) -> None:
    for address in ("/staff/", "/staff/pages/", "/staff/images/", "/staff/users/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/staff/login/")
