"""Posts that are owed already learn of what a stop by country, or by the channel's house, covers."""

from django.db import migrations
from django.db.models import F, TextField, Value
from django.db.models.functions import Concat

OVER = ["sent", "cancelled"]


def add_scopes(apps, schema_editor):
    """Write them onto every delivery that may still go out, in one statement per organisation."""
    Delivery = apps.get_model("campaigns", "Delivery")
    Organisation = apps.get_model("accounts", "Organisation")
    for organisation in Organisation.objects.filter(channels__isnull=False).distinct():
        theirs = Delivery.objects.filter(variant__channel__organisation=organisation).exclude(
            state__in=OVER
        )
        for scope in (
            f"country:{organisation.country_code.upper()}",
            f"organisation:{organisation.pk}",
        ):
            theirs.exclude(scopes__contains=f"|{scope}|").update(
                scopes=Concat(F("scopes"), Value(f"{scope}|", output_field=TextField()))
            )


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0007_the_desk_grows")]

    # One scope too many on the way back holds nothing that it should not.
    operations = [migrations.RunPython(add_scopes, migrations.RunPython.noop)]
