"""Every way in which somebody might put a new text of a guide before readers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.edit_page import EditPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import streamfield

from home.models import GuidePage
from review import schedule
from tests.forms import guide_form, rich
from tests.review.checking import client_for, reload

#: The client of whoever tries, their account, the guide whose newest version they want to be live,
#: and what they say of it in the editor's form.
Way = Callable[[Client, Any, GuidePage, dict[str, str]], Any]

WORDS = "It works in quite another way."


def form_of(page: GuidePage, **more: Any) -> dict[str, Any]:
    """The editor's form with the newest text of a page."""
    text = WORDS if WORDS in str(page.get_latest_revision_as_object().body) else "Like thiss."
    body = streamfield(
        [("heading", {"text": "How it works", "anchor": ""}), ("text", rich(f"<p>{text}</p>"))]
    )
    points = streamfield([("point", f"Point {n}.") for n in (1, 2, 3)])
    fields = {"title": page.title, "slug": page.slug, "summary": page.summary}
    return guide_form(**fields, body=body, key_points=points, also_called="", **more)


def by_button(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    return client.post(address, form_of(guide, **said, **{"action-publish": "1"}))


def by_reverting(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    version = reload(guide).latest_revision_id
    address = reverse("wagtailadmin_pages:revisions_revert", args=[guide.pk, version])
    return client.post(address, form_of(guide, **said, **{"action-publish": "1"}))


def by_list(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = urlencode({"id": guide.pk, "next": "/staff/"})
    return client.post(f"{address}?{query}", follow=True)


def by_list_of_the_page_above(
    client: Client, user: Any, guide: GuidePage, said: dict[str, str]
) -> Any:
    guide.unpublish()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = urlencode({"id": guide.get_parent().pk, "next": "/staff/"})
    return client.post(f"{address}?{query}", {"include_descendants": "on"}, follow=True)


def _api(client: Client, guide: Page, action: str, **data: Any) -> Any:
    address = f"/staff/api/main/pages/{guide.pk}/action/{action}/"
    return client.post(address, data, content_type="application/json")


def by_api(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    return _api(client, guide, "publish")


def by_api_after_reverting(
    client: Client, user: Any, guide: GuidePage, said: dict[str, str]
) -> Any:
    version = reload(guide).latest_revision_id
    _api(client, guide, "revert_to_page_revision", revision_id=version)
    return _api(client, guide, "publish")


def by_unpublishing_first(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    client.post(reverse("wagtailadmin_pages:unpublish", args=[guide.pk]))
    assert not reload(guide).live
    return by_list(client, user, guide, said)


def by_the_last_step(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    """A version slipped in after the clinician's step: approved at the publisher's."""
    latest = reload(guide).get_latest_revision_as_object()
    state = latest.get_workflow().start(latest, user)
    state.refresh_from_db()
    current = state.current_task_state
    if current.task.name == "Clinical check":
        current.approve(user=user)  # as if by a slip in code: nothing is written down
        state.refresh_from_db()
        current = state.current_task_state
    args = [guide.pk, "approve", current.pk]
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=args), follow=True)


def by_schedule(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    latest = reload(guide).get_latest_revision()
    latest.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    latest.save()
    return schedule.run()


def by_moving(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    home = guide.get_parent().get_parent()
    _api(client, guide, "move", destination_page_id=home.pk)
    return by_api(client, user, guide, said)


#: Ways through the site: the answer is a page or an answer of the API, never an error.
STAFF_WAYS: list[Way] = [
    by_button,
    by_reverting,
    by_list,
    by_list_of_the_page_above,
    by_api,
    by_api_after_reverting,
    by_unpublishing_first,
    by_the_last_step,
    by_schedule,
    by_moving,
]


def by_code(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    return reload(guide).get_latest_revision().publish()


def by_code_as_somebody(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    return reload(guide).get_latest_revision().publish(user=user, skip_permission_checks=True)


def by_action(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    latest = reload(guide).get_latest_revision()
    return PublishPageRevisionAction(latest, user=user).execute(skip_permission_checks=True)


def by_edit_action(client: Client, user: Any, guide: GuidePage, said: dict[str, str]) -> Any:
    """Saves a version of its own, about which nothing can be said."""
    latest = reload(guide).get_latest_revision_as_object()
    return EditPageAction(latest, user=user, publish=True).execute()


CODE_WAYS: list[Way] = [by_code, by_code_as_somebody, by_action, by_edit_action]


# --- Ways that make another page of it ---


def copied(client: Client, user: Any, guide: GuidePage) -> Any:
    form = {
        "new_title": "A copy",
        "new_slug": "a-copy",
        "new_parent_page": guide.get_parent().pk,
        "publish_copies": "on",
    }
    return client.post(reverse("wagtailadmin_pages:copy", args=[guide.pk]), form)


def copied_by_api(client: Client, user: Any, guide: GuidePage) -> Any:
    return _api(client, guide, "copy", keep_live=True, slug="a-copy")


def copied_by_code(client: Client, user: Any, guide: GuidePage) -> Any:
    latest = reload(guide).get_latest_revision_as_object()
    return latest.copy(update_attrs={"slug": "a-copy"}, keep_live=True)


def translated(client: Client, user: Any, guide: GuidePage) -> Any:
    spanish = Locale.objects.get(language_code="es")
    address = reverse("simple_translation:submit_page_translation", args=[guide.pk])
    client_for(user)
    return client.post(address, {"locales": [spanish.pk]})


def translated_by_api(client: Client, user: Any, guide: GuidePage) -> Any:
    return _api(client, guide, "copy_for_translation", locale="es", copy_parents=True)


def aliased(client: Client, user: Any, guide: GuidePage) -> Any:
    form = {
        "new_title": "A copy",
        "new_slug": "a-copy",
        "new_parent_page": guide.get_parent().pk,
        "alias": "on",
    }
    return client.post(reverse("wagtailadmin_pages:copy", args=[guide.pk]), form)


def aliased_by_api(client: Client, user: Any, guide: GuidePage) -> Any:
    return _api(client, guide, "create_alias", update_slug="a-copy")


def alias_made_a_page(client: Client, user: Any, guide: GuidePage) -> Any:
    alias = reload(guide).create_alias(update_slug="a-copy")
    return _api(client, alias, "convert_alias")


def alias_made_a_page_in_the_admin(client: Client, user: Any, guide: GuidePage) -> Any:
    alias = reload(guide).create_alias(update_slug="a-copy")
    return client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))


COPYING_WAYS = [
    *(copied, copied_by_api, copied_by_code, translated, translated_by_api, aliased),
    *(aliased_by_api, alias_made_a_page, alias_made_a_page_in_the_admin),
]
