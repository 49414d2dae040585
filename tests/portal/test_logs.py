"""Nothing that could identify a reader, or what they looked for, is in the logs."""

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from home.models import GuidePage, HomePage
from portal.development.serving import end_with_parent
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


def ask(port: int, line: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(f"{line}\r\nHost: 127.0.0.1\r\n\r\n".encode())
        return connection.recv(1000)


def test_what_gunicorn_says_of_a_request_that_failed_names_no_reader(tmp_path: Path) -> None:
    """It has a log of its own, and writes there of what ends without an answer of ours."""
    (tmp_path / "failing.py").write_text(
        "import portal.wsgi\n\ndef application(*request):\n    raise SystemExit(1)\n"
    )
    command = [sys.executable, "-m", "gunicorn", "failing:application", "--no-control-socket"]
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        subprocess.Popen(
            [*command, "--bind", f"fd://{listening.fileno()}", "--log-level", "warning"],
            env=os.environ | {"PYTHONPATH": str(tmp_path)}, preexec_fn=end_with_parent,
            pass_fds=[listening.fileno()], stderr=subprocess.PIPE, text=True,
        ) as server,
    ):  # fmt: skip
        port = listening.getsockname()[1]
        try:
            assert b" 500 " in ask(port, f"GET /search/?q={SECRET} HTTP/1.1")
            assert b" 400 " in ask(port, f"GET /search/?q={SECRET} and more")
        finally:
            server.terminate()
        _, said = server.communicate(timeout=60)
    assert "Error handling request GET /search/\n" in said
    assert "Invalid request: Invalid HTTP Version\n" in said
    assert SECRET not in said
    assert "127.0.0.1" not in said
