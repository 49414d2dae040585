"""How well search finds: `make bench-search`.

Loads a judged collection through the page models into a throwaway database, asks every query of the
function that the results page calls, and scores the run with the collection's own `score.py`,
beside Wagtail's backend as shipped in the same run. `--data DIR` names the collection, a folder
with `corpus.jsonl.gz`, `queries.jsonl`, `qrels.tsv` and `score.py`; `--json FILE` writes the
figures, `--run FILE` keeps the ranking. `--sample` asks the queries for the sample guides instead.
"""

import argparse
import csv
import gzip
import html
import json
import os
import platform
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks.pages import throwaway_database

DATA = Path("../shared/search-eval")
SAMPLE = Path(__file__).with_name("sample_queries.csv")
DEPTH = 50
LANGUAGE = "en-gb"
GOALS = {
    "known_q": 0.94,
    "known_q_typo": 0.93,
    "known_syn": 0.25,
    "liveqa_summary": 0.77,
    "liveqa_full": 0.67,
    "liveqa_kw": 0.70,
    "liveqa_kw_typo": 0.63,
    "MACRO": 0.70,
}
Run = dict[str, list[str]]


def corpus(data: Path) -> Iterator[dict[str, str]]:
    with gzip.open(data / "corpus.jsonl.gz", "rt") as file:
        for line in file:
            yield json.loads(line)


def load(data: Path) -> dict[int, str]:
    """Each document as a guide of one section. Page id to document id."""
    from wagtail.models import Locale, Page, Site

    from home.models import GuidePage, HomePage, SectionPage

    # The documents have no summary, key points or sources, and must not be refused for it.
    Page.full_clean = lambda page, *args, **kwargs: setattr(page, "draft_title", page.title)
    locale = Locale.objects.get_or_create(language_code=LANGUAGE)[0]
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="Home", slug="home", locale=locale))
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home})
    section = home.add_child(instance=SectionPage(title="All", slug="all", locale=locale))
    ids = {}
    for number, document in enumerate(corpus(data)):
        paragraphs = (part for part in document["body"].split("\n") if part.strip())
        text = "".join(f"<p>{html.escape(part)}</p>" for part in paragraphs)
        guide = GuidePage(
            title=document["title"][:255],
            slug=f"d{number}",
            locale=locale,
            body=[("text", text)],
        )
        ids[section.add_child(instance=guide).pk] = document["id"]
    return ids


def ours(text: str) -> list[int]:
    from search.results import found_pages

    return found_pages(text, LANGUAGE)[:DEPTH]


def as_shipped(text: str) -> list[int]:
    from wagtail.models import Page

    return [page.pk for page in Page.objects.live().search(text, backend="shipped")[:DEPTH]]


def ask(search: Callable[[str], list[int]], data: Path, ids: dict[int, str]) -> tuple[Run, float]:
    """Ask every query: the ranking, and the seconds a query took on average."""
    queries = [json.loads(line) for line in (data / "queries.jsonl").open()]
    began = time.perf_counter()
    run = {query["id"]: [ids[pk] for pk in search(query["text"]) if pk in ids] for query in queries}
    return run, (time.perf_counter() - began) / len(queries)


def score(run: Run, data: Path, keep: Path | None) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        file = keep or Path(folder) / "run.tsv"
        with file.open("w") as out:
            for query, documents in run.items():
                for rank, document in enumerate(documents, start=1):
                    out.write(f"{query}\t{document}\t{rank}\t{-rank}\n")
        command = [sys.executable, str(data / "score.py"), str(file), "--dir", str(data), "--json"]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scores = json.loads(output.splitlines()[-1])["scores"]
    return {key.split("|")[0]: value for key, value in scores.items() if key.endswith("|both")}


def sample_success(search: Callable[[str], list[int]]) -> dict[str, Any]:
    """Success at 1 and at 3 of the queries written for the sample guides."""
    from wagtail.models import Page

    slugs = dict(Page.objects.values_list("pk", "slug"))
    rows = list(csv.DictReader(SAMPLE.open()))
    places = []
    for row in rows:
        found = [slugs[pk] for pk in search(row["query"])[:10]]
        best = set(row["page"].split("|"))
        places.append(next((n for n, slug in enumerate(found, start=1) if slug in best), 0))
    missed = [row["query"] for row, place in zip(rows, places, strict=True) if place != 1]
    return {
        "queries": len(rows),
        "success@1": sum(place == 1 for place in places) / len(rows),
        "success@3": sum(1 <= place <= 3 for place in places) / len(rows),
        "not first": missed,
    }


def table(scores: dict[str, dict[str, dict[str, float]]]) -> str:
    lines = [f"{'nDCG@10':16}" + "".join(f"{name:>12}" for name in scores) + f"{'goal':>8}"]
    for kind, goal in GOALS.items():
        values = "".join(f"{found[kind]['nDCG@10']:>12.3f}" for found in scores.values())
        lines.append(f"{kind:16}{values}{goal:>8.2f}")
    empty = "".join(f"{found['MACRO']['empty']:>12.3f}" for found in scores.values())
    return "\n".join([*lines, f"{'empty':16}{empty}{0.01:>8.2f}"])


def prepare() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    shipped = {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "english"}
    settings.WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False
    settings.WAGTAILSEARCH_BACKENDS["shipped"] = {**shipped, "AUTO_UPDATE": False}
    call_command("migrate", verbosity=0)
    for file in sorted((settings.BASE_DIR / "search" / "sample").glob("synonyms-*.csv")):
        call_command("search_index", "synonyms", "load", str(file), stdout=StringIO())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--run", type=Path, metavar="FILE", help="keep our ranking here")
    parser.add_argument("--sample", action="store_true", help="the sample guides and their queries")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    with throwaway_database() as url:
        os.environ["DATABASE_URL"] = url
        prepare()
        from django.core.management import call_command
        from django.db import connections

        quiet = StringIO()
        if options.sample:
            call_command("load_guides", "home/content/sample", stdout=quiet)
            call_command("search_index", "rebuild", stdout=quiet)
            figures: dict[str, Any] = sample_success(ours)
            print(json.dumps(figures, indent=2))
        else:
            ids = load(options.data)
            call_command("update_index", backend_name="shipped", verbosity=0)
            began = time.perf_counter()
            call_command("search_index", "rebuild", stdout=quiet)
            per_second = len(ids) / (time.perf_counter() - began)
            our_run, our_time = ask(ours, options.data, ids)
            shipped_run, shipped_time = ask(as_shipped, options.data, ids)
            figures = {
                "ours": score(our_run, options.data, options.run),
                "as shipped": score(shipped_run, options.data, None),
            }
            print(f"\n{machine}; {len(ids)} pages, indexed at {per_second:.0f} pages a second")
            print(f"ms a query: {our_time * 1000:.1f} ours, {shipped_time * 1000:.1f} as shipped\n")
            print(table(figures))
        connections.close_all()
    if options.json:
        options.json.write_text(json.dumps({"machine": machine, "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
