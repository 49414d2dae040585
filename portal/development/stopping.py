"""Stopping a development server and removing what it kept.

Run as `python3 -m portal.development.stopping` by `make clean`: standard library only, so that
it also works when `.venv` is broken or gone.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import IO

from portal.development.data_folder import claim_data_folder, data_folder
from portal.development.terminal import Trouble, plain_file_errors, run_plainly, say

PATIENCE = 60  # seconds


def private_lock(path: Path) -> IO[str]:
    """A file to lock that no other account can open, and so cannot hold us up with."""
    return open(path, "a", opener=lambda name, flags: os.open(name, flags, 0o600))


def server_pid(cluster: Path) -> int | None:
    """The process that serves this cluster; None when there is none.

    The server's lock file outlives a killed server, and its number may by now be another
    program's: so that program is asked whether it works on this cluster.
    """
    try:
        pid = int((cluster / "postmaster.pid").read_text().split()[0])
    except (OSError, IndexError, ValueError):
        return None
    return pid if str(cluster) in command_of(pid) else None


def command_of(pid: int) -> str:
    """The command line of a running program; empty when it has ended."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
        except OSError:
            return ""
    answer = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return answer.stdout


def stop_server(cluster: Path) -> None:
    """End the server's sessions and wait until it has closed its files."""
    pid = server_pid(cluster)
    if pid is None:
        return
    os.kill(pid, signal.SIGINT)  # PostgreSQL's “fast” shutdown
    until = time.monotonic() + PATIENCE
    while server_pid(cluster) == pid:
        if time.monotonic() > until:
            raise Trouble(f"PostgreSQL (process {pid}) did not stop within {PATIENCE} seconds.")
        time.sleep(0.05)


def remove_data() -> None:
    """Remove this clone's development database, unless somebody works with it."""
    if not data_folder().exists():
        return
    folder = claim_data_folder()
    with private_lock(folder / "turn.lock") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        for lock in folder.glob("pg*.users"):
            with private_lock(lock) as users:
                try:
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    raise Trouble(
                        "The development database is in use: stop `make demo` or `make test` first."
                    ) from None
                stop_server(folder / lock.stem / "cluster")
        shutil.rmtree(folder)
    say(f"Removed {folder}")


def main() -> int:
    with plain_file_errors("Removing the development database", way_out="Remove it by hand."):
        remove_data()
    return 0


if __name__ == "__main__":
    run_plainly(main)
