"""System checks that hold an installation to what the outbox relies on."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core import checks
from django.db import connections

from outbox.models import DueRow


@checks.register(checks.Tags.database)
def sqlite_takes_its_lock_first(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """A claim reads, then writes; SQLite must hold the write lock from the read on."""
    return [
        checks.Error(
            f"The SQLite database {alias!r} must open its transactions with BEGIN IMMEDIATE.",
            hint='Set OPTIONS["transaction_mode"] to "IMMEDIATE".',
            id="outbox.E001",
        )
        for alias in databases or ()
        if connections[alias].vendor == "sqlite"
        and connections[alias].settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE"
    ]


@checks.register(checks.Tags.models)
def due_rows_keep_their_indexes(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """A subclass whose Meta forgot DueRow.Meta would scan the table at each claim."""
    return [
        checks.Error(
            f"{model._meta.label} has lost the indexes or constraints of DueRow.",
            hint="Write `class Meta(DueRow.Meta)` and add to its lists instead of replacing them.",
            obj=model,
            id="outbox.E002",
        )
        for model in apps.get_models()
        if issubclass(model, DueRow)
        and not (_has_due_indexes(model) and _has_state_constraint(model))
    ]


def _has_due_indexes(model: type[DueRow]) -> bool:
    names = {index.name for index in model._meta.indexes}
    name = model._meta.model_name
    return {f"{name}_ready", f"{name}_late", f"{name}_open"} <= names


def _has_state_constraint(model: type[DueRow]) -> bool:
    name = f"{model._meta.app_label}_{model._meta.model_name}_state_is_known"
    return name in {constraint.name for constraint in model._meta.constraints}
