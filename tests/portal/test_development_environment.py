"""`.venv` holds what the locks of this branch name, or it is put right before it is used."""

import re
from pathlib import Path

import pytest

from portal.development import environment
from portal.development.terminal import Trouble

ROOT = environment.ROOT


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The locks that pip would have installed, in a clone with an empty .venv."""
    done: list[str] = []
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "make_venv", lambda: "3.11")
    monkeypatch.setattr(environment, "install", done.append)
    check_out(tmp_path, "A")
    return done


def check_out(clone: Path, branch: str) -> None:
    """Each branch has its own site; the bundled server is the same."""
    for lock in environment.SITE_LOCKS.values():
        (clone / lock).write_text(f"{lock} of {branch}")
    (clone / environment.SERVER_LOCK).write_text("server")


def ready(purpose: str, installed: list[str]) -> list[str]:
    """What is installed for a purpose now."""
    installed.clear()
    environment.ready(purpose)
    return list(installed)


def test_what_is_there_is_not_installed_again(installed: list[str]) -> None:
    assert ready("demo", installed) == ["requirements.lock", "requirements-demo.lock"]
    assert ready("dev", installed) == ["requirements-dev.lock"]
    assert ready("demo", installed) == ready("dev", installed) == []


def test_what_another_branch_replaced_is_installed_again(
    installed: list[str], tmp_path: Path
) -> None:
    ready("demo", installed)
    ready("dev", installed)
    check_out(tmp_path, "B")
    assert ready("demo", installed) == ["requirements.lock"]
    check_out(tmp_path, "A")
    assert ready("dev", installed) == ["requirements-dev.lock"]


def test_what_an_installation_that_broke_off_replaced_is_installed_again(
    installed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready("demo", installed)
    ready("dev", installed)
    check_out(tmp_path, "B")
    with monkeypatch.context() as broken:
        broken.setattr(environment, "install", break_off)
        with pytest.raises(Trouble):
            environment.ready("demo")
    check_out(tmp_path, "A")
    assert ready("dev", installed) == ["requirements-dev.lock"]
    assert ready("demo", installed) == ["requirements.lock"]


def break_off(lock: str) -> None:
    raise Trouble("The line is down.")


def test_the_locks_of_the_site_ask_for_no_two_versions_of_anything() -> None:
    """So that after `make test` the demo has what its own lock names."""
    demo, dev = (
        set(re.findall(r"^(\S+==\S+)", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in environment.SITE_LOCKS.values()
    )
    assert demo
    assert demo <= dev
