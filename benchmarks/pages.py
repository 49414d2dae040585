"""How quickly pages are served: `make bench-pages`.

gunicorn with 2 workers and no page cache, each page type, with the sample guides and with many
more. Prints a table; `--json FILE` writes the figures, `--many N` sets how many guides "many" is.
"""

import argparse
import gzip
import json
import os
import platform
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import StringIO
from urllib.parse import urlsplit

import psycopg

CLIENTS = 8
SECONDS = 8.0
WARM_UP = 2.0
GOALS = {
    "guide pages a second": 150,
    "p99 ms": 60,
    "slower with many, %": 10,
    "first load, KB": 100,
}


@dataclass
class Row:
    page: str
    guides: int
    per_second: float
    p50_ms: float
    p99_ms: float
    queries: int
    html_bytes: int
    first_load_bytes: int
    failures: int


@contextmanager
def throwaway_database() -> Iterator[str]:
    """An empty database beside the one DATABASE_URL names, dropped in the end."""
    url = os.environ["DATABASE_URL"]
    name = f"bench_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            parts = urlsplit(url)
            yield parts._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def server() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--workers", "2"]
    command += ["--worker-class", "sync", "--bind", f"127.0.0.1:{port}"]  # docs/production.md
    command += ["--log-level", "warning", "--no-control-socket"]
    process = subprocess.Popen(command)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def page_types() -> dict[str, list[str]]:
    """The addresses measured for each page type: several, so that no single page stands for all."""
    from home import models
    from home.visibility import reader_visible

    # More than the marked texts that a process remembers, where there are so many.
    def addresses(model: type, most: int = 400) -> list[str]:
        pages = reader_visible(model.objects.all(), "en-gb").order_by("?")[:most]
        return [page.get_url() for page in pages]

    return {
        "home": addresses(models.HomePage),
        "section": addresses(models.SectionPage),
        "guide": addresses(models.GuidePage),
        "digest list": addresses(models.DigestIndexPage),
        "digest": addresses(models.DigestPage),
        "standard": addresses(models.StandardPage),
        "results": ["/search/?q=immunotherapy", "/search/?q=blood+test+for+cancer"],
        "stage": ["/search/?stage=having-treatment"],
    }


def weigh(path: str) -> tuple[int, int, int]:
    """Queries, compressed bytes of the page, and of the page with all it loads first."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        html = client.get(path).content
    page = len(gzip.compress(html))
    assets = set(re.findall(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|woff2|svg))"', html))
    total = page
    for asset in assets:
        file = settings.STATIC_ROOT / asset.decode().removeprefix("/static/")
        smallest = min(
            (
                candidate.stat().st_size
                for candidate in (file, *_compressed(file))
                if candidate.exists()
            ),
            default=0,
        )
        total += smallest
    return len(queries), page, total


def _compressed(file: object) -> list:
    return [type(file)(f"{file}{ending}") for ending in (".br", ".gz")]


def measure(guides: int, seconds: float) -> list[Row]:
    from benchmarks import load

    rows = []
    types = page_types()
    with server() as port:
        for name, paths in types.items():
            load.run(port, paths, clients=CLIENTS, seconds=WARM_UP)
            figures = load.run(port, paths, clients=CLIENTS, seconds=seconds)
            heaviest = max((weigh(path) for path in paths[:10]), key=lambda weight: weight[0])
            rows.append(
                Row(
                    page=name,
                    guides=guides,
                    per_second=round(figures.per_second, 1),
                    p50_ms=round(figures.percentile(0.5) * 1000, 1),
                    p99_ms=round(figures.percentile(0.99) * 1000, 1),
                    queries=heaviest[0],
                    html_bytes=heaviest[1],
                    first_load_bytes=heaviest[2],
                    failures=figures.failures,
                )
            )
    return rows


def table(rows: list[Row]) -> str:
    head = f"{'page':12} {'guides':>7} {'req/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'queries':>8}"
    head += f" {'html KB':>8} {'load KB':>8} {'failed':>7}"
    lines = [head]
    for row in rows:
        lines.append(
            f"{row.page:12} {row.guides:>7} {row.per_second:>8} {row.p50_ms:>8} {row.p99_ms:>8}"
            f" {row.queries:>8} {row.html_bytes / 1000:>8.1f} {row.first_load_bytes / 1000:>8.1f}"
            f" {row.failures:>7}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", metavar="FILE", help="also write the figures here")
    parser.add_argument("--many", type=int, default=10_000, help="guides in the large site")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="per page type")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
    with throwaway_database() as url:
        os.environ["DATABASE_URL"] = url
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections

        from benchmarks.content import grow_to
        from home.models import GuidePage

        settings.ALLOWED_HOSTS.append("testserver")
        call_command("migrate", verbosity=0)
        call_command("load_guides", str(settings.BASE_DIR / "home" / "content" / "sample"))
        for language, file in (("en-gb", "en.csv"), ("es", "es.csv")):
            path = settings.BASE_DIR / "glossary" / "sample" / file
            call_command("glossary", "load", str(path), language=language, stdout=StringIO())
        call_command("collectstatic", interactive=False, verbosity=0)
        few = measure(GuidePage.objects.count(), options.seconds)
        grow_to(options.many)
        call_command("search_index", "rebuild")
        many = measure(GuidePage.objects.count(), options.seconds)
        connections.close_all()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"\n{machine}; {CLIENTS} connections, {options.seconds:g} s each\n")
    print(table([*few, *many]))
    print("\nGoals:", ", ".join(f"{name} {goal}" for name, goal in GOALS.items()))
    if options.json:
        with open(options.json, "w") as file:
            json.dump(
                {"machine": machine, "rows": [asdict(row) for row in [*few, *many]]}, file, indent=2
            )


if __name__ == "__main__":
    main()
