"""A setting that is missing or wrong stops start-up with one plain sentence."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from django.db import connection

GOOD = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "portal.example, www.portal.example",
    "PORTAL_BASE_URL": "https://portal.example/",
    "DATABASE_URL": "postgres://someone:secret@host/name",
}


def start(
    changes: Mapping[str, str | None], asked: str = "PORTAL_BASE_URL"
) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process with nothing but these in its environment."""
    given = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", f"import portal.settings.base as s; print(s.{asked})"],
        env=given | {"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_with_all_of_them_it_starts() -> None:
    started = start({})
    assert (started.returncode, started.stderr) == (0, "")
    assert started.stdout == "https://portal.example\n"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "pgsql"])
def test_postgresql_may_be_called_by_each_of_its_names(scheme: str) -> None:
    """The same as for `make demo`: tests/portal/test_development_trouble.py."""
    assert start({"DATABASE_URL": f"{scheme}://a@b/c"}).returncode == 0


def test_links_in_mails_lead_to_the_staff_service_or_else_to_the_readers() -> None:
    asked = "WAGTAILADMIN_BASE_URL"
    assert start({}, asked).stdout == "https://portal.example\n"
    apart = {
        "PORTAL_STAFF_URL": "https://staff.example/",
        "ALLOWED_HOSTS": "staff.example",
        "PORTAL_ROLE": "staff",
    }
    assert start(apart, asked).stdout == "https://staff.example\n"
    # Readers' processes write no mails; theirs may not answer for staff.
    assert start(apart | {"PORTAL_ROLE": "public"}, asked).returncode == 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        *(({name: None}, f"{name} is not set. ") for name in GOOD),
        *(({name: "  "}, f"{name} is not set. ") for name in GOOD),
        ({"SECRET_KEY": "x" * 49}, "SECRET_KEY is too short or a placeholder. "),
        ({"SECRET_KEY": "django-insecure" + "x" * 60}, "SECRET_KEY is too short or a placeholder"),
        ({"PORTAL_ROLE": "editor"}, "PORTAL_ROLE is “editor”. It must be one of: public, staff"),
        ({"PORTAL_ROLE": ""}, "PORTAL_ROLE is “”. It must be one of: "),
        ({"EMAIL_PORT": "smtp"}, "EMAIL_PORT is “smtp”. It must be a whole number."),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS "),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL "),
        ({"DATABASE_URL": "sqlite:///db.sqlite3"}, "DATABASE_URL "),
        ({"DATABASE_URL": "postgres://a@b:port/c"}, "DATABASE_URL "),
        ({"DATABASE_URL": "postgis://a@b/c"}, "DATABASE_URL is no address of a PostgreSQL "),
        ({"DATABASE_URL": "postgres://a@b/"}, "DATABASE_URL names no database. "),
        ({"DATABASE_URL": "postgres://a@b"}, "DATABASE_URL names no database. "),
        ({"PORTAL_BASE_URL": "portal.example"}, "PORTAL_BASE_URL "),
        ({"PORTAL_BASE_URL": "ftp://portal.example"}, "PORTAL_BASE_URL "),
        ({"PORTAL_BASE_URL": "https://portal.example/somewhere"}, "PORTAL_BASE_URL "),
        ({"PORTAL_STAFF_URL": "staff.example"}, "PORTAL_STAFF_URL is no address of a site. "),
        (
            {"PORTAL_ROLE": "staff", "ALLOWED_HOSTS": "staff.example"},
            "ALLOWED_HOSTS does not name portal.example. ",
        ),
        (
            {"PORTAL_ROLE": "staff", "PORTAL_STAFF_URL": "https://staff.example"},
            "ALLOWED_HOSTS does not name staff.example. ",
        ),
    ],
)
def test_without_one_it_stops_and_says_which(changes: dict[str, str | None], sentence: str) -> None:
    stopped = start(changes)
    assert stopped.returncode == 1
    assert stopped.stdout == ""
    [line] = stopped.stderr.splitlines()
    assert line.startswith(sentence)
    assert line.endswith(".")


def test_what_it_says_gives_no_secret_away() -> None:
    for changes in ({"SECRET_KEY": "hunter2hunter2"}, {"DATABASE_URL": "mysql://a:hunter2@b/c"}):
        assert "hunter2" not in start(changes).stderr


def test_forgetting_to_choose_settings_means_production() -> None:
    for entrance in ("manage.py", "portal/wsgi.py"):
        with open(entrance) as file:
            assert '"DJANGO_SETTINGS_MODULE", "portal.settings.base"' in file.read()


@pytest.mark.django_db
def test_a_database_host_that_has_vanished_is_noticed_in_seconds() -> None:
    connection.ensure_connection()
    told = connection.connection.info.get_parameters()
    assert int(told["tcp_user_timeout"]) <= 2000
    waits = int(told["keepalives_interval"]) * int(told["keepalives_count"])
    assert int(told["keepalives_idle"]) + waits <= 5
