"""Bring a database and the static files up to date: quick when there is nothing to do."""

import contextlib
import hashlib
import logging
import os
import secrets
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from portal.development.terminal import Trouble, step

SAMPLE = Path("home") / "content" / "sample"
SYNONYMS = Path("search") / "sample"
WORDS = Path("glossary") / "sample"
ACCOUNT = "admin"


@contextlib.contextmanager
def plain_database_errors() -> Iterator[None]:
    """A database that refuses a step (a missing right, say), or sample guides with a mistake."""
    try:
        yield
    except DatabaseError as error:
        said = str(error).strip().splitlines() or ["it gave no reason"]
        raise Trouble(f"The database refused: {said[0]}") from error
    except CommandError as error:
        raise Trouble(str(error)) from error


def prepare() -> None:
    with step("Starting Django"):
        django.setup()
        # Every page saved would log five lines between the steps; warnings still come through.
        logging.disable(logging.INFO)
    migrate()
    load_sample()
    load_words()
    make_searchable()
    collect_static()


def migrate() -> None:
    """Apply what is missing. Finding that nothing is takes a tenth of the command's time."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        with step(f"Migrating the database ({len(missing)} migrations)"):
            call_command("migrate", verbosity=0, interactive=False)


def load_sample() -> None:
    """Load the sample guides into an empty site; never over what staff have written since."""
    if not apps.get_model("home", "HomePage").objects.exists():
        files = len(list((settings.BASE_DIR / SAMPLE).rglob("*.md")))
        with step(f"Loading the sample content ({files} pages)"):
            call_command("load_guides", str(settings.BASE_DIR / SAMPLE), stdout=StringIO())


def load_words() -> None:
    """Load the sample words into a site that has none; they say that no clinician checked them.

    All that belongs to it or nothing: after a Ctrl-C in between, the next start begins again.
    """
    if not apps.get_model("glossary", "Term").objects.exists():
        with step("Loading the words"), transaction.atomic():
            # The first language first: the words of the others say which of its they translate.
            for language, file in (("en-gb", "en.csv"), ("es", "es.csv")):
                path = str(settings.BASE_DIR / WORDS / file)
                call_command("glossary", "load", path, language=language, stdout=StringIO())
            # Words name guides, so the guides came first; now they are read with the words.
            call_command("record_words", stdout=StringIO())
            call_command("plain_language", "score", "--again", stdout=StringIO())


def make_searchable() -> None:
    """Load the synonyms into a site that has none, and index the pages that are not."""
    if not apps.get_model("search", "SearchTerm").objects.exists():
        with step("Loading the synonyms"), transaction.atomic():
            for file in sorted((settings.BASE_DIR / SYNONYMS).glob("synonyms-*.csv")):
                call_command("search_index", "synonyms", "load", str(file), stdout=StringIO())
    # A database from before search had an index of its own.
    if not apps.get_model("search", "Document").objects.exists():
        with step("Indexing the pages"):
            call_command("search_index", "rebuild", stdout=StringIO())
    # Pages are indexed after they are committed, which a Ctrl-C can cut short.
    elif apps.get_model("search", "Pending").objects.exists():
        # One that still cannot be indexed is in the log, and keeps nobody from the others.
        with step("Indexing what was left"), contextlib.suppress(CommandError):
            call_command("search_index", "retry", stdout=StringIO())


def collect_static() -> None:
    """Collect, hash and compress static files, when any of them changed since the last time."""
    found = sorted(
        f"{path} {os.stat(storage.path(path)).st_mtime_ns} {os.stat(storage.path(path)).st_size}"
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    # The versions of Django and WhiteNoise that hashed them came with these files.
    wanted = hashlib.sha256("\n".join(found).encode()).hexdigest()
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name(f"{root.name}.sha256")
    if root.is_dir() and stamp.exists() and stamp.read_text() == wanted:
        return
    with step(f"Collecting {len(found)} static files"):
        root.parent.mkdir(parents=True, exist_ok=True)
        stamp.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(wanted)


def staff_account() -> str:
    """Make a staff account in a database without one; its password is shown this once."""
    users = get_user_model()
    if known := users.objects.filter(is_superuser=True).order_by("pk").first():
        name = known.get_username()
        return (
            f"Staff:     {name}, with the password shown at the first start"
            f'\n             (a new one: make manage ARGS="changepassword {name}")'
        )
    password = secrets.token_urlsafe(12)
    # By the manager's own name for it: the user model is ours to change.
    users.objects.create_superuser(username=ACCOUNT, email="", password=password)
    return f"Staff:     {ACCOUNT}   password: {password}   (shown this once; keep it)"
