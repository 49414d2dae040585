"""What readers could not find, and the groups of staff that see and mend it."""

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

GROUPS = ["Publisher", "Moderator"]
PERMISSIONS = ["view_missedsearch", "add_settledphrase", "delete_settledphrase"]


def let_staff_mend(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    config = installed.get_app_config("search")
    create_permissions(config, verbosity=0, using=schema_editor.connection.alias)

    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    allowed = Permission.objects.filter(content_type__app_label="search", codename__in=PERMISSIONS)
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*allowed)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_search_terms"),
        ("home", "0003_staff_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("phrase", models.CharField(blank=True, max_length=80, verbose_name="phrase")),
                ("day", models.DateField(db_index=True, verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing found"),
                            ("weak", "Weak results"),
                            ("told", "A reader told us"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("times", models.PositiveIntegerField(default=1, verbose_name="times")),
            ],
            options={
                "verbose_name": "search that failed",
                "verbose_name_plural": "searches that failed",
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "phrase", "day", "kind"), name="one_count_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SettledPhrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("phrase", models.CharField(max_length=80, verbose_name="phrase")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("synonym", "Synonym added"),
                            ("promoted", "Answer promoted"),
                            ("also-called", "Name added to a guide"),
                            ("dismissed", "Dismissed"),
                        ],
                        max_length=20,
                        verbose_name="what was done",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("on", models.DateField(auto_now_add=True, verbose_name="on")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "settled phrase",
                "verbose_name_plural": "settled phrases",
                "default_permissions": ("add", "delete"),
                "constraints": [
                    models.UniqueConstraint(fields=("language", "phrase"), name="settled_once")
                ],
            },
        ),
        migrations.RunPython(let_staff_mend, migrations.RunPython.noop),
    ]
