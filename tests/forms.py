"""What an editor's browser sends."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.blocks.text import TEXT_FEATURES
from home.models import GuidePage, SectionPage
from tests.builders import PASSWORD, make_reference
from users.models import User


def rich(html: str) -> str:
    return rich_text(html, features=TEXT_FEATURES)


def guide_form(**changes: Any) -> dict[str, Any]:
    """The form of a complete guide, with some of it replaced."""
    fields: dict[str, Any] = {
        "title": "Fatigue",
        "slug": "fatigue",
        "summary": "Being very tired, and what helps.",
        "key_points": streamfield([("point", f"Point {n}.") for n in (1, 2, 3)]),
        "body": streamfield(
            [
                ("heading", {"text": "Why it happens", "anchor": ""}),
                ("text", rich("<p>Your body is busy.</p>")),
            ]
        ),
        "sources": streamfield([("source", make_reference().pk)]),
        "related": streamfield([]),
        "words_left_out": streamfield([]),
        "words_always": streamfield([]),
        "also_called": "tiredness\nbeing worn out",
        "risk": "explainer",
        "check_every": "",
        "edit_kind": "",
        "edit_sentence": "",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments": inline_formset([]),
    }
    sent = nested_form_data(fields | changes)
    ticked = {"for_whom": ["patient"], "stages": ["having-treatment"]}
    return ticked | sent | _lists(changes)


def _lists(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if isinstance(value, list)}


EMPTY: dict[str, Any] = {
    "summary": "",
    "key_points": streamfield([]),
    "body": streamfield([]),
    "sources": streamfield([]),
    "also_called": "",
    "for_whom": [],
    "stages": [],
}


def sign_in(user: User) -> Client:
    client = Client()
    assert client.login(username=user.username, password=PASSWORD)
    return client


def create(client: Client, section: SectionPage, **form: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["home", "guidepage", section.pk])
    return client.post(address, guide_form(**form))


def edit(client: Client, page: Page, **form: Any) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), guide_form(**form))


def only_guide() -> GuidePage:
    return GuidePage.objects.get()
