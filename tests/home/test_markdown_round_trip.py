"""Guides as Markdown: what is written reads back as the same, to the byte."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from home.content.document import Document
from home.content.schema import Kind
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
