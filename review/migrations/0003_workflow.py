"""The clinical check as a step of the workflow that writes records, and who may do what with it."""

import django.db.models.deletion
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.utils import timezone

LEAD = "Clinical lead"
REVIEWERS = ["Clinical reviewer", LEAD]
#: Group to its permissions. Everybody sees who checked what; nobody deletes or changes that.
ALLOWED = {
    "Author": ["view_reviewrecord"],
    "Clinical reviewer": ["view_reviewrecord", "view_reviewer"],
    "Publisher": [
        "view_reviewrecord",
        "add_reviewrecord",
        "view_reviewer",
        "add_reviewer",
        "change_reviewer",
    ],
    "Moderator": ["view_reviewrecord"],
    LEAD: [
        "access_admin",
        "decide",
        "view_reviewrecord",
        "add_reviewrecord",
        "view_reviewer",
        "view_reference",
        "change_reference",
    ],
}
TASK = "Clinical check"


def give_permissions(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    for label in ("wagtailadmin", "review"):
        config = installed.get_app_config(label)
        create_permissions(config, verbosity=0, using=schema_editor.connection.alias)

    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    Group.objects.get_or_create(name=LEAD)
    for group in Group.objects.filter(name__in=ALLOWED):
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label__in=["wagtailadmin", "review"],
                codename__in=ALLOWED[group.name],
            )
        )


def replace_the_step(apps, schema_editor):
    """Put the new step where the old one stood.

    What waits at the old one goes back to its authors: what their version changes was never asked.
    """
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    ClinicalCheckTask = apps.get_model("review", "ClinicalCheckTask")
    Task = apps.get_model("wagtailcore", "Task")
    TaskState = apps.get_model("wagtailcore", "TaskState")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")

    old = Task.objects.filter(
        name=TASK, content_type__app_label="wagtailcore", content_type__model="groupapprovaltask"
    )
    places = WorkflowTask.objects.filter(task__in=old)
    if not places:
        return
    kind, _ = ContentType.objects.get_or_create(app_label="review", model="clinicalchecktask")
    task = ClinicalCheckTask.objects.create(name=TASK, active=True, content_type=kind)
    task.groups.set(Group.objects.filter(name__in=REVIEWERS))
    _cancel_what_waits(apps, old)
    places.update(task_id=task.pk)
    # The history of what it decided stays.
    old.exclude(pk__in=TaskState.objects.values("task")).delete()
    old.update(active=False)


def _cancel_what_waits(apps, tasks):
    TaskState = apps.get_model("wagtailcore", "TaskState")
    WorkflowState = apps.get_model("wagtailcore", "WorkflowState")
    waiting = WorkflowState.objects.filter(
        status__in=["in_progress", "needs_changes"], current_task_state__task__in=tasks
    )
    states = list(waiting.values_list("pk", flat=True))
    TaskState.objects.filter(workflow_state__in=states, status="in_progress").update(
        status="cancelled", finished_at=timezone.now()
    )
    WorkflowState.objects.filter(pk__in=states).update(status="cancelled")


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0002_references"),
        ("home", "0004_review"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClinicalCheckTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        help_text="Pages/snippets at this step in a workflow will be moderated or approved by these groups of users",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "clinical check",
                "verbose_name_plural": "clinical checks",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.RunPython(give_permissions, migrations.RunPython.noop),
        migrations.RunPython(replace_the_step, migrations.RunPython.noop),
    ]
