"""What can go wrong on a developer's machine ends with one plain sentence, never a traceback."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.development import browser, environment, given_database
from portal.development.data_folder import ROOT, claim, data_folder
from portal.development.demo import free_port
from portal.development.server_files import programs_folder
from portal.development.terminal import Trouble

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Command:
    """Run one of the development commands, as make does, with some of its environment changed."""

    def run_command(module: str, *words: str, **changed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", f"portal.development.{module}", *words],
            cwd=ROOT,
            env={**os.environ, **changed},
            capture_output=True,
            text=True,
            check=False,
        )

    return run_command


def is_one_plain_sentence(done: subprocess.CompletedProcess[str]) -> bool:
    said = done.stderr.strip()
    return done.returncode == 1 and "Traceback" not in said and 0 < len(said) < 350


def test_a_port_in_use_is_noticed_before_anything_is_started(run):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = run("demo", PORT=port)
    assert is_one_plain_sentence(done)
    assert f"Port {port} is in use" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("wish", ["eighty", "0", "65536", "-1", "8000x"])
def test_a_port_that_is_no_port_is_refused(wish, monkeypatch):
    monkeypatch.setenv("PORT", wish)
    with pytest.raises(Trouble, match="must be a number"):
        free_port()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgres://reader:s3cr3t%21@127.0.0.1:1/portal", "does not answer"),
        ("pgsql://reader:s3cr3t%21@127.0.0.1:1/portal", "does not answer"),
        ("postgres://reader:s3cr3t%21@127.0.0.1:1/portal?unheard_of=1", "does not answer"),
        ("postgres://reader:s3cr3t!@127.0.0.1:port/portal", "is not an address"),
        ("mongodb://reader:s3cr3t!@127.0.0.1/portal", "is not an address"),
        ("sqlite:///portal.db", "needs PostgreSQL"),
        ("postgres://reader:s3cr3t!@127.0.0.1:1/", "names a server, but no database"),
        ("postgres://reader:s3cr3t!@127.0.0.1:1", "names a server, but no database"),
        ("s3cr3t!", "is not an address"),
    ],
)
def test_an_unusable_database_url_is_said_without_its_password(run, url, words):
    done = run("with_postgres", "true", DATABASE_URL=url)
    assert is_one_plain_sentence(done)
    assert words in done.stderr
    assert "s3cr3t" not in done.stderr


def test_an_older_postgresql_is_refused(monkeypatch):
    monkeypatch.setattr(given_database, "OLDEST", 99)
    with pytest.raises(Trouble, match="Version 99 or newer is needed"):
        given_database.require_reachable(os.environ["DATABASE_URL"])


def test_a_data_folder_that_is_not_there_is_named(run):
    done = run("with_postgres", "true", PORTAL_DEV_DATA="/nowhere at all", DATABASE_URL="")
    assert is_one_plain_sentence(done)
    assert "/nowhere at all" in done.stderr


def test_a_full_disk_is_said_plainly(run):
    if not Path("/dev/full").exists():
        pytest.fail("this test needs Linux's /dev/full")
    code = """if True:
        from portal.development.terminal import plain_file_errors, run_plainly

        def main():
            with plain_file_errors("Copying", way_out="Make room."), open("/dev/full", "w") as full:
                full.write("x")

        run_plainly(main)
    """
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert is_one_plain_sentence(done)
    assert "Copying failed: the disk is full. Make room." in done.stderr


def test_a_folder_that_somebody_else_made_first_is_not_used(tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    trap = tmp_path / "trap"
    trap.symlink_to(target)
    with pytest.raises(Trouble, match="belongs to someone else"):
        claim(trap, 0o700, os.geteuid())
    if os.geteuid() == 0:
        os.chown(target, 12345, -1)
        with pytest.raises(Trouble, match="belongs to someone else"):
            claim(target, 0o700, os.geteuid())


def test_the_data_folder_is_ours_inside_the_one_that_was_named(tmp_path, monkeypatch):
    """So that what is guarded, and removed by `make clean`, is never somebody's own folder."""
    monkeypatch.setenv("PORTAL_DEV_DATA", str(tmp_path))
    assert data_folder().parent == tmp_path.resolve()


def test_a_folder_without_postgresql_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("PORTAL_POSTGRES_BIN", str(tmp_path))
    with pytest.raises(Trouble, match="initdb is missing"):
        programs_folder(tmp_path)


def test_a_browser_that_is_named_but_missing_is_not_replaced(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(Trouble, match="CHROMIUM names /nowhere/chromium"):
        browser.find()


def test_of_all_browsers_the_one_without_windows_is_taken(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert browser.find() == f"/usr/bin/{browser.SHELL}"


def test_without_a_browser_an_ordinary_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Trouble, match="apt-get install chromium"):
        browser.main()


@pytest.mark.parametrize(
    ("fake", "words"),
    [
        (None, "none was found"),
        ('#!/bin/sh\n[ "$2" = "${2#*print}" ] && exit 1\necho 3.9\n', "3.11 or newer is needed"),
    ],
)
def test_without_a_new_enough_python_the_fix_is_named(tmp_path, fake, words):
    (tmp_path / "sh").symlink_to("/bin/sh")
    if fake:
        (tmp_path / "python3").write_text(fake)
        (tmp_path / "python3").chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "portal" / "development" / "find-python.sh")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert is_one_plain_sentence(done)
    assert words in done.stderr
    assert "apt-get install python3" in done.stderr


def program(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("\n".join(["#!/bin/sh", *lines, ""]))
    (folder / name).chmod(0o755)


def find_python_on_a_fresh_debian(folder: Path, uid: int) -> subprocess.CompletedProcess[str]:
    """Its Python cannot make an environment until apt-get has installed a package."""
    (folder / "sh").symlink_to("/bin/sh")
    venv = folder / "installed"
    program(folder, "id", f"echo {uid}")
    program(folder, "apt-get", "echo apt said $*", f'[ "$1" != install ] || : > "{venv}"')
    program(
        folder, "python3", f'case "$2" in *ensurepip*) [ -e "{venv}" ];; *print*) echo 3.11; esac'
    )
    return subprocess.run(
        ["/bin/sh", str(ROOT / "portal" / "development" / "find-python.sh")],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_root_gets_the_part_of_venv_that_debian_packages_apart(tmp_path):
    done = find_python_on_a_fresh_debian(tmp_path, uid=0)
    assert (done.returncode, done.stdout) == (0, "python3\n")
    assert "apt said install -y -qq python3-venv" in done.stderr


def test_an_ordinary_user_is_told_to_install_it(tmp_path):
    done = find_python_on_a_fresh_debian(tmp_path, uid=1000)
    assert is_one_plain_sentence(done)
    assert "apt-get install python3-venv" in done.stderr
    assert "apt said" not in done.stderr


def test_the_bundled_server_is_installed_only_where_no_database_is_named(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert environment.locks_for("demo") == ["requirements.lock", "requirements-demo.lock"]
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/portal")
    assert environment.locks_for("demo") == ["requirements.lock"]
