"""Sources that were typed into guides become references: in guides, drafts and old versions."""

import importlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import ReferenceIndex, Revision

from home.models import GuidePage, SectionPage
from review.models import Reference
from tests.builders import make_guide, make_reference

pytestmark = pytest.mark.django_db

BEFORE, AFTER = "0004_review", "0005_sources_become_references"

Typed = dict[str, Any]
FACTS: Typed = {
    "title": "A fact sheet",
    "publisher": "A public body",
    "url": "https://example.org/facts",
    "year": None,
    "accessed": None,
}
TRIAL = FACTS | {"title": "A trial", "url": "https://doi.org/10.1234/ABC", "year": 2020}


def migrate(name: str) -> None:
    MigrationExecutor(connection).migrate([("home", name)])


def add_what_came_later() -> None:
    """The columns that guides had not yet, and that the models of today ask for."""
    with connection.cursor() as cursor:
        table = connection.introspection.get_table_description(cursor, GuidePage._meta.db_table)
    there = {column.name for column in table}
    with connection.schema_editor() as editor:
        for field in GuidePage._meta.local_fields:
            if field.column not in there:
                editor.add_field(GuidePage, field)


def typed(*sources: Typed) -> str:
    return json.dumps(
        [{"type": "source", "value": value, "id": str(n)} for n, value in enumerate(sources)]
    )


@pytest.fixture
def guide_with(section: SectionPage) -> Callable[..., GuidePage]:
    """A guide as it was before: its sources typed, and those of each of its versions."""
    migrate(BEFORE)
    add_what_came_later()

    def make(*sources: Typed, versions: list[list[Typed]] | None = None) -> GuidePage:
        guide = make_guide(section, sources=[])
        for inner in versions or []:
            revision = guide.save_revision(clean=False)
            revision.content["sources"] = typed(*inner)
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE home_guidepage SET sources = %s::jsonb WHERE page_ptr_id = %s",
                [typed(*sources), guide.pk],
            )
        return guide

    return make


def listed(guide: GuidePage) -> list[Reference]:
    return [child.value for child in GuidePage.objects.get(pk=guide.pk).sources]


def listed_in_versions(guide: GuidePage) -> list[list[Reference]]:
    versions = Revision.objects.for_instance(guide).order_by("pk")
    return [[child.value for child in version.as_object().sources] for version in versions]


def stored(guide: GuidePage) -> list[Typed]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sources::text FROM home_guidepage WHERE page_ptr_id = %s", [guide.pk]
        )
        return [block["value"] for block in json.loads(cursor.fetchone()[0])]


def test_a_source_is_one_reference_in_all_guides_and_versions(
    guide_with: Callable[..., GuidePage],
) -> None:
    first = guide_with(
        FACTS, TRIAL, versions=[[TRIAL], [FACTS | {"url": "http://example.org/facts/"}]]
    )
    second = guide_with(TRIAL | {"url": "http://dx.doi.org/10.1234/abc"})
    migrate(AFTER)
    facts = Reference.objects.get(title="A fact sheet")
    trial = Reference.objects.get(title="A trial")
    assert Reference.objects.count() == 2
    assert listed(first) == [facts, trial]
    assert listed(second) == [trial]
    assert listed_in_versions(first) == [[trial], [facts]]
    assert (trial.doi, trial.url, trial.year) == ("10.1234/abc", "", 2020)
    assert (facts.url, facts.url_key) == ("https://example.org/facts", "example.org/facts")
    facts.full_clean()
    trial.full_clean()


def test_what_one_place_says_completes_what_another_says(
    guide_with: Callable[..., GuidePage],
) -> None:
    guide_with(FACTS | {"accessed": "2024-05-01"}, versions=[[FACTS | {"year": 2021}]])
    guide_with(FACTS | {"accessed": "2024-06-30", "title": "Another title"})
    migrate(AFTER)
    facts = Reference.objects.get()
    assert facts.year == 2021
    assert facts.accessed.isoformat() == "2024-06-30"  # type: ignore[union-attr]


