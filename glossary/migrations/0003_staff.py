"""Who may write words and who may publish them, and the way of a word from draft to published."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

#: Group to its permissions. As with pages: authors write, only publishers publish.
ALLOWED = {
    "Author": ["add_term", "change_term"],
    "Publisher": [
        *("add_term", "change_term", "delete_term", "publish_term", "lock_term", "unlock_term"),
    ],
    "Clinical reviewer": ["view_term"],
    "Clinical lead": ["view_term"],
}
WORKFLOW = "clinical reading and publishing"  # the button reads “Submit to …”
READING, READERS = "Clinical reading of a word", ["Clinical reviewer", "Clinical lead"]
#: The second step is the one that pages have.
PUBLISHING, PUBLISHERS = "Publishing", "Publisher"


def give_permissions(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    create_permissions(
        installed.get_app_config("glossary"), verbosity=0, using=schema_editor.connection.alias
    )
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    # These three Wagtail makes, later still, under the same names.
    term, _ = ContentType.objects.get_or_create(app_label="glossary", model="term")
    for verb in ("publish", "lock", "unlock"):
        Permission.objects.get_or_create(
            content_type=term, codename=f"{verb}_term", defaults={"name": f"Can {verb} word"}
        )
    for group in Group.objects.filter(name__in=ALLOWED):
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label="glossary", codename__in=ALLOWED[group.name]
            )
        )


def make_workflow(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowContentType = apps.get_model("wagtailcore", "WorkflowContentType")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    WordCheckTask = apps.get_model("glossary", "WordCheckTask")

    def kind(app, model):
        return ContentType.objects.get_or_create(app_label=app, model=model)[0]

    reading = WordCheckTask.objects.create(
        name=READING, active=True, content_type=kind("glossary", "wordchecktask")
    )
    reading.groups.set(Group.objects.filter(name__in=READERS))
    publishing = GroupApprovalTask.objects.filter(name=PUBLISHING, active=True).first()
    if publishing is None:
        publishing = GroupApprovalTask.objects.create(
            name=PUBLISHING, active=True, content_type=kind("wagtailcore", "groupapprovaltask")
        )
        publishing.groups.set(Group.objects.filter(name=PUBLISHERS))
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    for order, task in enumerate((reading, publishing)):
        WorkflowTask.objects.create(workflow=workflow, task_id=task.pk, sort_order=order)
    WorkflowContentType.objects.update_or_create(
        content_type=kind("glossary", "term"), defaults={"workflow": workflow}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0002_editions"),
        ("home", "0003_staff_groups"),
        ("review", "0003_workflow"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [
        migrations.RunPython(give_permissions, migrations.RunPython.noop),
        migrations.RunPython(make_workflow, migrations.RunPython.noop),
    ]
