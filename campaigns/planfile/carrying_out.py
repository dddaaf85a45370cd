"""Trying a file of plans and carrying it out: one code for both, so that the promise is exact."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accounts.models import User
from campaigns.clashing import clashes_of
from campaigns.desk.access import zone_of
from campaigns.models import PlanImport, Variant
from campaigns.planfile.fates import Fate, seal_of
from campaigns.planfile.one_row import COLUMN_OF, RowWork
from campaigns.planfile.reading import Reader, RowRefused
from campaigns.refused import CampaignRefused
from campaigns.rules.plan_rows import Row, Table, table_of
from outbox.rules.refusals import Refusal


def try_out(*, table: Table, by: User, now: datetime) -> list[Fate]:
    """Carry a file out and take all of it back; returns what would become of each row."""
    with transaction.atomic():
        fates = _fates(table, by=by, now=now)
        transaction.set_rollback(True)
    # What was tried is not there any more.
    return [replace(fate, post=None) if fate.before == "" else fate for fate in fates]


@transaction.atomic
def keep_import(*, text: str, file_name: str, by: User, now: datetime) -> PlanImport | Refusal:
    """Keep a file as it came, with the fate of each row; or say why nothing of it can be read."""
    table = table_of(text)
    if isinstance(table, Refusal):
        return table
    fates = try_out(table=table, by=by, now=now)
    outcome = [fate.as_json() for fate in fates]
    return PlanImport.objects.create(by=by, at=now, file_name=file_name, text=text, outcome=outcome)


@transaction.atomic
def look_again(*, plan_import: PlanImport, by: User, now: datetime) -> None:
    """Find out anew what would become of each row. Raises "already-carried-out"."""
    fresh = _still_open(plan_import)
    fates = try_out(table=kept_table(fresh), by=by, now=now)
    fresh.outcome = [fate.as_json() for fate in fates]
    fresh.save(update_fields=["outcome"])


@transaction.atomic
def carry_out(*, plan_import: PlanImport, seen: str, by: User, now: datetime) -> list[Fate]:
    """Carry out the good rows that were shown, once; a row that would fare differently is left out.

    `seen` is the seal of what was shown. Raises CampaignRefused: "already-carried-out",
    "promise-changed", "nothing-to-carry-out".
    """
    fresh = _still_open(plan_import)
    if seal_of(fresh.outcome) != seen:
        raise CampaignRefused(Refusal("promise-changed"))
    promised = {entry["row"]: Fate.of_json(entry) for entry in fresh.outcome}
    if not any(fate.is_good for fate in promised.values()):
        raise CampaignRefused(Refusal("nothing-to-carry-out"))
    fates = _fates(kept_table(fresh), by=by, now=now, promised=promised)
    fresh.outcome = [fate.as_json() for fate in fates]
    fresh.carried_out_at = now
    fresh.save(update_fields=["outcome", "carried_out_at"])
    return fates


def _still_open(plan_import: PlanImport) -> PlanImport:
    fresh = PlanImport.objects.select_for_update().get(pk=plan_import.pk)
    if fresh.carried_out_at is not None:
        raise CampaignRefused(Refusal("already-carried-out"))
    return fresh


def kept_table(plan_import: PlanImport) -> Table:
    """Read a file that was kept; nothing is kept that cannot be read."""
    table = table_of(plan_import.text)
    if isinstance(table, Refusal):
        raise ValueError(f"a file that cannot be read was kept: {table.code}")
    return table


def _fates(
    table: Table, *, by: User, now: datetime, promised: Mapping[int, Fate] | None = None
) -> list[Fate]:
    """Carry out every row that can be, each whole or not at all; the caller's transaction."""
    reader = Reader(by=by, own_zone=zone_of(by))
    fates = []
    for row in table.rows:
        shown = promised[row.number] if promised is not None else None
        if shown is not None and not shown.is_good:
            fates.append(shown)  # nobody agreed to it
        else:
            fates.append(_fate(row, reader=reader, by=by, now=now, shown=shown))
    return _with_clashes(fates)


def _fate(row: Row, *, reader: Reader, by: User, now: datetime, shown: Fate | None) -> Fate:
    try:
        with transaction.atomic():
            work = RowWork(reader.wish_of(row), by=by, now=now)
            fate = work.carried(number=row.number)
            if shown is not None and not fate.is_as_promised(shown):
                raise RowRefused(Refusal("fares-differently", {"now": fate.words}))
    except RowRefused as refused:
        return Fate(row=row.number, refusal=refused.refusal, column=refused.column)
    except CampaignRefused as refused:
        column = COLUMN_OF.get(refused.refusal.code, "")
        return Fate(row=row.number, refusal=refused.refusal, column=column)
    reader.remember(work.message)
    return fate


def _with_clashes(fates: Sequence[Fate]) -> list[Fate]:
    """Add what speaks against the new times; asked once for all rows."""
    planned = {
        fate.post
        for fate in fates
        if fate.post is not None and any(deed.code in {"time", "moved"} for deed in fate.deeds)
    }
    clashes = clashes_of(Variant.objects.filter(pk__in=planned)) if planned else {}
    return [
        replace(
            fate,
            notes=(*fate.notes, *(clash.words for clash in clashes[fate.post])),
        )
        if fate.post in clashes
        else fate
        for fate in fates
    ]
