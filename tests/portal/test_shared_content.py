"""What a file makes once, each of its tests begins with; what a test changes no other meets."""

import pytest
from pytest_django import DjangoDbBlocker

from home.models import HomePage
from search.models import Document
from tests.builders import make_home
from tests.shared import Once, transaction_of_a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _front_page(once: Once) -> None:
    with once():
        make_home(title="Made once")


@pytest.mark.parametrize("turn", ["first", "second"])
def test_it_is_there_and_found_whatever_the_test_before_did(turn: str) -> None:
    page = HomePage.objects.get()
    assert page.title == "Made once"
    assert Document.objects.filter(pk=page.pk).exists()
    page.delete()
    assert not HomePage.objects.exists()


def test_nothing_is_left_of_it_after_the_file(django_db_blocker: DjangoDbBlocker) -> None:
    with transaction_of_a_file(django_db_blocker) as making, making():
        make_home("es", title="Made in between")
    assert not HomePage.objects.filter(title="Made in between").exists()
