"""The funders' rules that the programme starts with; administrators keep them from here on."""

from datetime import date

from django.db import migrations

BEGAN = date(2023, 1, 1)
CPR = "Reg. (EU) 2021/1060, Art. 47, 50 and Annex IX; Interreg Baltic Sea Region programme manual, I.5"
STATEMENTS = (
    ("statement", "statement", "en", "Co-funded by the European Union"),
    ("statement", "statement", "de", "Kofinanziert von der Europäischen Union"),
)
NAMES = (
    ("programme", "name", "*", "Interreg Baltic Sea Region"),
    ("project", "name", "*", "BSR Cultural Pearls"),
)
NO_CLAIMS = (
    ("no-claim", "no-claim", "en", "Co-funded by the European Union"),
    ("no-claim", "no-claim", "de", "Kofinanziert von der Europäischen Union"),
)
ALWAYS = (
    ("alt-text", "alt-text", "*", ""),
    ("rights", "rights", "*", ""),
    ("no-secret", "no-secret", "*", ""),
)
REUSE = (("reuse", "reuse", "*", ""),)
SETS = (
    ("interreg_c004", "Interreg Baltic Sea Region", CPR, STATEMENTS + NAMES + ALWAYS + REUSE),
    ("mixed", "Several funders, EU among them", CPR, STATEMENTS + NAMES + ALWAYS + REUSE),
    ("network", "Cultural Pearls Network", "", NO_CLAIMS + ALWAYS),
    ("municipality", "The municipality itself", "", NO_CLAIMS + ALWAYS),
    ("rescom", "RESCOM", "", NO_CLAIMS + ALWAYS),
)


def write_rules(apps, schema_editor):
    rule_sets = apps.get_model("campaigns", "RuleSet").objects
    rules = apps.get_model("campaigns", "FunderRule").objects
    for funding, name, source, rows in SETS:
        made = rule_sets.create(funding=funding, name=name, valid_from=BEGAN, source=source)
        rules.bulk_create(
            rules.model(rule_set=made, key=key, demand=demand, language=language, wording=wording)
            for key, demand, language, wording in rows
        )


def forget_rules(apps, schema_editor):
    apps.get_model("campaigns", "RuleSet").objects.filter(valid_from=BEGAN).delete()


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0003_compliance")]

    operations = [migrations.RunPython(write_rules, forget_rules)]
