"""The development database server: started by its first user, stopped by its last.

`make demo` and `make test` may run at once, be interrupted, or be killed; they share one server.
Each user holds a shared lock on a file. The kernel drops it however the user ends, so nothing
has to be counted or cleaned up: whoever can lock the file alone is the last.
"""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from portal.development.cluster import Cluster
from portal.development.data_folder import WAY_OUT, claim_data_folder, server_account
from portal.development.server_files import major_version, programs_folder
from portal.development.stopping import private_lock, stop_server
from portal.development.terminal import plain_file_errors, undisturbed


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Hold the turn to start or stop a server; the others wait."""
    with private_lock(folder / "turn.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def our_cluster(folder: Path) -> Cluster:
    """The cluster for the PostgreSQL in use; each major version has one of its own."""
    programs = programs_folder(folder)
    return Cluster(folder / f"pg{major_version(programs)}", programs, server_account())


def enter(folder: Path, cluster: Cluster, users: IO[str]) -> None:
    """Count as a user of the server, and start it if this is the first."""
    with plain_file_errors("Starting PostgreSQL", way_out=WAY_OUT), turn(folder):
        fcntl.flock(users, fcntl.LOCK_SH)
        cluster.make()
        cluster.start()


def leave(folder: Path, cluster: Cluster, users: IO[str]) -> None:
    """Stop the server, unless somebody else still works with it and will stop it."""
    with undisturbed(), turn(folder):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        stop_server(cluster.data)


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """The address of a running server, for DATABASE_URL."""
    folder = claim_data_folder()
    with turn(folder):
        cluster = our_cluster(folder)
    with private_lock(cluster.folder.with_suffix(".users")) as users:
        try:
            enter(folder, cluster, users)
            yield cluster.url
        finally:
            leave(folder, cluster, users)
