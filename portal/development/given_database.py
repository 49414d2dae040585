"""The database that DATABASE_URL names, tried before anything else is begun."""

from typing import Any

import dj_database_url
import psycopg

from portal.development.terminal import Trouble
from portal.settings.environment import POSTGRES

OLDEST = 15


def require_reachable(url: str) -> None:
    """End with one sentence if the database cannot be used; never repeat the password."""
    try:
        given = dj_database_url.parse(url)
    except (ValueError, dj_database_url.UnknownSchemeError):
        raise Trouble(
            "DATABASE_URL is not an address such as postgres://user:password@host:5432/name."
            " Characters other than letters and digits in the password are written as %xx."
        ) from None
    if given["ENGINE"] != POSTGRES:
        raise Trouble("DATABASE_URL names another kind of database. This site needs PostgreSQL.")
    if not given["NAME"]:
        raise Trouble(
            "DATABASE_URL names a server, but no database. Add one, as in postgres://user@host/name"
        )
    # Not the address itself: libpq would repeat it, password and all, in some of its messages.
    parts: dict[str, Any] = {
        "host": given["HOST"],
        "port": given["PORT"],
        "user": given["USER"],
        "password": given["PASSWORD"],
        "dbname": given["NAME"],
        "connect_timeout": 5,
        **given.get("OPTIONS", {}),
    }
    place = parts["host"] or "this machine's own socket"
    name = f"The database “{given['NAME']}” at {place} (from DATABASE_URL)"
    try:
        with psycopg.connect(**{k: v for k, v in parts.items() if v != ""}) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.Error as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        telling = [line for line in lines if "failed:" in line or "FATAL" in line]
        said = (telling or lines or ["no reason given"])[0]
        if password := given["PASSWORD"]:
            said = said.replace(password, "…")
        raise Trouble(f"{name} does not answer: {said}") from None
    if version < OLDEST:
        raise Trouble(f"{name} is PostgreSQL {version}. Version {OLDEST} or newer is needed.")
