"""What is wrong in a file is said with its file, its line and the fix, and changes nothing."""

import errno
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from home.content.errors import ContentErrors
from home.content.load import load
from tests.home.broken_files import ADDED, BODIES, BODY, EDITS, NEW_LINE, ONE
from tests.home.guide_files import ABOUT, FILES, SECTION_ES, edit, put

PICTURE = "::: image images/a.jpg\nDescription: x\n:::"

pytestmark = pytest.mark.django_db


def refused(folder: Path) -> str:
    """What the command says, having made sure that it did nothing."""
    before = list(Page.objects.order_by("path").values())
    with pytest.raises(CommandError) as error:
        call_command("load_guides", str(folder), stdout=io.StringIO())
    assert list(Page.objects.order_by("path").values()) == before
    said = str(error.value)
    assert said.endswith("\nNothing was changed.")
    assert all(": " in line and " Fix: " in line for line in said.splitlines()[:-1])
    return said.replace(f"{folder}/", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "guides", FILES)


@pytest.mark.parametrize("case", EDITS)
def test_a_file_that_is_wrong_is_refused(folder: Path, case: str):
    name, old, new, place, fix = EDITS[case]
    edit(folder, name, old, new)
    line = next(line for line in refused(folder).splitlines() if line.startswith(place))
    assert fix in line


@pytest.mark.parametrize("case", BODIES)
def test_a_text_that_is_wrong_is_refused(folder: Path, case: str):
    body, number, fix = BODIES[case]
    put(folder, {ONE: f"{BODY}{body}\n"})
    place = f"{ONE}:{BODY.count(NEW_LINE) + number}:"
    assert fix in "\n".join(line for line in refused(folder).splitlines() if place in line)


@pytest.mark.parametrize("case", ADDED)
def test_a_folder_that_is_wrong_is_refused(folder: Path, case: str):
    name, text, place, fix = ADDED[case]
    put(folder, {name: text})
    assert fix in next(line for line in refused(folder).splitlines() if line.startswith(place))


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_link_leads_to_what_the_site_has_in_that_language(folder: Path, prefix: str):
    links = [f"[It]({prefix}{path})" for path in ("/search/?q=scans", "/words/", "/feed.xml#top")]
    put(folder, {ONE: f"{BODY}{' '.join(links)}\n"})
    load(folder)
    put(folder, {ONE: f"{BODY}[It]({prefix}/wrds/)\n"})
    assert f"there is no page at {prefix}/wrds/" in refused(folder)


def test_all_that_is_wrong_is_said_at_once(folder: Path):
    edit(folder, ONE, "summary:", "sumary:")
    edit(folder, ONE, "::: urgent", "::: urgnt")
    edit(folder, "en/about.md", "title:", "titel:")
    said = refused(folder).splitlines()
    assert [line.split(" ")[0] for line in said[:-1]] == [
        *("en/about.md:1:", "en/about.md:2:"),
        *(f"{ONE}:1:", f"{ONE}:4:", f"{ONE}:27:"),
    ]


def test_a_file_that_is_wrong_changes_nothing_on_a_site_that_exists(folder: Path):
    load(folder)
    edit(folder, "en/about.md", "Nobody yet.", "Somebody.")
    edit(folder, ONE, "- What helps?", "- What helps.")
    assert refused(folder).startswith(f"{ONE}:34:")


def test_a_folder_without_a_language_is_refused(tmp_path: Path):
    with pytest.raises(ContentErrors, match="name the folder that holds one of: en, es"):
        load(put(tmp_path, {"fr/home.md": FILES["en/home.md"]}))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("load_guides", str(tmp_path / "no"))


@pytest.mark.usefixtures("as_installed")
def test_a_first_load_without_a_home_page_says_which_file_is_missing(folder: Path):
    (folder / "en/home.md").unlink()
    assert "add the file en/home.md" in refused(folder)


def test_a_page_of_another_kind_is_not_overwritten(folder: Path):
    load(folder)
    (folder / "en/about.md").unlink()
    put(
        folder, {"en/about/_section.md": FILES["en/support/_section.md"].replace("[fatigue]", "[]")}
    )
    assert "there is a page of another kind at /about/" in refused(folder)


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(folder: Path):
    path = folder / ONE
    path.write_bytes(path.read_bytes().replace(b"It is real.", b"It is r\xe9al."))
    assert refused(folder).startswith(f"{ONE}:7: a letter here is not UTF-8.")


@pytest.mark.parametrize("kind", ["folder", "link to nowhere"])
def test_a_file_that_cannot_be_read_is_refused(folder: Path, kind: str):
    path = folder / "en/support/sleep.md"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(folder / "nowhere.md")
    [line, _end] = refused(folder).splitlines()
    assert line.startswith("en/support/sleep.md:1: the file cannot be read (")


@pytest.mark.parametrize("is_new", [True, False])
def test_a_picture_that_cannot_be_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, is_new: bool
):
    if not is_new:
        load(folder)
    put(folder, {ONE: f"{BODY}{PICTURE}\n", "en/images/a.jpg": "locked"})
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".jpg":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    [line, _end] = refused(folder).splitlines()
    assert line.startswith(f"{ONE}:22: “en/images/a.jpg” cannot be used.")
    assert "It cannot be read (Permission denied)" in line


@pytest.mark.parametrize("is_new", [True, False])
def test_a_picture_whose_name_is_longer_than_any_is_refused(folder: Path, is_new: bool):
    if not is_new:
        load(folder)
    body = PICTURE.replace("/a.jpg", f"/{'a' * 300}.jpg")
    put(folder, {ONE: f"{BODY}{body}\n", "en/images/a.jpg": "another"})
    assert "aaa.jpg”. Fix: " in refused(folder)


def test_something_that_is_no_picture_is_refused(folder: Path):
    put(folder, {ONE: f"{BODY}{PICTURE}\n", "en/images/a.jpg": "no picture"})
    assert f"{ONE}:22: “en/images/a.jpg” cannot be used." in refused(folder)


# --- Translations ---

APOYO = "es/apoyo/_section.md"
OTHER = "es/otro/_section.md"


def test_two_files_that_translate_one_page_are_refused(folder: Path):
    put(folder, {OTHER: SECTION_ES})
    [line, _end] = refused(folder).splitlines()
    assert line.startswith(f"{OTHER}:2: “{APOYO}” translates “support/_section” as well. Fix: ")


@pytest.mark.parametrize("has_file", [True, False])
def test_a_second_translation_of_a_page_is_refused(folder: Path, has_file: bool):
    load(folder)
    put(folder, {OTHER: SECTION_ES})
    if has_file:
        edit(folder, APOYO, "translation_of: support/_section\n", "")
    else:
        (folder / APOYO).unlink()
    [line, _end] = refused(folder).splitlines()
    assert line.startswith(f"{OTHER}:2: the page “Apoyo y cuidados” is the translation of")
    assert f"call this file {APOYO}, or delete that page first" in line


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [("es/home.md", FILES["es/home.md"], "about"), ("es/acerca.md", ABOUT, "home")],
    ids=["home", "about"],
)
def test_a_translation_of_a_page_of_another_kind_is_refused(
    folder: Path, file: str, text: str, named: str
):
    lines = [line for line in text.split("\n") if not line.startswith("translation_of")]
    text = "\n".join([lines[0], f"translation_of: {named}", *lines[1:]])
    [line, _end] = refused(put(folder, {file: text})).splitlines()
    assert line.startswith(f"{file}:2: “{named}” is a page of another kind.")
