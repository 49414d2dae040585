"""A site that is only there for the browser tests: its own database, its own gunicorn."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.development.serving import LONG_SEARCHES, end_with_parent
from tests import databases

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300  # seconds
#: The database that each site is a copy of, by the end of its name.
ORIGINAL = "browser_original"


@dataclass(frozen=True)
class Site:
    """Where the site answers, and what it says as it does."""

    url: str
    log: Path


@contextlib.contextmanager
def running_site(folder: Path, shared: Path) -> Iterator[Site]:
    """A site with the sample content; `folder` takes its files and its log.

    Processes that test side by side make one original in the folder they share, and copy it.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    log = folder / "site.log"
    with (
        copy_of_original(shared, folder, f"browser_{worker}") as database,
        # Held from here until gunicorn has it, so that nobody else can take the port.
        socket.create_server(("127.0.0.1", 0), backlog=64) as port,
        log.open("wb") as output,
    ):
        url = f"http://127.0.0.1:{port.getsockname()[1]}"
        environment = os.environ | {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "tests.functional.settings",
            "PORTAL_BASE_URL": url,
            "PORTAL_ROLE": "all",
            "MEDIA_ROOT": str(folder / "media"),
            "STATIC_ROOT": str(folder),
            "TMPDIR": str(folder),
        }
        with gunicorn(port, environment, output) as server:
            port.close()
            with urllib.request.urlopen(url, timeout=PATIENCE) as front_page:
                assert front_page.status == 200
            yield Site(url, log)
            assert server.poll() is None, "gunicorn ended before the tests did"


@contextlib.contextmanager
def copy_of_original(shared: Path, folder: Path, suffix: str) -> Iterator[str]:
    """The address of a database like the original, dropped afterwards; its files in `folder`."""

    def make() -> None:
        databases.copy_database(databases.MIGRATED, ORIGINAL)
        prepare(databases.address_of(ORIGINAL), shared)

    with databases.made_once(shared, ORIGINAL, make):
        databases.copy_database(ORIGINAL, suffix)
    if (shared / "media").exists():
        shutil.copytree(shared / "media", folder / "media")
    try:
        yield databases.address_of(suffix)
    finally:
        databases.drop_database(suffix)


def prepare(database: str, shared: Path) -> None:
    said = shared / "preparing.log"
    environment = os.environ | {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "tests.functional.settings",
        "MEDIA_ROOT": str(shared / "media"),
        "TMPDIR": str(shared),
    }
    with said.open("wb") as output:
        prepared = subprocess.run(
            [sys.executable, "-m", "tests.functional.prepare"],
            cwd=ROOT, env=environment, stdout=output, stderr=output,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
    assert prepared.returncode == 0, said.read_text()[-5000:]


@contextlib.contextmanager
def gunicorn(
    port: socket.socket, environment: dict[str, str], output: object
) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi:application"]
    command += ["--bind", f"fd://{port.fileno()}", "--worker-class", "gthread", "--threads", "2"]
    command += ["--timeout", "120", "--graceful-timeout", "3", "--no-control-socket"]
    command += ["--log-level", "warning", *LONG_SEARCHES]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=output, stderr=output,
        pass_fds=[port.fileno()], preexec_fn=end_with_parent,
    )  # fmt: skip
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
