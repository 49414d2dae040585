"""What the migration of the workflow does to a site that has the old step."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Task, TaskState, Workflow, WorkflowState, WorkflowTask

from home.models import SectionPage
from review.models import ClinicalCheckTask
from tests.builders import make_guide, make_staff
from tests.review.checking import reload, submit

pytestmark = pytest.mark.django_db

migration = import_module("review.migrations.0003_workflow")


@pytest.fixture
def old() -> Task:
    """The workflow as it was before: a plain step where the clinical check is."""
    ClinicalCheckTask.objects.all().delete()
    workflow = Workflow.objects.get(active=True, workflow_pages__page__depth=1)
    task = GroupApprovalTask.objects.create(name="Clinical check", active=True)
    task.groups.add(Group.objects.get(name="Clinical reviewer"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return task


def migrate() -> None:
    migration.replace_the_step(apps, None)


def steps() -> list[Any]:
    return [
        task.specific
        for task in Workflow.objects.get(active=True, workflow_pages__page__depth=1).tasks
    ]


def test_a_new_site_has_the_check_and_then_publishing() -> None:
    check, publishing = steps()
    assert isinstance(check, ClinicalCheckTask)
    assert set(check.groups.values_list("name", flat=True)) == {
        "Clinical reviewer",
        "Clinical lead",
    }
    assert publishing.name == "Publishing"
    assert not Task.objects.filter(active=False).exists()


def test_the_step_is_replaced_where_it_stood(old: Task) -> None:
    migrate()
    check, publishing = steps()
    assert isinstance(check, ClinicalCheckTask)
    assert publishing.name == "Publishing"
    assert not Task.objects.filter(pk=old.pk).exists()


def test_what_waited_goes_back_and_its_history_stays(old: Task, section: SectionPage) -> None:
    guide = make_guide(section, live=False)
    guide.save_revision()
    state = submit(guide, make_staff("Author"))
    assert state.task_id == old.pk
    migrate()
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_CANCELLED
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    old.refresh_from_db()
    assert not old.active
    assert isinstance(submit(guide, make_staff("Author", "again")).task.specific, ClinicalCheckTask)
    assert reload(guide).current_workflow_task.name == "Clinical check"


def test_twice_changes_nothing_more(old: Task) -> None:
    migrate()
    before = [task.pk for task in steps()]
    migrate()
    assert [task.pk for task in steps()] == before


def test_who_may_do_what() -> None:
    allowed = {
        group.name: set(
            group.permissions.filter(content_type__app_label="review")
            .exclude(codename__endswith="_reference")
            .exclude(codename__contains="fact")
            .values_list("codename", flat=True)
        )
        for group in Group.objects.all()
    }
    for name, permissions in migration.ALLOWED.items():
        asked = {codename for codename in permissions if not codename.endswith("_reference")}
        assert asked - {"access_admin"} <= allowed[name], name
    assert [name for name, codes in allowed.items() if "decide" in codes] == ["Clinical lead"]
    for name, codes in allowed.items():
        kept = [code for code in codes if code.startswith(("change_", "delete_"))]
        assert [code for code in kept if code != "change_reviewer"] == [], name
