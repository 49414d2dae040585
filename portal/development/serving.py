"""Serve the site with gunicorn, as production does, as a child that ends when we do."""

import contextlib
import ctypes
import http.client
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

from portal.development.terminal import Trouble, ending_for, step, undisturbed

WORKERS = 2
# Nothing stands before the demo's workers: a browser's idle connections must not hold them up, as
# they would with the one page at a time of production. Threads cost throughput, which a demo has
# to spare.
THREADS = 4
# As docs/production.md says: a search in letters that are not Latin is long in an address.
LONG_SEARCHES = ("--limit-request-line", "8190")
FIRST_ANSWER = 60  # seconds
GOODBYE = 3  # seconds for requests under way
SET_PARENT_DEATH_SIGNAL = 1  # Linux's PR_SET_PDEATHSIG


def end_with_parent() -> None:
    """In the child: be ended by the kernel if the demo is killed, so that the port is free again.

    Elsewhere than on Linux a killed demo leaves gunicorn behind, and the next start says that the
    port is in use.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


@contextlib.contextmanager
def gunicorn(port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi:application"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    command += ["--worker-class", "gthread", "--threads", str(THREADS)]
    # No access log: it would hold readers' addresses and searches. No control socket: it would
    # be one for the whole account, and nothing here uses it.
    command += ["--log-level", "warning", "--no-control-socket", *LONG_SEARCHES]
    command += ["--graceful-timeout", str(GOODBYE)]
    # Out of the terminal's reach: Ctrl-C is ours, and gunicorn is told once, not twice.
    server = subprocess.Popen(command, preexec_fn=end_with_parent, start_new_session=True)
    try:
        yield server
    finally:
        with undisturbed():
            server.terminate()
            try:
                server.wait(GOODBYE + 5)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    """Ask for the front page until it comes; fail if the server ends or it is broken."""
    until = time.monotonic() + FIRST_ANSWER
    with step(f"Starting the site ({WORKERS} workers)"):
        while server.poll() is None and time.monotonic() < until:
            if status := front_page_status(port):
                if status >= 500:
                    raise Trouble(f"The front page answers with error {status}; see above.")
                return
            time.sleep(0.1)
        raise Trouble("The site did not start: gunicorn's words above say why.")


def front_page_status(port: int) -> int | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=FIRST_ANSWER)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def wait(server: subprocess.Popen[bytes]) -> int:
    """Serve until something ends the server; Ctrl-C is the ordinary way, and no failure."""
    try:
        status = server.wait()
    except KeyboardInterrupt:
        return 0
    if status:
        raise Trouble("The site has stopped: gunicorn's words above say why.")
    return ending_for(signal.SIGTERM)
