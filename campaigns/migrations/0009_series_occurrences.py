"""Deliveries of a series know which of its days they are: each day is owed once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0008_country_scopes")]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="series_on",
            field=models.DateField(
                blank=True,
                help_text="Which day of its series this is, on the series' own clock",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=("variant", "series_on"), name="campaigns_series_day_once"
            ),
        ),
    ]
