"""For CI: a skipped test fails the run. Loaded with `-p portal.development.pytest_no_skips`.

On a developer's machine a missing part may be a reason to skip. In CI every part is there, and a
skip would hide that something was not tested.
"""

import pytest


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn a pass into a failure when the reporter, which sees every worker, counted skips."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:  # a worker process: the one that started it reports
        return
    if reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if skipped := len(terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line(f"CI leaves nothing out: {skipped} skipped is a failure.")
