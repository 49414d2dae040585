"""What docs/production.md has people do agrees with the code."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from portal.development import serving
from tests.home.guide_files import HOME

ROOT = Path(__file__).resolve().parents[2]
STEPS = (ROOT / "docs" / "production.md").read_text()
OURS = sorted(ROOT.glob("[a-z]*/management/commands/[a-z]*.py"))
#: How a command says that nobody is meant to remember it.
REGULAR = re.compile(r"\b(daily|timer|once a night|every (minute|hour|day|night))\b")


def commands_for_a_timer() -> list[str]:
    return [file.stem for file in OURS if REGULAR.search(file.read_text())]


def test_some_commands_are_for_a_timer() -> None:
    assert (
        {"publish_scheduled", "record_words"}
        < set(commands_for_a_timer())
        < {file.stem for file in OURS}
    )


@pytest.mark.parametrize("command", commands_for_a_timer())
def test_a_command_that_says_when_to_run_it_is_among_the_steps(command: str) -> None:
    assert re.search(rf"python manage\.py {command}\b", STEPS)


@pytest.mark.parametrize("role", ["public", "staff"])
def test_behind_a_pooler_the_database_role_has_the_limits_that_we_set_without_one(
    role: str,
) -> None:
    asked = "import portal.settings.base as s; print(s.DATABASES['default']['OPTIONS']['options'])"
    given = {
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "portal.example",
        "PORTAL_BASE_URL": "https://portal.example",
        "DATABASE_URL": "postgres://a@b/c",
        "PORTAL_ROLE": role,
    }
    said = subprocess.run(
        [sys.executable, "-c", asked],
        env=given | {"PATH": os.environ["PATH"]}, cwd=ROOT,
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    ours = re.findall(r"-c (\w+)=(\w+)", said.stdout)
    assert len(ours) == said.stdout.count("-c ")
    assert re.findall(rf"ALTER ROLE portal_{role} SET (\w+) = (\w+);", STEPS) == ours


def test_the_demo_starts_gunicorn_as_the_steps_do() -> None:
    given = re.search(r"gunicorn portal\.wsgi ([^`]*)`", STEPS)
    assert given
    assert " ".join(serving.LONG_SEARCHES) in " ".join(given[1].split())


@pytest.mark.usefixtures("as_installed")
def test_the_step_for_the_front_page_makes_it(client: Client, tmp_path: Path) -> None:
    assert "python manage.py load_guides FOLDER" in STEPS
    assert client.get("/").status_code == 404
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "home.md").write_text(HOME)
    call_command("load_guides", tmp_path)
    assert client.get("/").status_code == 200
