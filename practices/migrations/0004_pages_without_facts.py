"""Pages no longer keep what their practice does."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practices', '0003_practices_of_pages'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='practicepage',
            name='holder',
        ),
        migrations.RemoveField(
            model_name='practicepage',
            name='pearls',
        ),
        migrations.RemoveField(
            model_name='practicepage',
            name='pid',
        ),
        migrations.RemoveField(
            model_name='practicepage',
            name='themes',
        ),
        migrations.AlterField(
            model_name='practicepage',
            name='practice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='practices.practice', verbose_name='practice'),
        ),
    ]
