"""How quickly staff see how 10,000 pages stand with their checks: `make bench-review`.

A site of 10,000 guides with 50,000 checks in a database of its own. Measures the board, on every
tab and with every filter, as a publisher who is signed in, through Django's test client; and what
a guide page asks of the database with 0, 10 and 1,000 checks of it. `--json FILE` writes the
figures.
"""

import argparse
import gc
import io
import json
import os
import platform
import secrets
import statistics
import time
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.pages import throwaway_database

RUNS = 20
GOAL_MS, GOAL_QUERIES, GUIDE_QUERIES = 200, 15, 12
BOARD = "/staff/checks/board/"
CHECKS = (0, 10, 1_000)


@dataclass
class Row:
    what: str
    median_ms: float
    p95_ms: float
    queries: int


def addresses() -> dict[str, str]:
    """The board's tabs, its filters, and its last page."""
    from home.models import GuidePage
    from review.models import Reviewer
    from review.reports.rows import Tab

    page = GuidePage.objects.exclude(owner=None).first()
    filters = {
        "section": page.path[: -page.steplen],
        "owner": page.owner_id,
        "reviewer": Reviewer.objects.first().pk,
    }
    asked = {"all": BOARD, "last page": f"{BOARD}?p=999999"}
    asked |= {str(tab.label).lower(): f"{BOARD}?state={tab}" for tab in Tab}
    asked |= {f"by {name}": f"{BOARD}?{name}={value}" for name, value in filters.items()}
    return asked


def measure(client: Any, what: str, address: str, runs: int = RUNS) -> Row:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask() -> None:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        if response.streaming:
            b"".join(response)

    ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    asked, times = len(queries), []
    for _ in range(runs):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    return Row(what, round(statistics.median(times), 1), round(p95, 1), asked)


def guide_rows(client: Any) -> list[Row]:
    """A guide page with more and more checks of it."""
    from benchmarks.review_content import add_checks_of
    from home.models import GuidePage
    from review.models import ReviewRecord

    checked = ReviewRecord.objects.values("page_id")
    guide = GuidePage.objects.filter(live=True).exclude(pk__in=checked).first()
    rows = []
    for count in CHECKS:
        add_checks_of(guide, count - ReviewRecord.objects.filter(page_id=guide.pk).count())
        rows.append(measure(client, f"guide, {count:,} checks", guide.get_url()))
    return rows


def table(rows: list[Row]) -> str:
    lines = [f"{'what':26} {'median ms':>10} {'p95 ms':>8} {'queries':>8}"]
    lines += [f"{row.what:26} {row.median_ms:>10} {row.p95_ms:>8} {row.queries:>8}" for row in rows]
    return "\n".join(lines)


def prepare(pages: int) -> Any:
    """Fill the database; the client of a publisher who is signed in."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from benchmarks.content import grow_to
    from benchmarks.review_content import add_checks
    from tests.builders import make_staff

    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    sample = settings.BASE_DIR / "home" / "content" / "sample"
    call_command("load_guides", str(sample), stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    grow_to(pages)
    add_checks()
    client = Client()
    client.force_login(make_staff("Publisher"))
    gc.collect()
    gc.freeze()  # as `portal.wsgi` does
    return client


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", metavar="FILE", help="also write the figures here")
    parser.add_argument("--pages", type=int, default=10_000, help="guides")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
    with throwaway_database() as url:
        os.environ["DATABASE_URL"] = url
        import django

        django.setup()
        from django.db import connections

        from home.models import GuidePage
        from review.models import ReviewRecord

        client = prepare(options.pages)
        size = f"{GuidePage.objects.count():,} guides, {ReviewRecord.objects.count():,} checks"
        rows = [measure(client, what, address) for what, address in addresses().items()]
        rows.append(measure(client, "CSV of all", f"{BOARD}?export=csv", runs=5))
        rows += guide_rows(client)
        connections.close_all()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"\n{machine}; {size}; {RUNS} runs each\n")
    print(table(rows))
    print(
        f"\nGoals: the board {GOAL_MS} ms and {GOAL_QUERIES} queries, a guide page"
        f" {GUIDE_QUERIES} queries, however many checks"
    )
    if options.json:
        with open(options.json, "w") as file:
            json.dump({"machine": machine, "size": size, "rows": [asdict(r) for r in rows]}, file)


if __name__ == "__main__":
    main()
