"""References, and who may keep them."""

import django.core.validators
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

#: Group to what it may do with references. Nobody is given deletion: what an old version of a
#: page rested on stays findable. An owner can delete what nothing cites.
ALLOWED = {
    "Author": ["view", "add", "change"],
    "Clinical reviewer": ["view", "change"],
    "Publisher": ["view", "add", "change"],
}


def let_staff_keep_them(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    config = installed.get_app_config("review")
    create_permissions(config, verbosity=0, using=schema_editor.connection.alias)

    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for group in Group.objects.filter(name__in=ALLOWED):
        names = [f"{verb}_reference" for verb in ALLOWED[group.name]]
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="review", codename__in=names)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0001_records"),
        ("home", "0003_staff_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="As the document has it.", max_length=250, verbose_name="title"
                    ),
                ),
                (
                    "publisher",
                    models.CharField(
                        help_text="An organisation, or a journal.",
                        max_length=150,
                        verbose_name="who published it",
                    ),
                ),
                (
                    "authors",
                    models.CharField(
                        blank=True,
                        help_text="As the document has them; for many, the first and “and others”.",
                        max_length=500,
                        verbose_name="authors",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "url",
                    models.CharField(
                        blank=True,
                        help_text="Where readers find it. Not needed with a DOI or a PubMed number.",
                        max_length=600,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address",
                    ),
                ),
                ("url_key", models.CharField(blank=True, editable=False, max_length=600)),
                (
                    "doi",
                    models.CharField(
                        blank=True,
                        help_text="Such as 10.1056/nejmoa1000678; pasted as an address is fine.",
                        max_length=250,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^10\\.\\d{4,9}(?:\\.\\d+)*/\\S+$",
                                "This is no DOI. One looks like 10.1056/nejmoa1000678.",
                            )
                        ],
                        verbose_name="DOI",
                    ),
                ),
                (
                    "pmid",
                    models.CharField(
                        blank=True,
                        max_length=30,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-9]\\d{0,8}$",
                                "A PubMed number is made of digits only, such as 20818875.",
                            )
                        ],
                        verbose_name="PubMed number",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("guideline", "Guideline"),
                            ("systematic-review", "Systematic review"),
                            ("randomised-trial", "Randomised trial"),
                            ("other-study", "Other study"),
                            ("official-information", "Official information"),
                            ("information-for-patients", "Information for patients"),
                            ("law-or-policy", "Law or policy"),
                            ("approval", "News of an approval"),
                            ("book-or-report", "Book or report"),
                            ("other", "Other document"),
                        ],
                        max_length=30,
                        verbose_name="kind of document",
                    ),
                ),
                (
                    "funder",
                    models.CharField(
                        blank=True,
                        help_text="As the document says. Leave it out if it does not.",
                        max_length=250,
                        verbose_name="who paid for it",
                    ),
                ),
                (
                    "accessed",
                    models.DateField(
                        blank=True,
                        help_text="The day one of us last opened it and read it. Never a guess.",
                        null=True,
                        verbose_name="read on",
                    ),
                ),
                (
                    "retracted_on",
                    models.DateField(
                        blank=True,
                        help_text="Every page that cites it is then due for a check soon.",
                        null=True,
                        verbose_name="retracted on",
                    ),
                ),
                (
                    "link_checked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="link checked"),
                ),
                (
                    "link_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ok", "Works"),
                            ("moved", "Has moved"),
                            ("gone", "Gone"),
                            ("closed", "Closed to checks: look yourself"),
                            ("error", "Error at the site"),
                            ("unreachable", "Cannot be reached"),
                            ("not-allowed", "Not a public web address"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="link",
                    ),
                ),
            ],
            options={
                "verbose_name": "reference",
                "verbose_name_plural": "references",
                "ordering": ["title", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("doi", ""), _negated=True),
                        fields=("doi",),
                        name="review_reference_one_per_doi",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("pmid", ""), _negated=True),
                        fields=("pmid",),
                        name="review_reference_one_per_pmid",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("url_key", ""), _negated=True),
                        fields=("url_key",),
                        name="review_reference_one_per_url_key",
                    ),
                ],
            },
        ),
        migrations.RunPython(let_staff_keep_them, migrations.RunPython.noop),
    ]
