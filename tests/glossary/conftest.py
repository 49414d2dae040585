"""What the tests of words share."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def queries(client: Client) -> Callable[[str], list[str]]:
    """The statements of an answer, with nothing in the cache."""

    def ask(address: str) -> list[str]:
        client.get(address)  # what a process asks once in its life, it has asked
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200, address
        return [query["sql"] for query in asked]

    return ask