def test_a_reference_that_is_there_is_used(guide_with: Callable[..., GuidePage]) -> None:
    there = make_reference()
    guide = guide_with(FACTS)
    migrate(AFTER)
    assert listed(guide) == [there]


#: What a draft may hold, and title and address of the reference it becomes.
HALF_WRITTEN: list[tuple[Typed, tuple[str, str] | None]] = [
    ({}, None),
    ({"title": "", "publisher": "", "url": "", "year": None, "accessed": None}, None),
    ({"title": "Only this"}, ("Only this", "")),
    ({"title": "A", "url": "example"}, ("A example", "")),
    ({"title": "A", "url": "javascript:alert(1)"}, ("A javascript:alert(1)", "")),
    ({"title": "A", "url": "https://e.org/" + "x" * 700}, ("A https://e.org/x", "")),
    ({"title": "x" * 400, "url": "https://e.org/"}, ("x" * 250, "https://e.org/")),
    ({"title": "A", "url": "https://e.org/1", "year": "soon"}, ("A", "https://e.org/1")),
    (
        {"title": "A", "url": "https://e.org/2", "accessed": "2024-02-31"},
        ("A", "https://e.org/2"),
    ),
]


def test_a_half_written_draft_loses_nothing_and_stops_nothing(
    guide_with: Callable[..., GuidePage],
) -> None:
    guide = guide_with(FACTS, versions=[[source] for source, _kept in HALF_WRITTEN])
    migrate(AFTER)
    for found, (source, kept) in zip(listed_in_versions(guide), HALF_WRITTEN, strict=True):
        if kept is None:
            assert found == [], source
        else:
            [reference] = found
            assert (reference.title[: len(kept[0])], reference.url) == kept


def test_without_an_address_title_and_publisher_decide(
    guide_with: Callable[..., GuidePage],
) -> None:
    bare = FACTS | {"url": ""}
    guide_with(bare, bare | {"title": "a FACT sheet"}, bare | {"publisher": "Another body"})
    migrate(AFTER)
    assert Reference.objects.count() == 2


def test_where_they_are_used_is_known_as_if_each_guide_had_been_saved(
    guide_with: Callable[..., GuidePage],
) -> None:
    guide = guide_with(FACTS, TRIAL)
    migrate(AFTER)

    def rows() -> list[dict[str, Any]]:
        found = ReferenceIndex.get_references_for_object(guide).values().order_by("content_path")
        return [{name: row[name] for name in row if name != "id"} for row in found]

    told = [row for row in rows() if row["model_path"] == "sources.source"]
    assert len(told) == 2
    ReferenceIndex.create_or_update_for_object(GuidePage.objects.get(pk=guide.pk))
    assert [row for row in rows() if row["model_path"] == "sources.source"] == told


def test_more_versions_than_are_read_at_once(
    guide_with: Callable[..., GuidePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module(f"home.migrations.{AFTER}")
    monkeypatch.setattr(module, "FEW", 2)
    versions = [[FACTS | {"url": f"https://example.org/{number}"}] for number in range(7)]
    guide = guide_with(FACTS, versions=versions)
    migrate(AFTER)
    assert [found[0].url for found in listed_in_versions(guide)] == [
        inner[0]["url"] for inner in versions
    ]


def test_the_way_back(guide_with: Callable[..., GuidePage]) -> None:
    sources = [FACTS | {"year": 2021, "accessed": "2024-05-01"}, TRIAL]
    guide = guide_with(*sources, versions=[[TRIAL]])
    migrate(AFTER)
    migrate(BEFORE)
    back = TRIAL | {"url": "https://doi.org/10.1234/abc"}
    assert stored(guide) == [sources[0], back]
    [version] = Revision.objects.for_instance(guide)
    assert json.loads(version.content["sources"])[0]["value"] == back
