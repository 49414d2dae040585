"""Reading the environment, with a plain sentence where something is missing."""

import os

SHORTEST_SECRET = 50


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
    return [part.strip() for part in required(name, purpose).split(",") if part.strip()]


def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
    value = os.environ.get(name, default)
    if value not in choices:
        raise SystemExit(f"{name} is “{value}”. It must be one of: {', '.join(choices)}.")
    return value
