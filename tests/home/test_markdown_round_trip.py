"""Guides as Markdown: what is written reads back as the same, to the byte."""

import re
from pathlib import Path

import pytest
from django.utils.functional import lazy
from django.utils.translation import get_language
from hypothesis import HealthCheck, given, settings

from home.blocks.evidence import UnknownBlock
from home.content.body_reader import CONTAINERS
from home.content.document import Document
from home.content.folder import read_folder
from home.content.schema import KEYS, Kind
from home.content.text import parse, write
from tests.home.documents import digests, guides

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "home" / "content" / "sample"
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)


def again(document: Document) -> Document:
    return parse(write(document), key=document.key, kind=document.kind, language=document.language)


def guide(body: str) -> Document:
    text = f"---\n{FRONT}---\n\n{body}"
    return parse(text, key="fatigue/one", kind=Kind.GUIDE, language="en")


FRONT = """title: One
summary: Two.
key_points: [Three.]
for_whom: [patient]
stages: [worried]
risk: explainer
sources:
  - title: Four
    publisher: Five
    url: https://example.org/
"""


@UNHURRIED
@given(guides)
def test_any_guide_is_written_the_same_after_being_read(document: Document):
    assert write(again(document)) == write(document)


@UNHURRIED
@given(digests)
def test_any_digest_is_written_the_same_after_being_read(document: Document):
    assert write(again(document)) == write(document)


@UNHURRIED
@given(guides)
def test_reading_loses_nothing(document: Document):
    first = again(document)
    second = again(first)
    assert second.front == first.front
    assert second.body == first.body


def test_every_file_of_the_sample_is_exactly_what_an_export_writes():
    different = [
        document.file
        for document in read_folder(SAMPLE)
        if write(document) != Path(document.file).read_text(encoding="utf-8")
    ]
    assert different == []


# --- What the notation means ---


def values(body: str) -> list[tuple[str, object]]:
    return [(block.kind, block.value) for block in guide(body).body]


def test_text_becomes_the_html_that_wagtail_stores():
    assert values("One **b** and *i*.\n\n- [x](/y/)\n- &lt; & <\n\n1. z") == [
        (
            "text",
            "<p>One <b>b</b> and <i>i</i>.</p>"
            '<ul><li><a href="/y/">x</a></li><li>&lt; &amp; &lt;</li></ul><ol><li>z</li></ol>',
        )
    ]


def test_paragraphs_between_other_blocks_are_one_block():
    kinds = [kind for kind, _value in values("A.\n\nB.\n\n## C\n\nD.\n\n::: inset\nE.\n:::\n\nF.")]
    assert kinds == ["text", "heading", "text", "inset", "text"]


def test_a_heading_that_is_left_out_is_the_usual_one_in_the_language(
    monkeypatch: pytest.MonkeyPatch,
):
    usual = {"en": "What we do not know yet", "es": "Lo que aún no sabemos"}
    default = lazy(lambda: usual[str(get_language())], str)()
    monkeypatch.setattr(UnknownBlock.base_blocks["heading"].meta, "default", default)
    text = f"---\n{FRONT}---\n\n::: unknown\nText.\n:::\n"
    for language, heading in usual.items():
        document = parse(text, key="a/b", kind=Kind.GUIDE, language=language)
        assert document.body[0].value["heading"] == heading


def test_anchors_are_written_only_where_the_heading_does_not_give_them():
    body = "## One\n\n## One\n\n## Two {#kept}\n\n::: questions Ask {#asking}\n- A?\n:::\n"
    document = guide(body)
    assert [block.value["anchor"] for block in document.body] == ["one", "one-2", "kept", "asking"]
    assert write(document).endswith(body)


def test_a_literal_anchor_in_a_heading_stays_text():
    assert values("## Write \\{#x}") == [("heading", {"text": "Write {#x}", "anchor": "write-x"})]


def test_a_line_break_inside_a_paragraph_is_kept():
    assert values("One\\\ntwo") == [("text", "<p>One<br/>two</p>")]


# --- The page for editors ---

EDITORS_PAGE = (ROOT / "docs/editors/guides-as-markdown.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```markdown\n(.*?)```", EDITORS_PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_that_editors_read_are_right(example: str):
    text = example if example.startswith("---") else f"---\n{FRONT}---\n\n{example}"
    assert parse(text, key="fatigue/one", kind=Kind.GUIDE, language="en").body


def test_editors_read_an_example_of_every_container_and_every_key():
    shown = set(re.findall(r"^::: ([a-z-]+)", "\n".join(EXAMPLES), re.MULTILINE))
    assert shown == CONTAINERS.keys()
    named = set(re.findall(r"`([a-z_]+)`|^([a-z_]+):", EDITORS_PAGE, re.MULTILINE))
    keys = {key.name for keys in KEYS.values() for key in keys}
    assert keys <= {name for pair in named for name in pair}
