"""Decisions from before names were kept get the names of their people as they are today."""

from typing import Any

from django.db import migrations

AT_ONCE = 500


def name_them(apps: Any, schema_editor: Any) -> None:
    approvals = apps.get_model("campaigns", "Approval")
    nameless = approvals.objects.filter(by_name="", by__isnull=False).select_related("by")
    changed = []
    for approval in nameless.iterator(chunk_size=AT_ONCE):
        full = f"{approval.by.first_name} {approval.by.last_name}".strip()
        approval.by_name = (full or approval.by.username)[:160]
        changed.append(approval)
    approvals.objects.bulk_update(changed, ["by_name"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0009_series_occurrences")]

    operations = [migrations.RunPython(name_them, migrations.RunPython.noop, elidable=True)]
