"""What `load_guides` made of a folder, and that loading it again does nothing twice."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.content.errors import ContentErrors
from home.content.load import load
from home.models import DigestPage, GuidePage, HomePage, SectionPage
from tests.builders import as_installed
from tests.home.guide_files import COUNSELLING, DIGEST, FILES, edit, loaded, put, slugs
from tests.review.passing import approved
from tests.shared import Once

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _loaded(once: Once, tmp_path_factory: pytest.TempPathFactory) -> None:
    with once():
        as_installed()
        load(put(tmp_path_factory.mktemp("loaded"), FILES))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder that was loaded."""
    return put(tmp_path / "guides", FILES)


def fatigue() -> GuidePage:
    return GuidePage.objects.get(slug="fatigue")


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
    approved(page.save_revision()).publish()
    assert loaded(site) == [("updated", "en/support/fatigue.md")]
    assert fatigue().title == "Fatigue"


# --- Order ---


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


@pytest.mark.parametrize(
    "schedule",
    [
        {"go_live_at": timezone.now() + timedelta(days=9)},
        {"expired": True, "expire_at": timezone.now() - timedelta(days=9)},
    ],
    ids=["waiting for its day", "past its day"],
)
def test_a_page_that_is_not_shown_for_its_date_is_shown_when_its_file_wins(
    site: Path, client: Client, schedule: dict[str, Any]
):
    taken_down = {"live": False, "live_revision": None, "has_unpublished_changes": True}
    GuidePage.objects.filter(slug="fatigue").update(**taken_down, **schedule)
    assert loaded(site, overwrite_drafts=True) == [("updated", "en/support/fatigue.md")]
    call_command("publish_scheduled")
    assert client.get("/support/fatigue/").status_code == 200
    assert loaded(site, overwrite_drafts=True) == []


def test_a_day_that_is_still_to_come_takes_a_loaded_page_down(site: Path):
    day = timezone.now() + timedelta(days=9)
    GuidePage.objects.filter(slug="fatigue").update(
        live=False, has_unpublished_changes=True, expire_at=day
    )
    load(site, overwrite_drafts=True)
    assert fatigue().live
    assert fatigue().expire_at == day


def test_a_page_that_staff_took_down_does_not_come_back_unasked(site: Path):
    fatigue().unpublish()
    with pytest.raises(ContentErrors, match="not published"):
        load(site)
    assert not fatigue().live
