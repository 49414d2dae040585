"""Whatever is done to pages, in whatever order, the index agrees with them.

`INDEX_SEQUENCES=500 make test ARGS="-k any_edits"` looks longer; `INDEX_SEED` starts elsewhere.
"""

import os
from collections.abc import Callable
from random import Random

import pytest
from django.db import transaction
from wagtail.models import Locale, Page, PageViewRestriction

from home.models import GuidePage, HomePage, SectionPage
from tests import builders
from tests.review.passing import approved
from tests.search.index_help import contents, faults, rebuild

SEQUENCES = int(os.environ.get("INDEX_SEQUENCES", "20"))
SEED = int(os.environ.get("INDEX_SEED", "0"))
OPERATIONS = 10
WORDS = [
    *("nausea", "tiredness", "scan", "cells", "a", "the", "of", "don't", "PD-L1"),
    *("café", "Über", "’", "疲労", "½", "😀"),
]


class Editor:
    """Does one thing after another to pages, by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.done: list[str] = []

    def words(self, most: int = 6) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, most)))

    def guide(self) -> GuidePage:
        return self.chance.choice(GuidePage.objects.order_by("pk"))

    def section(self) -> SectionPage:
        return self.chance.choice(SectionPage.objects.order_by("pk"))

    def act(self) -> None:
        if not SectionPage.objects.exists():
            builders.make_section(HomePage.objects.get())
        if not GuidePage.objects.exists():
            self.create()
        name = self.chance.choice(sorted(OPERATIONS_BY_NAME))
        self.done.append(name)
        OPERATIONS_BY_NAME[name](self)

    def create(self) -> None:
        builders.make_guide(
            self.section(),
            title=f"{self.words()} {self.chance.random()}",
            also_called=[self.words(2) for _ in range(self.chance.randint(0, 3))],
            body=[builders.heading(self.words()), builders.text(self.words(30))],
            live=self.chance.random() < 0.7,
        )

    def edit(self) -> None:
        guide = self.guide()
        if guide.alias_of_id:
            return
        guide.title = self.words()
        guide.also_called = [self.words(2)]
        revision = guide.save_revision()
        if self.chance.random() < 0.5:
            approved(revision).publish()

    def save(self) -> None:
        guide = self.guide()
        guide.summary = self.words(20)
        guide.save()

    def unpublish(self) -> None:
        self.guide().unpublish()

    def move(self) -> None:
        guide, section = self.guide(), self.section()
        taken = section.get_children().filter(slug=guide.slug).exclude(pk=guide.pk)
        if not taken.exists():
            guide.move(section, pos="last-child")

    def delete(self) -> None:
        self.guide().delete()

    def delete_section(self) -> None:
        Page.objects.get(pk=self.section().pk).delete()

    def delete_in_bulk(self) -> None:
        picked = [self.guide().pk for _ in range(3)]
        Page.objects.filter(pk__in=picked).delete()

    def restrict(self) -> None:
        PageViewRestriction.objects.create(page=self.guide(), restriction_type="login")

    def copy(self) -> None:
        slug = f"copy-{self.chance.random()}".replace(".", "")
        self.guide().copy(update_attrs={"slug": slug})

    def copy_section(self) -> None:
        if GuidePage.objects.count() < 30:
            slug = f"copy-{self.chance.random()}".replace(".", "")
            self.section().copy(recursive=True, update_attrs={"slug": slug})

    def alias(self) -> None:
        slug = f"alias-{self.chance.random()}".replace(".", "")
        self.guide().create_alias(update_slug=slug)

    def change_language(self) -> None:
        guide = self.guide()
        guide.locale = Locale.objects.get_or_create(language_code="es")[0]
        guide.save()

    def undo(self) -> None:
        """Do something that is rolled back."""
        with transaction.atomic():
            self.create()
            transaction.set_rollback(True)

    def rebuild(self) -> None:
        rebuild()


OPERATIONS_BY_NAME: dict[str, Callable[[Editor], None]] = {
    name: operation
    for name, operation in vars(Editor).items()
    if name not in {"act", "words", "guide", "section"} and not name.startswith("_")
}


@pytest.mark.parametrize("first", range(0, SEQUENCES, 5))
def test_the_index_agrees_with_the_pages_after_any_edits(home: HomePage, first: int) -> None:
    for seed in range(first, min(first + 5, SEQUENCES)):
        editor = Editor(SEED + seed)
        with transaction.atomic():
            for _ in range(OPERATIONS):
                editor.act()
            assert faults() == [], (seed, editor.done)
            edited = contents()
            rebuild()
            assert contents() == edited, (seed, editor.done)
            assert faults() == [], (seed, editor.done)
            transaction.set_rollback(True)
