"""What happens to a page is in the index at once, whichever way it happens."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.search.models import IndexEntry

from home.models import GuidePage, HomePage, SectionPage
from search.models import Document, Pending
from tests import builders
from tests.review.passing import approved
from tests.search.index_help import COMMITTING, contents, faults, found, rebuild

pytestmark = COMMITTING


@pytest.fixture
def scalp(section: SectionPage) -> GuidePage:
    return builders.make_guide(section, title="Scalp cooling", also_called=["cold cap"])


def test_a_published_page_is_found_at_once(section: SectionPage) -> None:
    guide = builders.make_guide(section, title="Scalp cooling", live=False)
    assert found("scalp cooling") == []
    guide.title = "Mucositis"
    approved(guide.save_revision()).publish()
    assert found("mucositis") == [guide.pk]
    assert not Pending.objects.exists()


def test_what_a_draft_says_is_not_found(scalp: GuidePage) -> None:
    scalp.title = "Mucositis"
    scalp.save_revision()
    assert found("mucositis") == []
    assert found("scalp cooling") == [scalp.pk]


def _restrict(page: Page) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.set(Group.objects.filter(name="Author"))


HIDINGS: dict[str, Callable[[GuidePage], object]] = {
    "unpublish": lambda guide: guide.unpublish(),
    "restrict": _restrict,
    "restrict the section": lambda guide: _restrict(guide.get_parent()),
    "expire": lambda guide: Page.objects.filter(pk=guide.pk).update(expire_at=timezone.now()),
    "delete": lambda guide: guide.delete(),
    "delete the section": lambda guide: guide.get_parent().delete(),
    "delete in bulk": lambda guide: Page.objects.filter(path__startswith=guide.path).delete(),
}


@pytest.mark.parametrize("way", HIDINGS)
def test_a_page_that_is_hidden_is_gone_at_once(scalp: GuidePage, way: str) -> None:
    assert found("cooling") == [scalp.pk]
    HIDINGS[way](scalp)
    assert found("cooling") == []
    assert faults() == []


def test_a_page_moved_below_a_private_one_is_gone(home: HomePage, scalp: GuidePage) -> None:
    private = builders.make_section(home, title="Members")
    _restrict(private)
    scalp.move(private, pos="last-child")
    assert found("cooling") == []
    scalp.refresh_from_db()
    scalp.move(builders.make_section(home, title="Side effects"), pos="last-child")
    assert found("cooling") == [scalp.pk]


def test_deleted_pages_leave_nothing_in_either_index(scalp: GuidePage) -> None:
    Page.objects.get(pk=scalp.get_parent().pk).delete()
    assert not Document.objects.filter(pk=scalp.pk).exists()
    assert not IndexEntry.objects.filter(object_id=str(scalp.pk)).exists()
    assert not Pending.objects.exists()


def test_copies_and_aliases_follow(section: SectionPage, scalp: GuidePage) -> None:
    copy = scalp.copy(update_attrs={"slug": "copied", "title": "Copied"})
    alias = scalp.create_alias(update_slug="alias")
    assert not copy.live, "nobody has approved it where it is now"
    assert set(found("cold cap")) == {scalp.pk, alias.pk}
    scalp.title = "Mucositis"
    approved(scalp.save_revision()).publish()
    assert set(found("mucositis")) == {scalp.pk, alias.pk}
    assert faults() == []


def test_a_translation_is_found_in_its_own_language(home: HomePage, scalp: GuidePage) -> None:
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    CopyPageForTranslationAction(scalp, spanish, copy_parents=True).execute()
    translation = scalp.get_translation(spanish)
    translation.title = "Enfriamiento"
    approved(translation.save_revision()).publish()
    assert found("enfriamiento", "es") == [translation.pk]
    assert found("enfriamiento") == []
    assert faults() == []


def test_a_page_that_changes_its_language_is_found_in_the_new_one(scalp: GuidePage) -> None:
    scalp.locale = Locale.objects.get_or_create(language_code="es")[0]
    scalp.save()
    assert found("cooling") == []
    assert found("cooling", "es") == [scalp.pk]
    assert faults() == []


def test_guides_loaded_from_files_are_found() -> None:
    call_command("load_guides", "home/content/sample", verbosity=0)
    assert len(found("chemotherapy")) > 3
    assert not Pending.objects.exists()
    assert faults() == []


def test_what_is_undone_is_not_found(section: SectionPage) -> None:
    with transaction.atomic():
        builders.make_guide(section, title="Scalp cooling")
        transaction.set_rollback(True)
    assert found("cooling") == []
    assert faults() == []


def test_publishing_through_the_admin_is_found(scalp: GuidePage) -> None:
    staff = Client()
    staff.force_login(builders.make_staff(None))
    response = staff.post(f"/staff/pages/{scalp.pk}/unpublish/")
    assert response.status_code == 302
    assert found("cooling") == []
    assert faults() == []


def test_the_choosers_complete_a_word_of_a_page(scalp: GuidePage) -> None:
    assert [page.pk for page in Page.objects.all().autocomplete("scal")] == [scalp.pk]


def test_the_root_of_the_tree_is_no_page_to_find(scalp: GuidePage) -> None:
    root = Page.objects.get(depth=1)
    root.save()
    rebuild()
    assert found(root.title) == []
    assert not Document.objects.filter(pk=root.pk).exists()


def test_a_saved_page_is_indexed_as_a_rebuild_would(section: SectionPage, scalp: GuidePage) -> None:
    body = [builders.heading("Café’s"), builders.text("don't Über 1½ naïve 疲労 " + "word " * 300)]
    builders.make_guide(section, title="L'œil", body=body, also_called=["AC", "a c", "-"])
    before = contents()
    rebuild()
    assert contents() == before
