"""A site of any size: the sample guides, and copies of them under other titles."""

import json
from contextlib import closing

from django.db import connection
from wagtail.models import Page

from home.models import GuidePage, SectionPage

PATH_STEP = 4


def grow_to(total: int) -> int:
    """Copy the sample guides until there are `total`, spread over the sections.

    Copied inside the database: through the models, ten thousand pages would take
    longer than the measurement.
    """
    guides = list(GuidePage.objects.filter(locale__language_code="en-gb", live=True))
    sections = list(SectionPage.objects.filter(locale__language_code="en-gb"))
    missing = total - GuidePage.objects.count()
    if missing <= 0:
        return 0
    with closing(connection.cursor()) as cursor:
        cursor.execute("SELECT max(id) FROM wagtailcore_page")
        first = cursor.fetchone()[0] + 1
        for number in range(missing):
            pattern, section = guides[number % len(guides)], sections[number % len(sections)]
            section.numchild += 1
            path = Page._get_path(section.path, section.depth + 1, 500 + number // len(sections))
            _copy(cursor, pattern, section, first + number, path)
        for section in sections:
            Page.objects.filter(pk=section.pk).update(numchild=section.numchild)
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), %s)", [first + missing]
        )
        cursor.execute("ANALYZE")
    return missing


def _own_point(pk: int) -> dict[str, str]:
    return {"type": "point", "value": f"This is copy {pk}.", "id": f"own-{pk}"}


def _copy(cursor: object, pattern: GuidePage, section: SectionPage, pk: int, path: str) -> None:
    slug = f"copy-{pk}"
    changed = {
        "id": pk,
        "path": path,
        "slug": slug,
        "title": f"{pattern.title} ({pk})",
        "draft_title": f"{pattern.title} ({pk})",
        "url_path": f"{section.url_path}{slug}/",
        "translation_key": f"00000000-0000-4000-8000-{pk:012d}",
        "latest_revision_id": None,
        "live_revision_id": None,
        "page_ptr_id": pk,
        # Words are marked in each text once while it is remembered: no two may be the same.
        "key_points": json.dumps([*pattern.key_points.raw_data, _own_point(pk)]),
    }
    for model in (Page, GuidePage):
        columns = [field.column for field in model._meta.local_concrete_fields]
        table = model._meta.db_table
        key = model._meta.pk.column
        values = ", ".join("%s" if name in changed else f'"{name}"' for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        cursor.execute(  # type: ignore[attr-defined]
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {key} = %s",
            [changed[name] for name in columns if name in changed] + [pattern.pk],
        )
