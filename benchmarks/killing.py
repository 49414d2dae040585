"""Killing a process at one of its statements, to see what is left in the database."""

import os
import signal
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connections


def survives(act: Callable[[], object], kill_at: int) -> bool:
    """Do `act` in a process of its own that is killed (SIGKILL) before its nth statement.

    Returns whether it came to an end before that; raises `RuntimeError` if it failed by itself.
    What the caller has written must be committed.
    """
    child = os.fork()
    if child == 0:
        _act_and_leave(act, kill_at)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return False
    if status:
        raise RuntimeError(f"It failed before statement {kill_at} (status {status}).")
    return True


def _act_and_leave(act: Callable[[], object], kill_at: int) -> None:
    """Never returns: what the parent would do when it ends (tests, cleaning up) is not for us."""
    code = 1
    try:
        for alias in connections:
            # The socket is the parent's: this process needs one of its own.
            connections[alias].connection = None
        count = 0

        def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal count
            count += 1
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)

        with connections["default"].execute_wrapper(wrapper):
            act()
        connections["default"].close()
        code = 0
    except BaseException:  # noqa: BLE001 (told, and the child ends)
        traceback.print_exc()
    finally:
        os._exit(code)
