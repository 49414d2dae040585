"""Talking to the person at the terminal: steps as they happen, trouble in one plain sentence."""

import contextlib
import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType


class Trouble(Exception):
    """Something the person can put right. The message is one plain sentence that says how."""


def say(line: str = "") -> None:
    """Print at once, also when the output goes to a file or a pipe."""
    print(line, flush=True)


@contextlib.contextmanager
def step(doing: str) -> Iterator[None]:
    """Name what is being done before it starts; its time is added where it was felt."""
    say(f"  {doing} …")
    started = time.monotonic()
    yield
    took = time.monotonic() - started
    if took >= 2:
        say(f"    done in {took:.0f} s")


def ending_for(signum: int) -> int:
    """The exit status shells give a program that a signal ended."""
    return 128 + signum


def run_plainly(main: Callable[[], int]) -> None:
    """Run a command; known trouble ends it with a sentence and never with a traceback.

    A request to end (SIGTERM, or a closed terminal) unwinds like Ctrl-C does, so that whatever
    the command started is stopped on the way out.
    """

    def unwind(signum: int, _frame: FrameType | None) -> None:
        sys.exit(ending_for(signum))

    for wish in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(wish, unwind)
    # Shells start a script's background jobs deaf to Ctrl-C; they could only be killed.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        status = main()
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr, flush=True)
        status = 1
    except KeyboardInterrupt:
        status = ending_for(signal.SIGINT)
    sys.exit(status)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Let nobody interrupt the stopping of what was started."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(signum, signal.SIG_IGN) for signum in signals]
    try:
        yield
    finally:
        for signum, handler in zip(signals, before, strict=True):
            signal.signal(signum, handler)


@contextlib.contextmanager
def plain_file_errors(doing: str, *, way_out: str) -> Iterator[None]:
    """Turn the ways a file system says no into one sentence that ends with a way out."""
    try:
        yield
    except OSError as error:
        # Copying a folder gathers its errors in one that has no number of its own.
        if error.errno in (errno.ENOSPC, errno.EDQUOT) or f"[Errno {errno.ENOSPC}]" in str(error):
            reason = "the disk is full"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            name = os.fspath(error.filename or "a file")
            reason = f"{name} may not be read or written by this account"
        else:
            reason = error.strerror or str(error)[:200]
        raise Trouble(f"{doing} failed: {reason}. {way_out}") from error
