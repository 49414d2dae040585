"""`load_guides`: a folder of Markdown files becomes the site, all or nothing."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from PIL import Image

from home.content.errors import ContentErrors
from home.content.load import load
from home.models import GuidePage, HomePage, PortalImage
from tests.home.guide_files import COUNSELLING, FILES, edit, loaded, put, slugs

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "guides", FILES)


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command("load_guides", *arguments, stdout=output)
    return output.getvalue()


def test_a_home_page_that_exists_is_used(home: HomePage, folder: Path):
    load(folder)
    assert set(HomePage.objects.values_list("slug", flat=True)) == {home.slug, "home-es"}
    assert HomePage.objects.get(pk=home.pk).title == "Plain words"


def test_without_an_order_files_follow_by_name(tmp_path: Path):
    texts = {
        name: text.replace("order: 1\n", "").replace("order: 2\n", "")
        for name, text in FILES.items()
    }
    load(put(tmp_path, texts))
    assert slugs("support") == ["counselling", "fatigue"]


# --- Images ---


def with_image(folder: Path, credit: str = "A. Person") -> Path:
    text = COUNSELLING + (
        "\n::: image images/quiet-room.png\nDescription: A room with two chairs.\n\n"
        f"Caption: Where it may happen.\n\nCredit: {credit}\n\nLicence: CC BY 4.0\n:::\n"
    )
    put(folder, {"en/support/counselling.md": text})
    (folder / "en/images").mkdir(exist_ok=True)
    Image.new("RGB", (40, 30), "teal").save(folder / "en/images/quiet-room.png")
    return folder


def test_a_picture_becomes_an_image_with_its_description_and_thanks(folder: Path):
    load(with_image(folder))
    image = PortalImage.objects.get()
    assert (image.title, image.description) == ("Quiet room", "A room with two chairs.")
    assert (image.credit, image.licence) == ("A. Person", "CC BY 4.0")
    block = GuidePage.objects.get(slug="counselling").body[-1]
    assert block.value["image"].contextual_alt_text == "A room with two chairs."
    assert block.value["caption"] == "Where it may happen."


def test_the_same_file_is_the_same_image_under_any_name(folder: Path):
    load(with_image(folder))
    assert loaded(folder) == []
    (folder / "en/images/quiet-room.png").rename(folder / "en/images/chairs.png")
    edit(folder, "en/support/counselling.md", "quiet-room", "chairs")
    assert loaded(folder) == []
    assert PortalImage.objects.count() == 1


def test_a_load_that_fails_leaves_no_picture_behind(folder: Path, settings):
    edit(with_image(folder), "en/support/fatigue.md", "- When should I call?", "- Call.")
    before = set(Path(settings.MEDIA_ROOT).rglob("*.png"))
    with pytest.raises(ContentErrors):
        load(folder)
    assert set(Path(settings.MEDIA_ROOT).rglob("*.png")) == before
    assert not PortalImage.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("restored")
def test_stopping_a_load_that_is_already_kept_leaves_its_pictures(folder: Path):
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(with_image(folder), look=lambda pages: transaction.on_commit(stop))
    file = PortalImage.objects.get().file
    assert file.storage.exists(file.name)


# --- The command ---


@pytest.mark.usefixtures("as_installed")
def test_the_command_says_what_it_does(folder: Path):
    lines = run(str(folder)).splitlines()
    assert lines[0] == f"created {folder}/en/home.md"
    assert lines[-1] == "9 created, 0 updated, 0 unchanged"
    assert run(str(folder)).splitlines()[-1] == "0 created, 0 updated, 9 unchanged"


@pytest.mark.usefixtures("as_installed")
def test_a_dry_run_says_the_same_and_changes_nothing(folder: Path, settings):
    pictures = set(Path(settings.MEDIA_ROOT).rglob("*.png"))
    lines = run(str(with_image(folder)), "--dry-run").splitlines()
    assert lines[-2:] == [
        "This was a dry run: nothing was changed.",
        "9 created, 0 updated, 0 unchanged",
    ]
    assert not HomePage.objects.exists()
    assert set(Path(settings.MEDIA_ROOT).rglob("*.png")) == pictures
