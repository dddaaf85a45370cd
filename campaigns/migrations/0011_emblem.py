"""Funders who pay with the EU's money want its emblem on every picture of a post."""

from django.db import migrations, models

DEMANDS = [
    ("statement", "Say the funder's sentence"),
    ("name", "Name this programme or project"),
    ("no-claim", "Do not say this: there was no such funding"),
    ("alt-text", "Say what every picture shows"),
    ("rights", "Rights and consent on the day of sending"),
    ("reuse", "The EU may use every picture again"),
    ("emblem", "Show the emblem on every picture"),
    ("no-secret", "No name that is under embargo"),
]
EU_FUNDED = ("interreg_c004", "mixed")
EMBLEM = {"key": "emblem", "demand": "emblem", "language": "*", "wording": ""}


def ask_for_emblem(apps, schema_editor):
    rules = apps.get_model("campaigns", "FunderRule").objects
    rule_sets = apps.get_model("campaigns", "RuleSet").objects
    for rule_set in rule_sets.filter(funding__in=EU_FUNDED):
        if not rules.filter(rule_set=rule_set, demand="emblem").exists():
            rules.create(rule_set=rule_set, **EMBLEM)


def ask_no_longer(apps, schema_editor):
    apps.get_model("campaigns", "FunderRule").objects.filter(demand="emblem").delete()


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0010_names_of_approvers")]

    operations = [
        migrations.AlterField(
            model_name="funderrule",
            name="demand",
            field=models.CharField(choices=DEMANDS, max_length=20, verbose_name="asks to"),
        ),
        migrations.RunPython(ask_for_emblem, ask_no_longer),
    ]
