"""`make demo`: from an empty database to a site in the browser, saying each step.

Run as `python -m portal.development.demo`. Everything it starts ends with it.
"""

import contextlib
import os
import secrets
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

from portal.development.embedded_postgres import running_server
from portal.development.given_database import require_reachable
from portal.development.terminal import Trouble, plain_file_errors, run_plainly, say, step

ROOT = Path(__file__).resolve().parents[2]
SECRET_KEY_FILE = ROOT / "var" / "secret-key"


def free_port() -> int:
    """The port to serve on, once it is sure that nobody else does."""
    wish = os.environ.get("PORT") or "8000"
    if not wish.isdecimal() or not 0 < int(wish) < 65536:
        raise Trouble(f"PORT is “{wish}”. It must be a number from 1 to 65535.")
    port = int(wish)
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except PermissionError:
            raise Trouble(f"This account may not use port {port}: PORT=8010 make demo") from None
        except OSError:
            other = 8010 if port != 8010 else 8020
            raise Trouble(
                f"Port {port} is in use. Choose another: PORT={other} make demo"
            ) from None
    return port


@contextlib.contextmanager
def database() -> Iterator[str]:
    """The database that DATABASE_URL names, or a server of our own while it is needed."""
    if url := os.environ.get("DATABASE_URL"):
        with step("Reaching the database that DATABASE_URL names"):
            require_reachable(url)
        yield url
        return
    with contextlib.ExitStack() as stack:
        with step("Starting PostgreSQL"):
            url = stack.enter_context(running_server())
        yield url


def kept_secret_key() -> str:
    """One key for all worker processes, kept between starts so that staff stay signed in."""
    way_out = "Make that possible, or give a key of 50 random characters in SECRET_KEY."
    with plain_file_errors("Keeping a secret key", way_out=way_out):
        kept = SECRET_KEY_FILE.read_text().strip() if SECRET_KEY_FILE.exists() else ""
        return kept or new_secret_key()


def new_secret_key() -> str:
    """Complete or absent: a disk that is full must not leave a file without a key."""
    key = secrets.token_urlsafe(60)
    SECRET_KEY_FILE.parent.mkdir(exist_ok=True)
    number, name = tempfile.mkstemp(prefix="secret-key.", dir=SECRET_KEY_FILE.parent)
    unfinished = Path(name)
    try:
        with open(number, "w") as file:
            file.write(key)
        unfinished.rename(SECRET_KEY_FILE)
    finally:
        unfinished.unlink(missing_ok=True)
    return key


def main() -> int:
    port = free_port()
    os.environ["PORT"] = str(port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    os.environ["SECRET_KEY"] = os.environ.get("SECRET_KEY") or kept_secret_key()
    with database() as url:
        os.environ["DATABASE_URL"] = url
        # Imported here, because settings are read on import and need the database's address.
        from portal.development import preparation, serving

        room = "Free some space, or name other folders in STATIC_ROOT and MEDIA_ROOT."
        with (
            preparation.plain_database_errors(),
            plain_file_errors("Preparing the site", way_out=room),
        ):
            preparation.prepare()
        with serving.gunicorn(port) as server:
            serving.wait_until_it_answers(server, port)
            say(f"\n  Read it:   http://127.0.0.1:{port}/")
            say(f"  Edit it:   http://127.0.0.1:{port}/staff/")
            say(f"  {preparation.staff_account()}")
            say("\n  Ctrl-C stops it.")
            return serving.wait(server)


if __name__ == "__main__":
    run_plainly(main)
