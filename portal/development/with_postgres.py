"""Run a command with a database: `python -m portal.development.with_postgres COMMAND …`.

The command finds the database's address in DATABASE_URL. Where that is set already, the database
it names is used and nothing is started. The command's exit status is passed on.
"""

import os
import signal
import subprocess
import sys
from types import FrameType

from portal.development.embedded_postgres import running_server
from portal.development.given_database import require_reachable
from portal.development.terminal import Trouble, ending_for, run_plainly


def in_foreground() -> bool:
    """Whether a Ctrl-C at the terminal reaches our child as well as us."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)


def run(command: list[str], url: str) -> int:
    """Run the command to its end, handing on every wish to end it."""
    child: subprocess.Popen[bytes] | None = None
    early: list[int] = []

    def hand_on(signum: int, _frame: FrameType | None) -> None:
        # The terminal has sent Ctrl-C to the child, too; twice would cut its own cleaning short.
        if signum == signal.SIGINT and in_foreground():
            return
        if child is None:
            early.append(signum)
        else:
            child.send_signal(signum)

    for wish in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wish, hand_on)
    try:
        child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    except OSError as error:
        raise Trouble(f"{command[0]} cannot be run: {error.strerror}.") from error
    for signum in early:
        child.send_signal(signum)
    status = child.wait()
    return status if status >= 0 else ending_for(-status)


def main() -> int:
    command = sys.argv[1:]
    if not command:
        raise Trouble("Name the command to run: python -m portal.development.with_postgres COMMAND")
    if url := os.environ.get("DATABASE_URL"):
        require_reachable(url)
        return run(command, url)
    with running_server() as url:
        return run(command, url)


if __name__ == "__main__":
    run_plainly(main)
