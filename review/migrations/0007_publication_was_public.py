import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("review", "0006_imported_index"), ("wagtailcore", "0098_apitoken")]

    # The columns alone, which takes a moment: readers wait for it.
    operations = [
        migrations.AddField(
            model_name="publication",
            name="was_public",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="publication",
            name="replaced",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="wagtailcore.revision",
            ),
        ),
    ]
