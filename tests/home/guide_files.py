"""A small site as a folder of Markdown files."""

from pathlib import Path

from wagtail.models import Page

from home.content.load import load

HOME = """---
title: Plain words
lead: Guides in everyday words.
search_examples: [tired all the time]
---
"""
SECTION = """---
title: Support and care
order: 1
intro: What helps.
accent: green
icon: heart
start_here: [fatigue]
---
"""
FATIGUE = """---
title: Fatigue
order: 1
summary: Tiredness that rest does not fix.
key_points:
  - It is common.
  - It is real.
  - Some things help.
for_whom: [patient, family]
stages: [having-treatment]
also_called: [cancer tiredness]
risk: side-effects
check_every: 6
sources:
  - title: A fact sheet
    publisher: A public body
    url: https://example.org/facts
    year: 2022
    accessed: 2024-05-01
related: [support/counselling]
---

## What it is like

It differs from **ordinary** tiredness. See [counselling](/support/counselling/).

::: urgent Call your team today if:
- you cannot get out of bed
- you are dizzy
:::

::: questions Questions to ask
- What causes it?
- What helps?
- When should I call?
:::

::: action What you can do
- Rest early.

[Talk to someone](/support/counselling/)
:::
"""
COUNSELLING = """---
title: Counselling
order: 2
summary: Someone to talk to.
key_points:
  - It is talking.
  - It is private.
  - It can be free.
for_whom: [patient]
stages: [worried]
risk: explainer
sources:
  - title: A fact sheet
    publisher: A public body
    url: https://example.org/facts
    year: 2022
    accessed: 2024-05-01
---

## What happens

You talk, and someone listens.
"""
ABOUT = """---
title: About us
order: 1
summary: Who we are.
---

## Who we are

Nobody yet.
"""
DIGESTS = """---
title: Research digest
intro: What studies found.
---
"""
DIGEST = """---
title: January 2024
month: 2024-01
summary: One approval.
items:
  - headline: A test was approved
    what_was_found: |
      It was *approved*. Read about [fatigue](/support/fatigue/).

      Nothing else happened.
    kind_of_study: An approval
    studied_in: not-a-study
    people: Our source does not say
    who_paid: Our source does not say
    source:
      title: Press release
      publisher: A public body
      url: https://example.org/release
      date: "2024"
    evidence: not-known
    means_today: |
      Ask your team.
    guide: support/fatigue
---
"""
HOME_ES = """---
translation_of: home
title: Palabras sencillas
lead: Guías en palabras de todos los días.
---
"""
SECTION_ES = """---
translation_of: support/_section
title: Apoyo y cuidados
order: 1
intro: Lo que ayuda.
accent: green
icon: heart
---
"""

FILES = {
    "en/home.md": HOME,
    "en/support/_section.md": SECTION,
    "en/support/fatigue.md": FATIGUE,
    "en/support/counselling.md": COUNSELLING,
    "en/about.md": ABOUT,
    "en/digest/_index.md": DIGESTS,
    "en/digest/2024-01.md": DIGEST,
    "es/home.md": HOME_ES,
    "es/apoyo/_section.md": SECTION_ES,
}


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def loaded(folder: Path, **options: bool) -> list[tuple[str, str]]:
    """What a load did to which file, without what stayed as it was."""
    done: list[tuple[str, str]] = []
    load(folder, progress=lambda what, file: done.append((what, file)), **options)
    return [(what, file.removeprefix(f"{folder}/")) for what, file in done if what != "unchanged"]


def slugs(parent: str) -> list[str]:
    """Of the pages below one, in their order."""
    return [page.slug for page in Page.objects.get(slug=parent).get_children()]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
