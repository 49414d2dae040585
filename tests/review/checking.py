"""What people do on the way through the clinical check, as their browsers send it."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState

from home.models import GuidePage
from tests.builders import make_staff


def client_for(user: AbstractBaseUser) -> Client:
    client = Client()
    client.force_login(user)
    return client


def account(group: str | None, name: str) -> Any:
    return make_staff(group, name)


def reload(page: Page) -> GuidePage:
    return GuidePage.objects.get(pk=page.pk)


def submit(page: Page, by: Any) -> TaskState:
    """Submit the newest version; the state of the task it is at."""
    latest = reload(page).get_latest_revision_as_object()
    state = latest.get_workflow().start(latest, by)
    state.refresh_from_db()
    return state.current_task_state


def check_address(page: Page) -> str:
    return reverse("review_check", args=[page.pk])


def decide(client: Client, page: Page, decision: str = "approve", **answers: Any) -> Any:
    """On the check page."""
    state = reload(page).current_workflow_task_state
    form = {"decision": decision, "task_state": state.pk if state else 0}
    return client.post(check_address(page), form | answers, follow=True)


def decide_in_dialog(client: Client, page: Page, decision: str = "approve", **answers: Any) -> Any:
    """In the dialog that the dashboard opens."""
    state = reload(page).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, decision, state.pk])
    return client.post(address, answers, headers={"x-requested-with": "XMLHttpRequest"})


def task_of(page: Page) -> str | None:
    current = reload(page).current_workflow_task
    return current and current.name


def told(response: Any) -> str:
    """All that the answer says, as text."""
    return response.content.decode()
