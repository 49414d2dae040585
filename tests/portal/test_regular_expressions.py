"""Patterns mean the same on every Python we name, Debian 12's 3.11.2 among them.

Before 3.11.5, a group that is repeated possessively may lose the end of what it matched
(https://github.com/python/cpython/issues/106052): "birds" was read as "bird". Single signs and
classes (`[a-z]++`) were never wrong.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("portal", "glossary", "home", "plainlanguage", "review", "search", "users")
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def texts(path: Path) -> Iterator[str]:
    """All constant strings of a file, parts of f-strings included."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("app", APPS)
def test_no_group_is_repeated_possessively(app: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {text}"
        for path in (ROOT / app).rglob("*.py")
        for text in texts(path)
        if POSSESSIVE_GROUP.search(text)
    ]
    assert found == []


def test_such_a_group_would_be_found() -> None:
    assert all(POSSESSIVE_GROUP.search(it) for it in (r"(?:a)++", r"(b)*+", r"(c){1,3}+", "(?>d)"))
    assert not any(POSSESSIVE_GROUP.search(it) for it in (r"[a-z]++", r"\)++", "(a)+", "a{2}+"))
