"""One PostgreSQL cluster of our own: made once, started by its own programs.

It listens on a Unix socket only, in a folder that only its account may enter, and lets in
whoever gets that far. There is no port and no password to leak.
"""

import contextlib
import os
import shlex
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase, digits
from typing import Any

import psycopg

from portal.development.data_folder import WAY_OUT, Account, claim
from portal.development.stopping import server_pid
from portal.development.terminal import Trouble

NAME = "portal"  # of the database and of its owner
PORT = 5432  # part of the socket's name; no network port
LONGEST_SOCKET_FOLDER = 88  # bytes; systems allow 103 to 107 with the file's own name
# Tried in turn: not every system has the first, which sorts and folds the same everywhere.
LOCALES = ("C.UTF-8", "en_US.UTF-8", "C")
OPTIONS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    # A power cut may cost the last half second of work, never the database.
    "synchronous_commit": "off",
    # Test databases come and go; many small checkpoints would slow that down.
    "max_wal_size": "2GB",
}


@dataclass(frozen=True)
class Cluster:
    folder: Path
    programs: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.folder / "cluster"

    @property
    def socket(self) -> Path:
        return self.folder / "socket"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def url(self) -> str:
        """The database's address for DATABASE_URL.

        Everything in the folder's name but small letters and digits is written as %xx: readers
        of such addresses take this part for a host's name and put it in small letters.
        """
        plain = (ascii_lowercase + digits).encode()
        host = "".join(
            chr(byte) if byte in plain else f"%{byte:02x}" for byte in os.fsencode(self.socket)
        )
        return f"postgres://{NAME}@{host}:{PORT}/{NAME}"

    def connect(self) -> psycopg.Connection:
        """A connection to the server's own database, which is there before ours."""
        place = {"host": str(self.socket), "port": PORT, "dbname": "postgres"}
        return psycopg.connect(user=NAME, autocommit=True, connect_timeout=5, **place)  # type: ignore[arg-type]

    def answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def run(self, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the server's account, with messages in English."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        how: dict[str, Any] = {"cwd": self.folder, "env": {**environment, "LC_ALL": "C"}}
        if os.geteuid() == 0:
            how |= {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
        command = [self.programs / program, *arguments]
        try:
            return subprocess.run(
                command, umask=0o077, capture_output=True, text=True, check=False, **how
            )
        except PermissionError as error:
            raise Trouble(
                f"{self.account.name} may not enter {self.folder} or run {command[0]}. {WAY_OUT}"
            ) from error

    def make(self) -> None:
        """Make the cluster, complete or not at all."""
        for folder in (self.folder, self.socket):
            claim(folder, 0o700, self.account.uid)
        if len(os.fsencode(self.socket)) > LONGEST_SOCKET_FOLDER:
            raise Trouble(f"{self.socket} is too long a name for a socket. {WAY_OUT}")
        if self.data.is_dir():
            return
        unfinished = self.folder / "cluster.unfinished"
        for locale in LOCALES:
            shutil.rmtree(unfinished, ignore_errors=True)
            options = [f"--username={NAME}", "--auth=trust", "--encoding=UTF8", "--no-sync"]
            made = self.run("initdb", "-D", unfinished, f"--locale={locale}", *options)
            if made.returncode == 0:
                unfinished.rename(self.data)
                return
            if "locale" not in made.stderr:
                break
        shutil.rmtree(unfinished, ignore_errors=True)
        raise Trouble(f"PostgreSQL could not set up its files: {reason(made.stderr)}")

    def start(self) -> None:
        """Start the server if nothing answers, also after it or its starter were killed."""
        if not self.answers() and self.launch() and not self.answers_within(seconds=20):
            # What is left may be a lock whose process number is another program's by now.
            self.remove_stale_locks()
            if self.launch():
                words = self.log.read_text(errors="replace") if self.log.exists() else ""
                raise Trouble(f"PostgreSQL did not start: {reason(words)}")
        with contextlib.suppress(psycopg.errors.DuplicateDatabase), self.connect() as connection:
            connection.execute(f"CREATE DATABASE {NAME}")

    def launch(self) -> int:
        options = {**OPTIONS, "unix_socket_directories": f'"{self.socket}"'}
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        self.log.unlink(missing_ok=True)
        place = ("-D", self.data, "-l", self.log)
        return self.run(
            "pg_ctl", "start", "-w", "-t", "60", *place, "-o", shlex.join(words)
        ).returncode

    def answers_within(self, seconds: float) -> bool:
        """Wait for a server that is there but busy: starting, or mending what a kill left."""
        until = time.monotonic() + seconds
        while server_pid(self.data) and time.monotonic() < until:
            if self.answers():
                return True
            time.sleep(0.25)
        return self.answers()

    def remove_stale_locks(self) -> None:
        if server_pid(self.data) is None:
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            (self.socket / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


def reason(output: str) -> str:
    """The line of a program's output that says what went wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    if any("No space left on device" in line for line in lines):
        return f"the disk is full. Make room there. {WAY_OUT}"
    telling = [line for line in lines if "FATAL" in line or "error:" in line]
    return (telling or lines or ["it gave no reason"])[-1]
