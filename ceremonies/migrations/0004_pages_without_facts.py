"""Pages no longer keep what their ceremony does."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ceremonies", "0003_facts_of_pages")]

    operations = [
        migrations.RemoveField(
            model_name='ceremonypage',
            name='calendar_uid',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='ends_at',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='has_hearing_loop',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='is_step_free',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='kind',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='mode',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='pearls',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='starts_at',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='stream_url',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='street_address',
        ),
        migrations.RemoveField(
            model_name='ceremonypage',
            name='zone',
        ),
        migrations.AlterField(
            model_name='ceremonypage',
            name='ceremony',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='ceremonies.ceremony', verbose_name='ceremony'),
        ),
    ]
