"""The four groups of staff, what each may do, and the path of a page from draft to published."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

_APPS = ["wagtailcore", "wagtailadmin", "wagtaildocs", "wagtailimages", "wagtailredirects", "home"]

#: Group to its permissions on every page. Authors write; only publishers publish.
PAGES = {
    "Author": ["add_page", "change_page"],
    "Clinical reviewer": [],
    "Publisher": [
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    ],
    "Moderator": [],
}
#: Group to its permissions on every image and document.
FILES = {
    "Author": ["add_image", "choose_image", "add_document", "choose_document"],
    "Publisher": [
        "add_image",
        "change_image",
        "choose_image",
        "add_document",
        "change_document",
        "choose_document",
    ],
}
#: Group to its permissions on whole models.
MODELS = {
    "Publisher": ["change_portalsettings", "add_redirect", "change_redirect", "delete_redirect"],
}
WORKFLOW = "clinical check and publishing"  # the button reads “Submit to …”
TASKS = [("Clinical check", "Clinical reviewer"), ("Publishing", "Publisher")]


def make_groups(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run. Those on images belong to
    # Wagtail's own image model, also where another one is used.
    for label in _APPS:
        config = installed.get_app_config(label)
        create_permissions(config, verbosity=0, using=schema_editor.connection.alias)

    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)

    # Wagtail's own two say nothing about clinical checks; with them gone, ours are all there is.
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()

    def permission(codename, **narrowed):
        return Permission.objects.get(codename=codename, **narrowed)

    for name in PAGES:
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(permission("access_admin", content_type__app_label="wagtailadmin"))
        for codename in MODELS.get(name, []):
            group.permissions.add(permission(codename))
        for codename in PAGES[name]:
            GroupPagePermission.objects.get_or_create(
                group=group,
                page=root,
                permission=permission(codename, content_type__app_label="wagtailcore"),
            )
        for codename in FILES.get(name, []):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission(codename)
            )


def make_workflow(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)

    Workflow.objects.filter(name="Moderators approval").delete()
    task_type, _ = ContentType.objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    for order, (name, group) in enumerate(TASKS):
        task = GroupApprovalTask.objects.create(name=name, active=True, content_type=task_type)
        task.groups.add(Group.objects.get(name=group))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.filter(page=root).delete()
    WorkflowPage.objects.create(workflow=workflow, page=root)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_initial"),
        ("users", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]
    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(make_workflow, migrations.RunPython.noop),
    ]
