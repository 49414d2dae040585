"""The groups of staff that choose which answers stand on top of results."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

#: As for synonyms: a wrong answer on top misleads every reader.
GROUPS = ["Publisher", "Moderator"]
PERMISSIONS = ["add_searchpromotion", "change_searchpromotion", "delete_searchpromotion"]


def let_staff_promote(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    config = installed.get_app_config("wagtailsearchpromotions")
    create_permissions(config, verbosity=0, using=schema_editor.connection.alias)

    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    allowed = Permission.objects.filter(
        content_type__app_label="wagtailsearchpromotions", codename__in=PERMISSIONS
    )
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*allowed)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_index"),
        ("home", "0003_staff_groups"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [
        migrations.RunPython(let_staff_promote, migrations.RunPython.noop),
    ]
