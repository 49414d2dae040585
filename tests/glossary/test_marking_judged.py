"""The sentences of `judged_sentences.yaml`, judged before the matcher was written."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from glossary.marking import MarkedTerm, Matcher, forms_of, mark

JUDGED = yaml.safe_load((Path(__file__).parent / "judged_sentences.yaml").read_text("utf-8"))
_EXPECTED = re.compile(r"\[\[(.*?)\|([^|\]]+)\]\]", re.DOTALL)


def names(language: str) -> list[str]:
    return list(JUDGED["vocabulary"][language])


@cache
def matcher(language: str) -> Matcher:
    return Matcher(
        [
            MarkedTerm(
                key,
                name,
                forms_of(name, entry.get("variants", ()), language),
                entry.get("case_sensitive", False),
                tuple(entry.get("context", ())),
            )
            for key, (name, entry) in enumerate(JUDGED["vocabulary"][language].items())
        ],
        language,
    )


def as_written(html: str, judged: dict[str, Any]) -> str:
    """The HTML marked, in the notation of the file."""
    known = names(language := judged.get("language", "en"))
    marked = mark(
        html,
        matcher(language),
        link=lambda key, words: f'<a class="term" data-term="{known[key]}">',
        leave_out={known.index(name) for name in judged.get("left_out", ())},
        always={known.index(name) for name in judged.get("always", ())},
    )
    return re.sub(
        r'<a class="term" data-term="([^"]*)">(.*?)</a>',
        r"[[\2|\1]]",
        marked.html(html),
        flags=re.DOTALL,
    )


@pytest.mark.parametrize("judged", JUDGED["sentences"], ids=lambda judged: judged["html"][:60])
def test_words_are_marked_as_judged(judged: dict[str, Any]) -> None:
    plain = _EXPECTED.sub(r"\1", judged["html"])
    assert as_written(plain, judged) == judged["html"]


def test_at_least_eighty_sentences_are_judged() -> None:
    assert len(JUDGED["sentences"]) >= 80
