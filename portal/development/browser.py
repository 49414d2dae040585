"""Find the Chromium that the browser tests drive, and print its path.

Run as `python -m portal.development.browser`. Playwright's own downloads are not used: a
distribution's browser comes with its libraries and its security fixes.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from portal.development.terminal import Trouble, run_plainly

#: Without the windows, buttons and profiles that a test never sees, Chromium opens a page in a
#: third of the time. Debian packages that apart, and Playwright drives the like by default.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NAME_ONE = "Or name one: CHROMIUM=/path/to/chromium make test"
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """The browser on this machine, if there is one."""
    if chosen := os.environ.get("CHROMIUM"):
        path = shutil.which(chosen)
        if path is None:
            raise Trouble(f"CHROMIUM names {chosen}, which is not a program that can be run.")
        return path
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return str(MAC) if MAC.exists() else None


def install() -> None:
    """Install Debian's Chromium; only root can, and only where apt is."""
    print("Installing Debian's Chromium for the browser tests …", file=sys.stderr, flush=True)
    apt("update")
    if not (apt("install", "-y", SHELL) or apt("install", "-y", "chromium")):
        raise Trouble(f"Chromium could not be installed: apt's words above say why. {NAME_ONE}")


def apt(*words: str) -> bool:
    """Run apt-get; whether it did what it was told."""
    done = subprocess.run(
        ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *words, "-qq"],
        stdout=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return done.returncode == 0


def main() -> int:
    path = find()
    if path is None and os.geteuid() == 0 and shutil.which("apt-get"):
        install()
        path = find()
    if path is None:
        raise Trouble(
            f"The browser tests need Chromium: on Debian, apt-get install {SHELL}. {NAME_ONE}"
        )
    print(path)
    return 0


if __name__ == "__main__":
    run_plainly(main)
