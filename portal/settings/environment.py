"""Reading the environment, with a plain sentence where something is missing."""

import os
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.http.request import validate_host

SHORTEST_SECRET = 50
#: What postgres://, postgresql:// and pgsql:// stand for; nothing else does.
POSTGRES = "django.db.backends.postgresql"


def required(name: str, purpose: str) -> str:
    """The value of `name`, or an end to start-up that says what to set and why.

    `SystemExit` rather than `ImproperlyConfigured`: whoever starts the service should read one
    sentence, not a traceback.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        raise SystemExit(f"{name} is not set. {purpose}")
    return value


def required_secret(name: str) -> str:
    """A secret that is long enough to be one; known placeholders are refused."""
    value = required(name, "Give it a long random value, the same on every process of the site.")
    if len(value) < SHORTEST_SECRET or value.startswith("django-insecure"):
        raise SystemExit(
            f"{name} is too short or a placeholder. It takes {SHORTEST_SECRET} random characters."
        )
    return value


def listed(name: str, purpose: str) -> list[str]:
    """A comma-separated list that must name at least one thing."""
    parts = [part.strip() for part in required(name, purpose).split(",") if part.strip()]
    if not parts:
        raise SystemExit(f"{name} names nothing. {purpose}")
    return parts


def web_address(name: str, purpose: str, default: str = "") -> str:
    """The address of a site, without a slash at its end."""
    if default and not os.environ.get(name, "").strip():
        return default
    value = required(name, purpose).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or f"{parts.scheme}://{parts.netloc}" != value:
        raise SystemExit(f"{name} is no address of a site. {purpose}")
    return value


def require_answered(address: str, hosts: list[str], purpose: str) -> None:
    """End start-up if this process would refuse the requests that `address` leads to."""
    host = urlsplit(address).hostname or ""
    if not validate_host(host, hosts):
        raise SystemExit(f"ALLOWED_HOSTS does not name {host}. {purpose}")


def postgres(name: str, purpose: str, **options: Any) -> Any:
    """The PostgreSQL database that `name` gives the address of, as Django wants it.

    The address may hold a password, so the sentence does not repeat it.
    """
    value = required(name, purpose)
    try:
        given = dj_database_url.parse(value, **options)
    except ValueError:
        given = {}
    if given.get("ENGINE") != POSTGRES:
        raise SystemExit(f"{name} is no address of a PostgreSQL database. {purpose}")
    # The driver would take the one that is named like the user, and Django refuses each request.
    if not given["NAME"]:
        raise SystemExit(f"{name} names no database. {purpose}")
    return given


def whole_number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise SystemExit(f"{name} is “{value}”. It must be a whole number.")
    return int(value)


def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
    value = os.environ.get(name, default)
    if value not in choices:
        raise SystemExit(f"{name} is “{value}”. It must be one of: {', '.join(choices)}.")
    return value
