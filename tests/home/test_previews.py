"""Staff see a page before readers do, in the staff's own frame."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import GuidePage, HomePage, SectionPage
from tests.builders import make_digest, make_guide, make_section, make_staff, make_standard
from tests.forms import guide_form, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(home: HomePage) -> Client:
    return sign_in(make_staff("Author"))


@pytest.fixture
def draft(section: SectionPage) -> GuidePage:
    page = make_guide(section, live=False, title="Not yet out")
    page.save_revision()
    return page


def preview(client: Client, page: Page, mode: str = "", **typed: Any) -> Any:
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    sent = client.post(address, guide_form(**typed))
    assert sent.json()["is_valid"]
    return client.get(address, {"mode": mode})


@pytest.mark.parametrize("mode", ["", "print"])
def test_an_editor_sees_what_they_have_typed(author: Client, draft: GuidePage, mode: str) -> None:
    response = preview(author, draft, mode, title="Just typed")
    assert response.status_code == 200
    page = response.content.decode()
    assert "<h1>Just typed</h1>" in page
    assert "Immunotherapy" in page


def test_an_unfinished_page_can_be_previewed(author: Client, draft: GuidePage) -> None:
    assert preview(author, draft, summary="").status_code == 200


def test_a_page_not_saved_yet_can_be_previewed(author: Client, section: SectionPage) -> None:
    kind = ["home", "guidepage", section.pk]
    address = reverse("wagtailadmin_pages:preview_on_add", args=kind)
    assert author.post(address, guide_form(title="Brand new")).json()["is_valid"]
    assert "Brand new" in author.get(address, {"mode": ""}).content.decode()


def test_a_section_not_saved_yet_can_be_previewed(home: HomePage) -> None:
    publisher = sign_in(make_staff("Publisher"))
    address = reverse("wagtailadmin_pages:preview_on_add", args=["home", "sectionpage", home.pk])
    form = {
        "title": "Brand new",
        "slug": "brand-new",
        "intro": "What is in it.",
        "accent": "teal",
        "icon": "helix",
        "start_here": streamfield([]),
    }
    assert publisher.post(address, nested_form_data(form)).json()["is_valid"]
    assert "What is in it." in publisher.get(address, {"mode": ""}).content.decode()


def test_both_ways_of_previewing_are_offered(author: Client, draft: GuidePage) -> None:
    page = author.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert "On screen" in page
    assert "In print" in page


def test_a_preview_has_the_user_bar_with_the_content_checker_and_a_page_has_not(
    author: Client, client: Client, guide: GuidePage
) -> None:
    seen = preview(author, guide).content.decode()
    assert "wagtail-userbar" in seen
    assert "wcag22aa" in seen
    assert "wagtail-userbar" not in client.get(guide.url).content.decode()
    assert "wagtail-userbar" not in author.get(guide.url).content.decode()


@pytest.mark.parametrize("mode", ["", "print"])
def test_a_preview_is_kept_by_nobody_and_framed_by_the_editor_only(
    author: Client, draft: GuidePage, mode: str
) -> None:
    headers = preview(author, draft, mode).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Robots-Tag"] == "noindex"


def test_a_saved_draft_can_be_looked_at(author: Client, draft: GuidePage) -> None:
    response = author.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    assert "Not yet out" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["preview_on_edit", "view_draft", "edit", "workflow_history"])
def test_signed_out_there_is_no_preview(client: Client, draft: GuidePage, name: str) -> None:
    response = client.get(reverse(f"wagtailadmin_pages:{name}", args=[draft.pk]))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/staff/login/")


def test_every_kind_of_page_can_be_previewed(home: HomePage, section: SectionPage) -> None:
    owner = sign_in(make_staff(None))
    digest = make_digest(home)
    kinds: list[Page] = [home, section, digest, digest.get_parent(), make_standard(home)]
    for page in [*kinds, make_guide(section), make_section(home, "Empty")]:
        page.specific.save_revision()
        response = owner.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert response.status_code == 200, page
        assert page.title in response.content.decode()
