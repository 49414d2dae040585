"""A site that is only there for the browser tests: its own database, its own gunicorn."""

import contextlib
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from portal.development.serving import end_with_parent

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300  # seconds; two sites may be made at once on two busy cores


@dataclass(frozen=True)
class Site:
    """Where the site answers, and what it says as it does."""

    url: str
    log: Path


@contextlib.contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """A site with the sample content; `folder` takes its files and its log."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    preparing, log = folder / "preparing.log", folder / "site.log"
    with (
        throwaway_database(os.environ["DATABASE_URL"], f"browser_{worker}") as database,
        # Held from here until gunicorn has it, so that nobody else can take the port.
        socket.create_server(("127.0.0.1", 0), backlog=64) as port,
        preparing.open("wb") as first_output,
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
        prepared = subprocess.run(
            [sys.executable, "-m", "tests.functional.prepare"],
            cwd=ROOT, env=environment, stdout=first_output, stderr=first_output,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert prepared.returncode == 0, preparing.read_text()[-5000:]
        with gunicorn(port, environment, output) as server:
            port.close()
            with urllib.request.urlopen(url, timeout=PATIENCE) as front_page:
                assert front_page.status == 200
            yield Site(url, log)
            assert server.poll() is None, "gunicorn ended before the tests did"


@contextlib.contextmanager
def throwaway_database(beside: str, suffix: str) -> Iterator[str]:
    """The address of a new, empty database on the server of `beside`, dropped afterwards."""
    address = urlsplit(beside)
    name = f"{address.path.strip('/')}_{suffix}"
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    # template0: nobody can be connected to it, which would keep it from being copied.
    create = sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name))
    with psycopg.connect(beside, autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(create)
    try:
        yield address._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(beside, autocommit=True) as connection:
            connection.execute(drop)


@contextlib.contextmanager
def gunicorn(
    port: socket.socket, environment: dict[str, str], output: object
) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi:application"]
    command += ["--bind", f"fd://{port.fileno()}", "--worker-class", "gthread", "--threads", "2"]
    command += ["--timeout", "120", "--graceful-timeout", "3", "--no-control-socket"]
    command += ["--log-level", "warning"]
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
