"""Where style, scripts and icons are, in production."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from portal.static_files import RememberedStorage


@pytest.fixture
def collected(tmp_path: Path) -> RememberedStorage:
    """One file as `collectstatic` leaves it."""
    (tmp_path / "calm.css").write_text("p { margin: 0 }")
    storage = RememberedStorage(location=tmp_path, base_url="/static/")
    found = {"calm.css": (FileSystemStorage(location=tmp_path), "calm.css")}
    for _name, _made, problem in storage.post_process(found):
        assert problem is True, problem
    return storage


def test_an_address_names_what_is_in_the_file(collected: RememberedStorage) -> None:
    address = collected.url("calm.css")
    assert address != "/static/calm.css"
    stored = Path(collected.location) / address.removeprefix("/static/")
    assert stored.read_text() == "p { margin: 0 }"


def test_an_address_is_worked_out_once(
    collected: RememberedStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    worked_out = CompressedManifestStaticFilesStorage.stored_name

    def count(self: Any, name: str) -> str:
        asked.append(name)
        return worked_out(self, name)

    monkeypatch.setattr(CompressedManifestStaticFilesStorage, "stored_name", count)
    assert {collected.url("calm.css") for _ in range(3)} == {collected.url("calm.css")}
    assert asked == ["calm.css"]


def test_development_still_gets_the_address_of_what_was_collected_when_it_asks(
    collected: RememberedStorage, settings: Any
) -> None:
    settings.DEBUG = True
    assert collected.url("calm.css") == "/static/calm.css"
    assert collected.url("calm.css", force=True) != "/static/calm.css"


def test_a_file_that_is_not_there_is_an_error_each_time(collected: RememberedStorage) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match=r"gone\.css"):
            collected.url("gone.css")
