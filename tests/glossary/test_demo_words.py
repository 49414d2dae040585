"""`make demo` brings words into a site that has none, and never over what staff have written."""

import pytest

from portal.development import preparation
from tests.words import make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that would have been called, with the language of those that load words."""
    called: list[str] = []

    def call(command: str, *_arguments: str, language: str = "", **_options: object) -> None:
        called.append(language or command)

    monkeypatch.setattr(preparation, "call_command", call)
    return called


def test_words_go_into_an_empty_glossary_and_pages_are_read_anew(
    loaded: list[str],
) -> None:
    preparation.load_words()
    assert loaded == ["en-gb", "es", "record_words", "plain_language"]


def test_they_go_over_nothing_that_staff_wrote(loaded: list[str]) -> None:
    make_term("biopsy", live=False)
    preparation.load_words()
    assert loaded == []
