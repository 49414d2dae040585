"""`export_guides` writes what readers see, in the form that `load_guides` reads."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageViewRestriction, Site

from home.content.errors import ContentErrors
from home.content.export import export
from home.content.load import load
from home.models import GuidePage, PortalImage, SectionPage
from tests import builders
from tests.home.guide_files import COUNSELLING, FILES, contents, edit, loaded, put
from tests.home.test_loading_guides import with_image
from tests.shared import Once

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _loaded(once: Once, tmp_path_factory: pytest.TempPathFactory) -> None:
    with once():
        load(put(tmp_path_factory.mktemp("loaded"), FILES))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder that was loaded."""
    return put(tmp_path / "guides", FILES)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command("export_guides", *arguments, stdout=output)
    return output.getvalue()


def test_an_export_loads_into_an_empty_site_and_comes_back_the_same(site: Path, out: Path):
    load(with_image(site))
    export(out)
    Site.objects.update(root_page=Page.objects.get(depth=1))
    for page in Page.objects.filter(depth=2):
        page.delete()
    PortalImage.objects.all().delete()
    load(out)
    export(out.parent / "again")
    assert contents(out.parent / "again") == contents(out)


def test_pictures_are_written_with_their_guides(site: Path, out: Path):
    load(with_image(site))
    export(out)
    picture = next((out / "en/images").iterdir())
    assert picture.name.startswith("quiet-room-")
    assert picture.read_bytes() == (site / "en/images/quiet-room.png").read_bytes()
    assert f"::: image images/{picture.name}" in (out / "en/support/counselling.md").read_text()
    assert loaded(out) == []


def test_the_published_version_is_written_not_the_draft(site: Path, out: Path):
    page = GuidePage.objects.get(slug="fatigue")
    page.title = "A title in progress"
    page.save_revision()
    export(out)
    assert contents(out)["en/support/fatigue.md"] == FILES["en/support/fatigue.md"].encode()


def test_what_readers_cannot_see_is_not_written(site: Path, out: Path):
    section = SectionPage.objects.get(slug="support")
    builders.make_guide(section, title="Not yet", live=False)
    private = GuidePage.objects.get(slug="counselling")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    export(out)
    written = contents(out)
    assert written.keys() == FILES.keys() - {"en/support/counselling.md"}
    # Its title, its address and the words that were its link's target are gone as well.
    assert b"support/counselling" not in b"".join(written.values())
    assert b"See counselling." in written["en/support/fatigue.md"]


def test_nothing_below_a_page_that_readers_cannot_see_is_written(site: Path, out: Path):
    SectionPage.objects.get(slug="support").unpublish()
    export(out)
    assert not (out / "en/support").exists()


def test_what_the_editor_stores_is_written_and_read_back(site: Path, out: Path):
    """Formatting that Markdown finds hard, and lists as Wagtail's editor wraps them."""
    rich = (
        '<p data-block-key="k1">a<b>b</b>c<br/>- no list</p><p></p>'
        '<ol><li data-block-key="k2">one</li></ol>'
        '<p><a href="https://example.org/a b">w<i>x</i></a> &lt;b&gt; 2*3*4 _a_</p>'
    )
    wrapped = [{"type": "item", "value": text, "id": text} for text in ("# eat", "1. rest")]
    page = builders.make_guide(
        SectionPage.objects.get(slug="support"),
        title="Odd: marks & “quotes”",
        body=[
            builders.heading("Über *stars* {#x}"),
            builders.block("text", rich),
            builders.block("do_list", {"heading": "", "items": wrapped}),
        ],
    )
    export(out)
    assert loaded(out) == []
    name = f"en/support/{page.slug}.md"
    edit(out, name, "1. one", "1. one more")
    assert loaded(out) == [("updated", name)]
    body = GuidePage.objects.get(pk=page.pk).body
    assert body[0].value["text"] == "Über *stars* {#x}"
    assert body[1].value.source == (
        "<p>a<b>b</b>c<br/>- no list</p><ol><li>one more</li></ol>"
        '<p><a href="https://example.org/a b">w<i>x</i></a> &lt;b&gt; 2*3*4 _a_</p>'
    )
    assert list(body[2].value["items"]) == ["# eat", "1. rest"]


def test_a_page_that_shows_the_text_of_another_is_changed_with_that_one_only(out: Path):
    page = GuidePage.objects.get(slug="fatigue")
    page.create_alias(parent=page.get_parent(), update_slug="tired")
    export(out)
    assert loaded(out, overwrite_drafts=True) == []
    edit(out, "en/support/tired.md", "It is common.", "Many people have it.")
    with pytest.raises(
        ContentErrors, match=r"tired\.md:1: .* “Fatigue”.* edit en/support/fatigue\.md"
    ):
        load(out, overwrite_drafts=True)
    (out / "en/support/tired.md").unlink()
    edit(out, "en/support/fatigue.md", "It is common.", "Many people have it.")
    load(out)
    shown = GuidePage.objects.get(slug="tired").key_points[0].value
    assert shown == "Many people have it."


@pytest.mark.parametrize("gone", [{}, {"file_hash": ""}], ids=["known", "never read"])
def test_an_export_without_a_picture_of_a_page_writes_nothing(
    site: Path, out: Path, gone: dict[str, str]
):
    load(with_image(site))
    PortalImage.objects.update(file="original_images/gone.png", **gone)
    with pytest.raises(CommandError, match=r"counselling\.md:1: .*“Quiet room”.* Fix: ") as error:
        run(str(out))
    assert str(error.value).endswith("\nNothing was written.")
    assert not out.exists()


# --- The command ---


def test_the_command_says_what_it_writes(site: Path, out: Path):
    lines = run(str(out)).splitlines()
    assert lines[0] == f"wrote {out}/en/home.md"
    assert lines[-1] == "9 pages written"


def test_one_language_can_be_written_alone(site: Path, out: Path):
    assert run(str(out), "--language", "es").splitlines()[-1] == "2 pages written"
    assert set(contents(out)) == {"es/home.md", "es/apoyo/_section.md"}


def test_a_folder_with_files_is_left_alone_unless_forced(site: Path, out: Path):
    put(out, {"mine.txt": "mine", "en/support/counselling.md": "old"})
    with pytest.raises(CommandError, match=r"not empty.*--force"):
        run(str(out))
    assert contents(out)["en/support/counselling.md"] == b"old"
    run(str(out), "--force")
    assert contents(out)["en/support/counselling.md"] == COUNSELLING.encode()
    assert contents(out)["mine.txt"] == b"mine"
