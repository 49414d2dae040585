"""How quickly search answers: `make bench-search-latency`.

A judged collection as guides (`search_relevance`), and the same many times over under new titles;
gunicorn as in production, 8 clients, the collection's queries and their beginnings over HTTP.
`--pages N` is how many there are in the end, `--shipped` also asks Wagtail's backend, in process.
"""

import argparse
import json
import os
import platform
import secrets
import time
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from benchmarks import load, search_relevance
from benchmarks.pages import server, throwaway_database

CLIENTS = 8
#: What people type into a box; whole messages are measured apart.
KINDS = {"known_q", "known_q_typo", "known_syn", "liveqa_kw", "liveqa_kw_typo", "liveqa_summary"}
GOALS = {"results": {"few": 60, "many": 150}, "suggestions": {"few": 20, "many": 40}}


def repeat(times: int) -> None:
    """Each guide `times` times over, copied inside the database."""
    from django.db import connection
    from wagtail.models import Page

    from home.models import GuidePage

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SELECT max(id) FROM wagtailcore_page")
        (last,) = cursor.fetchone()
        for turn in range(1, times):
            offset = last * turn
            changed = {
                "id": f"id + {offset}",
                "page_ptr_id": f"page_ptr_id + {offset}",
                "path": f"left(path, -4) || lpad(upper({_base36('id', offset)}), 4, '0')",
                "slug": f"slug || '-{turn}'",
                "url_path": f"left(url_path, -1) || '-{turn}/'",
                "title": f"title || ' ({turn})'",
                "draft_title": f"title || ' ({turn})'",
                "translation_key": "gen_random_uuid()",
            }
            for model in (Page, GuidePage):
                columns = [field.column for field in model._meta.local_concrete_fields]
                names = ", ".join(f'"{name}"' for name in columns)
                values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
                key = model._meta.pk.column
                cursor.execute(
                    f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values}"
                    f" FROM {model._meta.db_table} WHERE {key} <= {last}"
                    f" AND {key} IN (SELECT page_ptr_id FROM home_guidepage)"
                )
        cursor.execute("ANALYZE")


def _base36(column: str, offset: int) -> str:
    """SQL for a number in base 36, four digits, as tree paths have them."""
    digits = "'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'"
    number = f"({column} + {offset})"
    return " || ".join(
        f"substr({digits}, (({number} / {36**power}) % 36)::int + 1, 1)" for power in (3, 2, 1, 0)
    )


def addresses(data: Path) -> dict[str, list[str]]:
    """The addresses asked: results, results of whole messages, suggestions as one types."""
    queries = [json.loads(line) for line in (data / "queries.jsonl").open()]
    short = [query["text"] for query in queries if query["kind"] in KINDS][::3]
    long = [query["text"] for query in queries if query["kind"] == "liveqa_full"]
    typed = [text[:length] for text in short for length in (3, 6, 10) if len(text) > length]
    return {
        "results": [f"/search/?q={quote_plus(text)}" for text in short],
        "whole messages": [f"/search/?q={quote_plus(text)}" for text in long],
        "suggestions": [f"/search/suggestions/?q={quote_plus(text)}" for text in typed],
    }


def measure(data: Path, seconds: float) -> dict[str, dict[str, float]]:
    figures = {}
    with server() as port:
        for name, paths in addresses(data).items():
            load.run(port, paths, clients=CLIENTS, seconds=2)
            found = load.run(port, paths, clients=CLIENTS, seconds=seconds)
            alone = load.run(port, paths, clients=1, seconds=seconds / 2)
            figures[name] = {
                "per second": round(found.per_second, 1),
                "p50 ms": round(found.percentile(0.5) * 1000, 1),
                "p95 ms": round(found.percentile(0.95) * 1000, 1),
                "p95 ms, one client": round(alone.percentile(0.95) * 1000, 1),
                "failures": found.failures + alone.failures,
            }
    return figures


def shipped(data: Path) -> dict[str, float]:
    """Wagtail's own backend, asked in this process, one query after the other."""
    queries = [json.loads(line)["text"] for line in (data / "queries.jsonl").open()][::6]
    times = []
    for text in queries:
        began = time.perf_counter()
        search_relevance.as_shipped(text)
        times.append(time.perf_counter() - began)
    times.sort()
    return {
        "p50 ms": round(times[len(times) // 2] * 1000, 1),
        "p95 ms": round(times[int(len(times) * 0.95)] * 1000, 1),
    }


def index_size() -> dict[str, float]:
    """Megabytes of our tables with their indexes."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, pg_total_relation_size(oid) / 1e6 FROM pg_class"
            " WHERE relkind = 'r' AND relname IN ('search_document', 'search_name',"
            " 'search_lexeme', 'search_word', 'search_posting') ORDER BY relname"
        )
        return {name: round(float(size), 1) for name, size in cursor.fetchall()}


def saving() -> float:
    """Milliseconds to index one saved page again, the median of 20."""
    from home.models import GuidePage
    from search.index.writing import index_page

    times = []
    for guide in GuidePage.objects.order_by("?")[:20]:
        GuidePage.objects.filter(pk=guide.pk).update(summary=f"Changed {guide.pk}")
        began = time.perf_counter()
        index_page(guide.pk)
        times.append(time.perf_counter() - began)
    return round(sorted(times)[10] * 1000, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=search_relevance.DATA)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
    figures: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}; {CLIENTS} clients"
    }
    with throwaway_database() as url:
        os.environ["DATABASE_URL"] = url
        search_relevance.prepare()
        from django.core.management import call_command
        from django.db import connection, connections

        call_command("collectstatic", interactive=False, verbosity=0)
        count = len(search_relevance.load(options.data))
        for many in (False, True):
            if many and options.pages <= count:
                break
            if many:
                repeat(-(-options.pages // count))
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
                cursor.execute("SELECT count(*) FROM home_guidepage")
                (pages,) = cursor.fetchone()
            began = time.perf_counter()
            call_command("search_index", "rebuild", stdout=StringIO())
            found: dict[str, Any] = {
                "pages indexed a second": round(pages / (time.perf_counter() - began))
            }
            found |= measure(options.data, options.seconds)
            found["index, MB"] = index_size()
            found["ms to index a saved page"] = saving()
            if options.shipped:
                call_command("update_index", backend_name="shipped", verbosity=0)
                found["as shipped, in process"] = shipped(options.data)
            figures[f"{pages} pages"] = found
            print(json.dumps({f"{pages} pages": found}, indent=2), flush=True)
        connections.close_all()
    print(json.dumps(figures["machine"]), "Goals, p95 ms:", json.dumps(GOALS))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
