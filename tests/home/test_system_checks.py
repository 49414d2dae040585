"""Each house rule that is a system check fires, and none does on the code as it is."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail import blocks
from wagtail.fields import StreamField

from home import checks
from home.models import GuidePage

pytestmark = pytest.mark.django_db


def ids(messages: list[Any]) -> set[str]:
    return {message.id for message in messages}


def test_all_is_well() -> None:
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_an_ordinary_streamfield_would_grow_the_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    class Imitation:
        class _meta:
            @staticmethod
            def get_fields() -> list[Any]:
                return [StreamField([("text", blocks.CharBlock())], name="body")]

    monkeypatch.setattr(checks, "_page_models", lambda: [Imitation])
    found = checks.streamfields_stay_out_of_migrations()
    assert ids(found) == {"home.E001"}
    assert "PortalStreamField" in found[0].hint


@pytest.mark.parametrize("missing", ["parent_page_types", "subpage_types"])
def test_a_page_must_say_where_it_belongs(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    assert checks.pages_say_where_they_belong() == []
    monkeypatch.delattr(GuidePage, missing)
    found = checks.pages_say_where_they_belong()
    assert ids(found) == {"home.E002"}
    assert found[0].obj is GuidePage
    assert missing in found[0].hint


def with_block(monkeypatch: pytest.MonkeyPatch, block: blocks.Block) -> list[Any]:
    monkeypatch.setattr("home.blocks.palettes.guide_palette", lambda: [("new", block)])
    monkeypatch.setattr("home.blocks.palettes.standard_palette", list)
    return checks.blocks_explain_themselves()


def test_a_block_needs_a_description(monkeypatch: pytest.MonkeyPatch) -> None:
    block = blocks.CharBlock(template="home/blocks/text.html")
    assert ids(with_block(monkeypatch, block)) == {"home.E003"}


@pytest.mark.parametrize("meta", [{}, {"template": "home/blocks/not-there.html"}])
def test_a_block_needs_a_template(monkeypatch: pytest.MonkeyPatch, meta: dict[str, str]) -> None:
    block = blocks.CharBlock(description="What it is for.", **meta)
    assert ids(with_block(monkeypatch, block)) == {"home.E004"}


def test_a_complete_block_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    block = blocks.CharBlock(template="home/blocks/text.html", description="What it is for.")
    assert with_block(monkeypatch, block) == []
