"""`load_guides`: a folder of Markdown files becomes the site, all or nothing, and nothing twice."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import Locale, Page, Site

from home.content.errors import ContentErrors
from home.content.load import load
from home.models import DigestPage, GuidePage, HomePage, PortalImage, SectionPage
from tests.home.guide_files import COUNSELLING, DIGEST, FILES, edit, loaded, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "guides", FILES)


@pytest.fixture
def site(folder: Path) -> Path:
    """The folder, loaded."""
    load(folder)
    return folder


def fatigue() -> GuidePage:
    return GuidePage.objects.get(slug="fatigue")


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command("load_guides", *arguments, stdout=output)
    return output.getvalue()


# --- The first load ---


def test_every_file_becomes_a_page_that_readers_see(site: Path, client: Client):
    addresses = ["/", "/support/", "/support/fatigue/", "/support/counselling/", "/about/"]
    addresses += ["/digest/", "/digest/2024-01/", "/es/", "/es/apoyo/"]
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


def test_the_home_page_takes_the_place_of_the_welcome_page(site: Path):
    root = Site.objects.get().root_page.specific
    assert isinstance(root, HomePage)
    assert root.slug == "home"
    assert Site.objects.get().site_name == "Handrail"
    assert {page.specific_class for page in Page.objects.filter(depth=2)} == {HomePage}


def test_a_home_page_that_exists_is_used(home: HomePage, folder: Path):
    load(folder)
    assert set(HomePage.objects.values_list("slug", flat=True)) == {home.slug, "home-es"}
    assert HomePage.objects.get(pk=home.pk).title == "Plain words"


def test_languages_are_made_as_needed_and_pages_know_their_translations(site: Path):
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en-gb", "es"}
    section = SectionPage.objects.get(slug="apoyo")
    assert section.get_translation(Locale.objects.get(language_code="en-gb")).slug == "support"


def test_links_to_our_pages_are_kept_by_wagtail_and_follow_a_new_address(
    site: Path, client: Client
):
    counselling = GuidePage.objects.get(slug="counselling")
    assert f'linktype="page" id="{counselling.pk}"' in str(fatigue().body.raw_data[1])
    counselling.slug = "talking"
    counselling.save_revision().publish()
    page = client.get("/support/fatigue/").content.decode()
    assert '<a href="/support/talking/">counselling</a>' in page
    assert 'href="/support/talking/">Talk to someone' in page


def test_references_between_guides_are_chosen_pages(site: Path):
    counselling = GuidePage.objects.get(slug="counselling")
    assert [child["value"] for child in fatigue().related.raw_data] == [counselling.pk]
    assert SectionPage.objects.get(slug="support").start_here[0].value.pk == fatigue().pk
    assert DigestPage.objects.get().items[0].value["guide"].pk == fatigue().pk


def test_pages_have_a_revision_that_staff_can_go_back_to(site: Path):
    assert fatigue().live_revision_id == fatigue().latest_revision_id
    assert fatigue().live_revision_id is not None


# --- Again ---


def test_findings_whose_headline_stays_keep_their_ids_so_that_links_to_them_last(site: Path):
    second = DIGEST.partition("items:\n")[2].replace("A test was", "A medicine was")
    edit(site, "en/digest/2024-01.md", "items:\n", "items:\n" + second.removesuffix("---\n"))
    before = DigestPage.objects.get().items[0].id
    load(site)
    items = {item.value["headline"]: item.id for item in DigestPage.objects.get().items}
    assert items["A test was approved"] == before
    assert items["A medicine was approved"] not in {None, before}


def test_a_second_load_writes_nothing(site: Path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert loaded(site) == []
    written = [
        query["sql"]
        for query in queries
        if query["sql"].split()[0] not in {"SELECT", "SAVEPOINT", "RELEASE"}
    ]
    assert written == []


def test_only_the_page_whose_file_changed_is_written(site: Path):
    edit(site, "en/support/fatigue.md", "It is common.", "Many people have it.")
    assert loaded(site) == [("updated", "en/support/fatigue.md")]
    assert fatigue().key_points[0].value == "Many people have it."


def test_another_spelling_of_the_same_text_changes_nothing(site: Path):
    edit(
        site,
        "en/support/fatigue.md",
        "for_whom: [patient, family]",
        "for_whom:\n- patient\n- family",
    )
    edit(site, "en/support/fatigue.md", "**ordinary**", "__ordinary__")
    assert loaded(site) == []


def test_a_page_without_a_file_stays(site: Path):
    (site / "en/support/counselling.md").unlink()
    assert loaded(site) == []
    assert GuidePage.objects.get(slug="counselling").live


def test_a_folder_with_one_guide_is_enough_for_a_site_that_exists(site: Path, tmp_path: Path):
    text = COUNSELLING.replace("title: Counselling", "title: Family")
    assert loaded(put(tmp_path / "one", {"en/support/family.md": text})) == [
        ("created", "en/support/family.md")
    ]


def test_what_staff_published_in_the_editor_gives_way_to_the_file(site: Path):
    page = fatigue()
    page.title = "Worn out"
    page.save_revision().publish()
    assert loaded(site) == [("updated", "en/support/fatigue.md")]
    assert fatigue().title == "Fatigue"


# --- Order ---


def slugs(parent: str) -> list[str]:
    return [page.slug for page in Page.objects.get(slug=parent).get_children()]


def test_siblings_stand_in_their_order(site: Path):
    assert slugs("support") == ["fatigue", "counselling"]
    edit(site, "en/support/fatigue.md", "order: 1", "order: 3")
    assert loaded(site) == [("put in order below", "en/support/_section")]
    assert slugs("support") == ["counselling", "fatigue"]
    assert loaded(site) == []


def test_pages_without_a_file_are_not_moved_to_make_room(site: Path):
    section = SectionPage.objects.get(slug="support")
    section.add_child(instance=GuidePage(title="Diary", live=False, locale=section.locale))
    put(site, {"en/support/sleep.md": COUNSELLING.replace("order: 2", "order: 1")})
    edit(site, "en/support/fatigue.md", "order: 1", "order: 3")
    load(site)
    assert slugs("support") == ["sleep", "counselling", "fatigue", "diary"]


def test_without_an_order_files_follow_by_name(tmp_path: Path):
    texts = {
        name: text.replace("order: 1\n", "").replace("order: 2\n", "")
        for name, text in FILES.items()
    }
    load(put(tmp_path, texts))
    assert slugs("support") == ["counselling", "fatigue"]


# --- Drafts of staff ---


@pytest.fixture
def draft(site: Path) -> Path:
    page = fatigue()
    page.title = "A title in progress"
    page.save_revision()
    return site


def test_changes_that_staff_have_not_published_are_not_lost(draft: Path):
    edit(draft, "en/support/fatigue.md", "It is common.", "Many people have it.")
    edit(draft, "en/about.md", "Nobody yet.", "Somebody.")
    with pytest.raises(ContentErrors, match=r"fatigue\.md:1: .*not published.* --overwrite-drafts"):
        load(draft)
    assert fatigue().get_latest_revision_as_object().title == "A title in progress"
    assert "Nobody yet" in str(Page.objects.get(slug="about").specific.body.raw_data[1])


def test_a_draft_is_left_alone_when_its_file_says_what_readers_see(draft: Path):
    assert loaded(draft) == []
    assert fatigue().has_unpublished_changes


def test_drafts_are_overwritten_when_asked(draft: Path):
    assert loaded(draft, overwrite_drafts=True) == [("updated", "en/support/fatigue.md")]
    assert fatigue().get_latest_revision_as_object().title == "Fatigue"
    assert not fatigue().has_unpublished_changes


def test_a_page_that_staff_took_down_does_not_come_back_unasked(site: Path):
    fatigue().unpublish()
    with pytest.raises(ContentErrors, match="not published"):
        load(site)
    assert not fatigue().live


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


# --- The command ---


def test_the_command_says_what_it_does(folder: Path):
    lines = run(str(folder)).splitlines()
    assert lines[0] == f"created {folder}/en/home.md"
    assert lines[-1] == "9 created, 0 updated, 0 unchanged"
    assert run(str(folder)).splitlines()[-1] == "0 created, 0 updated, 9 unchanged"


def test_a_dry_run_says_the_same_and_changes_nothing(folder: Path, settings):
    pictures = set(Path(settings.MEDIA_ROOT).rglob("*.png"))
    lines = run(str(with_image(folder)), "--dry-run").splitlines()
    assert lines[-2:] == [
        "This was a dry run: nothing was changed.",
        "9 created, 0 updated, 0 unchanged",
    ]
    assert not HomePage.objects.exists()
    assert set(Path(settings.MEDIA_ROOT).rglob("*.png")) == pictures
