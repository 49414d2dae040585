"""Nothing that could identify a reader, or what they looked for, is in the logs."""

import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from home.models import GuidePage, HomePage
from portal.logs import WithoutReader

pytestmark = pytest.mark.django_db

SECRET = "melanoma-and-my-name"


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What the handler of production would write."""
    config = settings.LOGGING["handlers"]["stderr"]
    assert config["filters"] == ["without_reader"]
    out = StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(WithoutReader())
    handler.setFormatter(
        logging.Formatter("{asctime} {levelname} {name} {message} {args}", style="{")
    )
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/search/", {}),
        ("/none/", {"referer": f"https://example.org/?q={SECRET}"}),
        ("/none/", {"user-agent": SECRET, "x-forwarded-for": SECRET, "cookie": f"a={SECRET}"}),
        ("/search/", {"host": "wrong.example"}),
        ("/documents/1/none.pdf", {}),
    ],
)
def test_a_search_word_or_a_readers_marks_are_not_written(
    written: StringIO, client: Client, home: HomePage, address: str, headers: dict[str, str]
) -> None:
    client.get(f"{address}?q={SECRET}", headers=headers)
    assert SECRET not in written.getvalue()
    assert "127.0.0.1" not in written.getvalue()


def test_an_error_of_ours_is_written_with_its_cause_but_not_its_reader(
    written: StringIO, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError("The cause")

    monkeypatch.setattr("search.views.search", fail)
    client = Client(raise_request_exception=False)
    response = client.get(f"/search/?q={SECRET}", headers={"user-agent": SECRET})
    assert response.status_code == 500
    assert "The cause" in written.getvalue()
    assert SECRET not in written.getvalue()


def record(**extra: Any) -> logging.LogRecord:
    made = logging.makeLogRecord(
        {"msg": "Not Found: %s", "args": (f"/search/?q={SECRET}",)} | extra
    )
    assert WithoutReader().filter(made) is True
    return made


def test_a_record_loses_its_request_and_its_query_and_keeps_the_rest() -> None:
    made = record(request=object(), status_code=404)
    assert not hasattr(made, "request")
    assert made.getMessage() == "Not Found: /search/"
    assert made.__dict__["status_code"] == 404


@pytest.mark.parametrize("args", [(), ({"a": 1},), (7,), (None,)])
def test_other_records_pass_as_they_are(args: tuple[Any, ...]) -> None:
    made = logging.LogRecord("name", logging.INFO, "file", 1, "Plain", args, None)
    assert WithoutReader().filter(made) is True
    assert made.args == (args[0] if args and isinstance(args[0], dict) else args)


def test_every_handler_of_production_takes_the_reader_out() -> None:
    for name, handler in settings.LOGGING["handlers"].items():
        assert "without_reader" in handler["filters"], name
