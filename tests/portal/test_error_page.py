"""When the database does not answer, readers get the page of an error, and nothing else."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "heading"),
    [("/", "Something went wrong"), ("/immunotherapy/", "Something"), ("/es/search/?q=a", "Algo")],
)
def test_it_needs_no_database(address: str, heading: str) -> None:
    def refuse(*args: object) -> None:
        raise OperationalError("the database is gone")

    with connection.execute_wrapper(refuse):
        response = Client(raise_request_exception=False).get(address)
    assert response.status_code == 500
    assert f"<h1>{heading}" in response.text
    assert "the database is gone" not in response.text
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"
