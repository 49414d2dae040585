"""Shared facts, what they said before, and who may keep them."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

#: Group to what it may do with facts. A change reaches readers at once, so authors make none.
#: Nobody is given deletion: an owner can delete what nothing uses and what never changed.
ALLOWED = {
    "Author": ["view", "add"],
    "Clinical reviewer": ["view", "change"],
    "Clinical lead": ["view", "add", "change"],
    "Publisher": ["view", "add", "change"],
}

# As migration 0001 does for the other tables that tell what happened.
LOCK = """
CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE ON review_factchange
FOR EACH ROW EXECUTE FUNCTION review_only_appended();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON review_factchange
FOR EACH STATEMENT EXECUTE FUNCTION review_only_appended();
"""
UNLOCK = """
DROP TRIGGER only_appended ON review_factchange;
DROP TRIGGER never_emptied ON review_factchange;
"""


def let_staff_keep_them(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    config = installed.get_app_config("review")
    create_permissions(config, verbosity=0, using=schema_editor.connection.alias)

    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for group in Group.objects.filter(name__in=ALLOWED):
        names = [f"{verb}_fact" for verb in ALLOWED[group.name]]
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="review", codename__in=names)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0003_workflow"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "name",
                    models.CharField(
                        help_text="Such as “Fever: when to call”. It stands in the history of pages.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Names the fact in files. It stays as it is when the name changes.",
                        max_length=60,
                        verbose_name="key",
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        help_text="A number, an age or a telephone number: “38”.",
                        max_length=80,
                        verbose_name="value",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True, help_text="Such as “°C”.", max_length=30, verbose_name="unit"
                    ),
                ),
                (
                    "wording",
                    models.CharField(
                        blank=True,
                        help_text="In a sentence, such as “38 °C or more”. Left empty, it is the value and its unit.",
                        max_length=200,
                        verbose_name="wording",
                    ),
                ),
                (
                    "wording_parents",
                    models.CharField(
                        blank=True,
                        help_text="If it differs.",
                        max_length=200,
                        verbose_name="wording for parents",
                    ),
                ),
                (
                    "wording_professionals",
                    models.CharField(
                        blank=True,
                        help_text="If it differs.",
                        max_length=200,
                        verbose_name="wording for professionals",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Everywhere"),
                            ("uk", "United Kingdom"),
                            ("england", "England"),
                            ("us", "United States"),
                            ("eu", "European Union"),
                            ("spain", "Spain"),
                        ],
                        help_text="Readers see it, if the fact does not hold everywhere.",
                        max_length=10,
                        verbose_name="country",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        help_text="The day somebody last compared it with its source.",
                        verbose_name="checked on",
                    ),
                ),
                (
                    "check_every",
                    models.PositiveSmallIntegerField(
                        default=12,
                        help_text="Months.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="check every",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="review.reference",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "fact",
                "verbose_name_plural": "facts",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FactChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fact_name", models.CharField(max_length=120)),
                ("old", models.CharField(max_length=200)),
                ("new", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meaning", "Meaning: it now says something else"),
                            (
                                "safety",
                                "Safety: it could change what someone does about their health",
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=250)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="changes",
                        to="review.fact",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a fact",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.UniqueConstraint(
                models.F("key"),
                models.F("locale"),
                name="review_one_fact_a_key",
                violation_error_message="Another fact in this language has this key.",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="fact",
            unique_together={("translation_key", "locale")},
        ),
        migrations.AddIndex(
            model_name="factchange",
            index=models.Index(fields=["fact", "at"], name="review_change_of_fact"),
        ),
        migrations.RunSQL(LOCK, UNLOCK),
        migrations.RunPython(let_staff_keep_them, migrations.RunPython.noop),
    ]
