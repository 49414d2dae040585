"""Where the development server lives on disk, and as whom it runs.

Outside the clone, because the clone may be on a path with spaces, below a home folder that the
server's account cannot enter, or too deep for a socket's name (about 100 bytes).
"""

import contextlib
import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from portal.development.terminal import Trouble, plain_file_errors

ROOT = Path(__file__).resolve().parents[2]
WAY_OUT = "To use another place, name a folder in PORTAL_DEV_DATA."


@dataclass(frozen=True)
class Account:
    """An account that may run PostgreSQL, which refuses to run as root."""

    name: str
    uid: int
    gid: int


def server_account() -> Account:
    """Ourselves; when we are root, an account that exists and can do little."""
    if os.geteuid() != 0:
        return Account("this account", os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid:
            return Account(name, entry.pw_uid, entry.pw_gid)
    raise Trouble(
        "PostgreSQL does not run as root, and there is no account named postgres or nobody to run"
        " it as. Run this as an ordinary user, or name a server in DATABASE_URL."
    )


def data_folder() -> Path:
    """This clone's folder: one per account and per real path, so clones never share a server.

    PORTAL_DEV_DATA names the folder to make it in. What we make, guard and remove is always a
    folder of our own inside, never the one that was named.
    """
    parent = os.environ.get("PORTAL_DEV_DATA") or "/var/tmp"  # noqa: S108 - see claim()
    clone = hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:8]
    return Path(parent).expanduser().resolve() / f"handrail-{os.geteuid()}-{clone}"


def claim(folder: Path, mode: int, owner: int) -> Path:
    """Make `folder`, or check that the one that is there is ours alone.

    The server lets in whoever reaches its socket, and the place is one where anybody may make a
    folder first: so the owner and the mode of every folder on the way are what protects it.
    """
    with plain_file_errors(f"Making {folder}", way_out=WAY_OUT):
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (owner, os.geteuid()):
            raise Trouble(f"{folder} belongs to someone else. {WAY_OUT}")
        if found.st_uid != owner:
            os.chown(folder, owner, -1)
        if stat.S_IMODE(found.st_mode) != mode:
            folder.chmod(mode)
    return folder


def claim_data_folder() -> Path:
    """The folder that holds everything; root's lets the server's account pass through, no more."""
    folder = data_folder()
    if not folder.parent.is_dir():
        raise Trouble(f"There is no folder {folder.parent}. {WAY_OUT}")
    return claim(folder, 0o711 if os.geteuid() == 0 else 0o700, os.geteuid())
