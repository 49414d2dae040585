"""`make demo` prepares once, and never undoes what staff have done since."""

import errno
import os
import re
import stat
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from glossary.models import Term
from home.models import HomePage
from portal.development import demo, preparation
from portal.development.terminal import Trouble
from search.index import reading
from search.models import Document, Pending, SearchTerm
from tests.builders import make_section
from tests.words import make_term


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The management commands that would have run."""
    called: list[str] = []
    monkeypatch.setattr(preparation, "call_command", lambda name, *_a, **_k: called.append(name))
    return called


@pytest.mark.django_db
def test_the_staff_account_can_sign_in_with_the_password_shown(client):
    shown = re.search(r"admin {3}password: (\S{14,})", preparation.staff_account())
    assert shown
    assert client.login(username="admin", password=shown[1])


@pytest.mark.django_db
def test_the_password_is_shown_once_and_never_replaced():
    preparation.staff_account()
    before = get_user_model().objects.get().password
    again = preparation.staff_account()
    assert "password:" not in again
    assert "changepassword admin" in again
    assert get_user_model().objects.get().password == before


@pytest.mark.django_db
def test_the_sample_goes_into_an_empty_site_only(commands, monkeypatch):
    class NoHome:
        objects = type("objects", (), {"exists": staticmethod(lambda: False)})

    class Home:
        objects = type("objects", (), {"exists": staticmethod(lambda: True)})

    monkeypatch.setattr(preparation.apps, "get_model", lambda *_: Home)
    preparation.load_sample()
    assert commands == []
    monkeypatch.setattr(preparation.apps, "get_model", lambda *_: NoHome)
    preparation.load_sample()
    assert commands == ["load_guides"]


def interrupt_second(monkeypatch: pytest.MonkeyPatch, first: Callable[[], object]) -> None:
    """Of the management commands, the first does what it should; then comes a Ctrl-C."""
    commands = iter([first])

    def call_command(*_words: object, **_options: object) -> None:
        if not (do := next(commands, None)):
            raise KeyboardInterrupt
        do()

    monkeypatch.setattr(preparation, "call_command", call_command)


@pytest.mark.django_db
def test_words_that_were_loaded_in_part_are_loaded_again(monkeypatch):
    interrupt_second(monkeypatch, lambda: make_term("Biopsy"))
    with pytest.raises(KeyboardInterrupt):
        preparation.load_words()
    assert not Term.objects.exists()


@pytest.mark.django_db
def test_synonyms_that_were_loaded_in_part_are_loaded_again(monkeypatch):
    interrupt_second(
        monkeypatch, lambda: SearchTerm.objects.create(phrase="chemo", target="chemotherapy")
    )
    with pytest.raises(KeyboardInterrupt):
        preparation.make_searchable()
    assert not SearchTerm.objects.exists()


@pytest.mark.django_db
def test_pages_that_an_earlier_start_left_unindexed_are_indexed(
    home: HomePage, capsys: pytest.CaptureFixture[str]
):
    SearchTerm.objects.create(phrase="chemo", target="chemotherapy")
    make_section(home)
    preparation.make_searchable()
    Document.objects.filter(pk=home.pk).delete()
    Pending.objects.create(page_id=home.pk)
    preparation.make_searchable()
    assert Document.objects.filter(pk=home.pk).exists()
    assert not Pending.objects.filter(page_id=home.pk).exists()
    capsys.readouterr()
    preparation.make_searchable()
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_a_page_that_still_cannot_be_indexed_keeps_nobody_from_the_site(home, monkeypatch):
    SearchTerm.objects.create(phrase="chemo", target="chemotherapy")
    preparation.make_searchable()
    Pending.objects.create(page_id=home.pk)
    monkeypatch.setattr(reading, "one_page", lambda _pk: 1 / 0)
    preparation.make_searchable()
    assert Pending.objects.get(page_id=home.pk).tries == 1


@pytest.mark.django_db
def test_an_up_to_date_database_is_not_migrated_again(commands):
    preparation.migrate()
    assert commands == []


def test_static_files_are_collected_when_one_has_changed(commands, settings, tmp_path: Path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "one.css").write_text("a {}")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "built"
    settings.STATIC_ROOT.mkdir()
    for change, times in [("", 1), ("", 1), ("a { color: red }", 2), ("", 2)]:
        if change:
            (source / "one.css").write_text(change)
        preparation.collect_static()
        assert commands == ["collectstatic"] * times
    settings.STATIC_ROOT.rmdir()
    preparation.collect_static()
    assert commands == ["collectstatic"] * 3


@pytest.fixture
def key_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    file = tmp_path / "var" / "secret-key"
    monkeypatch.setattr(demo, "SECRET_KEY_FILE", file)
    return file


def test_the_secret_key_is_kept_where_only_its_owner_reads_it(key_file: Path):
    key = demo.kept_secret_key()
    assert len(key) >= 50
    assert demo.kept_secret_key() == key
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert list(key_file.parent.iterdir()) == [key_file]


def test_an_empty_key_file_that_a_full_disk_left_is_none(key_file: Path):
    key_file.parent.mkdir()
    key_file.touch()
    key = demo.kept_secret_key()
    assert len(key) >= 50
    assert key_file.read_text() == key


@pytest.mark.parametrize(
    ("error", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "may not be read or written")],
)
def test_a_key_that_cannot_be_kept_is_said_plainly_and_leaves_nothing(
    key_file: Path, monkeypatch: pytest.MonkeyPatch, error: int, words: str
):
    def refuse(*_words: object, **_options: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(Trouble, match=f"{words}.*SECRET_KEY"):
        demo.kept_secret_key()
    assert list(key_file.parent.iterdir()) == []


def test_somebody_elses_key_is_said_plainly(key_file: Path, monkeypatch: pytest.MonkeyPatch):
    demo.kept_secret_key()

    def refuse(_file: Path) -> str:
        raise PermissionError(errno.EACCES, "no", key_file)

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(Trouble, match=r"secret-key may not be read or written.*SECRET_KEY"):
        demo.kept_secret_key()


def test_a_full_disk_while_the_site_is_prepared_is_said_plainly(
    key_file: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse() -> None:
        raise OSError(errno.ENOSPC, "full")

    for name in ("PORT", "SECRET_KEY"):  # the demo sets them for those it starts
        monkeypatch.setenv(name, os.environ.get(name, ""))
    monkeypatch.setattr(demo, "free_port", lambda: 8000)
    monkeypatch.setattr(demo, "database", lambda: nullcontext(os.environ["DATABASE_URL"]))
    monkeypatch.setattr(preparation, "prepare", refuse)
    with pytest.raises(Trouble, match=r"the disk is full.*STATIC_ROOT"):
        demo.main()
