"""Wagtail's lists of pages say how each page stands with its checks."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.models import SectionPage
from tests.builders import make_digest, make_guide, make_staff
from tests.forms import sign_in
from tests.review.checked import checked_guide

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
GUIDES = "/staff/guides/"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY)


@pytest.fixture
def publisher(section: SectionPage) -> Client:
    return sign_in(make_staff("Publisher"))


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def titles(client: Client, address: str) -> set[str]:
    return {page.title for page in client.get(address).context["object_list"]}


@pytest.fixture
def guides(section: SectionPage) -> None:
    checked_guide(section, TODAY - timedelta(3), title="Late", owner=make_staff("Author", "ann"))
    make_guide(section, title="Never")
    make_guide(section, title="Draft", live=False)


@pytest.mark.usefixtures("guides")
def test_both_lists_show_state_last_check_next_due_and_owner(
    publisher: Client, section: SectionPage
) -> None:
    for address in (GUIDES, f"/staff/pages/{section.pk}/"):
        shown = page(publisher, address)
        for words in ("Check overdue", "17 Nov 2025, Test nurse", "17 Nov 2026", "ann"):
            assert words in shown, (address, words)
        assert shown.count("Never checked") >= 1
        assert titles(publisher, address) == {"Late", "Never", "Draft"}


@pytest.mark.usefixtures("guides")
def test_both_can_be_narrowed_to_a_state_and_an_owner(
    publisher: Client, section: SectionPage
) -> None:
    from users.models import User

    ann = User.objects.get(username="ann").pk
    for address in (GUIDES, f"/staff/pages/{section.pk}/"):
        assert titles(publisher, f"{address}?check_state=overdue") == {"Late"}
        assert titles(publisher, f"{address}?check_state=never") == {"Never"}
        assert titles(publisher, f"{address}?owner={ann}") == {"Late"}
        assert titles(publisher, f"{address}?check_state=x") == {"Late", "Never", "Draft"}


def test_a_section_lists_all_that_is_below_it(publisher: Client, home: Any) -> None:
    digest = make_digest(home)
    assert titles(publisher, f"/staff/pages/{digest.get_parent().pk}/") == {"August 2020"}


def test_a_longer_list_takes_no_more_queries(
    publisher: Client, section: SectionPage, guides: None, django_assert_max_num_queries: Any
) -> None:
    for address in (GUIDES, f"/staff/pages/{section.pk}/"):
        publisher.get(address)
        with django_assert_max_num_queries(60) as few:
            publisher.get(address)
        for number in range(8):
            checked_guide(section, TODAY + timedelta(number))
        with django_assert_max_num_queries(len(few)):
            publisher.get(address)


def test_the_list_of_guides_is_in_the_menu(publisher: Client) -> None:
    assert GUIDES in page(publisher, "/staff/")
