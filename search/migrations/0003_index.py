"""The search index, and what PostgreSQL needs to correct spelling."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.contrib.postgres.operations import CreateExtension, TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_missed_searches"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        TrigramExtension(),
        CreateExtension("fuzzystrmatch"),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("text", models.TextField()),
                ("terms", django.contrib.postgres.search.SearchVectorField()),
                ("length", models.PositiveIntegerField()),
                ("fingerprint", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Pending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page_id", models.IntegerField(db_index=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("since", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Statistics",
            fields=[
                ("language", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("documents", models.IntegerField(default=0)),
                ("usual_length", models.FloatField(default=500)),
                ("usual_name_length", models.FloatField(default=4)),
            ],
        ),
        migrations.CreateModel(
            name="Lexeme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("text", models.TextField()),
                ("documents", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("language", "text"), name="search_lexeme_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "document_id",
                        "normal",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("label", models.TextField()),
                ("normal", models.TextField()),
                ("is_title", models.BooleanField()),
                (
                    "document",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="search.document",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("language"),
                        django.contrib.postgres.indexes.OpClass("normal", "text_pattern_ops"),
                        name="search_name_prefix",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("normal", "gin_trgm_ops"),
                        name="search_name_similar",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "document_id",
                        "lexeme_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("impact", models.FloatField()),
                (
                    "document",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="search.document",
                    ),
                ),
                (
                    "lexeme",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="search.lexeme",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("lexeme"),
                        models.OrderBy(models.F("impact"), descending=True),
                        include=("document",),
                        name="search_posting_best",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "language",
                        "text",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("text", models.TextField()),
                ("sound", models.CharField(max_length=8)),
                (
                    "lexeme",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="search.lexeme",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("text", "gin_trgm_ops"),
                        name="search_word_similar",
                    ),
                    models.Index(fields=["language", "sound"], name="search_word_sound"),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("text", "text_pattern_ops"),
                        name="search_word_start",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Reverse("text"), "text_pattern_ops"
                        ),
                        name="search_word_end",
                    ),
                ],
            },
        ),
    ]
