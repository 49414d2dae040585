"""Synonyms, and the groups of staff that may change them."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import home.fields
import search.models.search_term

#: Who may say what words mean to search. Authors may not: a wrong synonym misleads every reader.
GROUPS = ["Publisher", "Moderator"]
PERMISSIONS = ["add_searchterm", "change_searchterm", "delete_searchterm"]


def let_staff_edit_synonyms(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    config = installed.get_app_config("search")
    create_permissions(config, verbosity=0, using=schema_editor.connection.alias)

    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    allowed = Permission.objects.filter(content_type__app_label="search", codename__in=PERMISSIONS)
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*allowed)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("home", "0003_staff_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "phrase",
                    models.CharField(
                        help_text="A word, or up to five. Capitals and accents do not count.",
                        max_length=80,
                        verbose_name="what a reader types",
                    ),
                ),
                (
                    "target",
                    models.CharField(
                        help_text="One word or phrase, as our pages write it. For a second one, add a synonym.",
                        max_length=80,
                        verbose_name="also finds",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lay", "Everyday words"),
                            ("abbreviation", "Abbreviation"),
                            ("misspelling", "Misspelling"),
                            ("brand", "Brand name"),
                            ("spelling", "UK/US spelling"),
                            ("translation", "Translation"),
                        ],
                        default="lay",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("one-way", "One way"),
                            ("two-way", "Both ways"),
                        ],
                        default="one-way",
                        help_text="Both ways only for words that mean the same: either then finds the other.",
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=search.models.search_term.languages,
                        default=search.models.search_term.first_language,
                        max_length=12,
                        verbose_name="language",
                    ),
                ),
                (
                    "case_matters",
                    models.BooleanField(
                        default=False,
                        help_text="For an abbreviation that is an everyday word in small letters: ALL, FIT. It then works only as it is written above, and only from the phrase to the target.",
                        verbose_name="capitals matter",
                    ),
                ),
                (
                    "blocked_with",
                    home.fields.LinesField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        help_text="One word or phrase to a line. If the search has it too, nothing is added.",
                        size=None,
                        verbose_name="not together with",
                    ),
                ),
                ("normal_phrase", models.CharField(blank=True, editable=False, max_length=160)),
                ("normal_target", models.CharField(blank=True, editable=False, max_length=160)),
            ],
            options={
                "verbose_name": "synonym",
                "verbose_name_plural": "synonyms",
                "ordering": ["normal_phrase", "normal_target", "language"],
                "indexes": [
                    models.Index(fields=["language", "normal_target"], name="search_term_target")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "normal_phrase", "normal_target"),
                        name="search_term_once",
                    )
                ],
            },
        ),
        migrations.RunPython(let_staff_edit_synonyms, migrations.RunPython.noop),
    ]
