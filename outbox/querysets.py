"""Reads of due rows and holds, as adjectives."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat, StrIndex

from outbox.rules.states import OPEN, SETTLED, State
from outbox.statements import Slot

if TYPE_CHECKING:
    from outbox.models import DueRow, Hold  # noqa: F401


class DueRowQuerySet(models.QuerySet["DueRow"]):
    """What can be asked of every kind of due row."""

    def ready(self) -> Self:
        """Rows that wait and are certainly not there."""
        return self.filter(state=_literal(State.READY))

    def due(self, now: datetime | Slot) -> Self:
        """Rows whose moment has come and has not passed."""
        return self.filter(next_try_at__lte=now).on_time(now)

    def on_time(self, now: datetime | Slot) -> Self:
        return self.filter(Q(not_after=None) | Q(not_after__gte=now))

    def late(self, now: datetime) -> Self:
        """Rows that still wait although their last sensible moment has passed."""
        return self.ready().filter(not_after__lt=now)

    def marked_held(self, now: datetime | Slot) -> Self:
        """Each row with `is_held`: whether a hold covers it."""
        return self.annotate(is_held=_is_covered_by_a_hold(now))

    def held(self, now: datetime) -> Self:
        return self.filter(_is_covered_by_a_hold(now))

    def unheld(self, now: datetime | Slot) -> Self:
        return self.filter(~_is_covered_by_a_hold(now))

    def under_way(self) -> Self:
        """Rows that a courier has in hand or whose fate is open."""
        return self.filter(state__in=[_literal(state) for state in OPEN])

    def to_settle(self, now: datetime | Slot) -> Self:
        """Rows whose fate is open, nobody is asking about, and may be asked about now."""
        return self.under_way().filter(state=State.UNKNOWN, lease_owner="", next_try_at__lte=now)

    def busy_lanes(self, now: datetime) -> list[str]:
        """The lanes in which there is something to deliver or to settle."""
        rows = self.order_by()
        due = rows.ready().due(now).values_list("lane", flat=True).distinct()
        to_settle = rows.to_settle(now).values_list("lane", flat=True).distinct()
        return sorted({*due, *to_settle})

    def stuck(self, now: datetime) -> Self:
        """Rows that a person should see: in hand longer than their lease, or asking for one."""
        return self.filter(Q(lease_until__lt=now) | Q(state=State.NEEDS_HUMAN))

    def unsettled(self) -> Self:
        """Rows that have not come to an end."""
        return self.exclude(state__in=[state.value for state in SETTLED])

    def bulk_create(  # type: ignore[override]  # the stubs allow a list of any model here
        self, objs: Iterable["DueRow"], *args: Any, **kwargs: Any
    ) -> list["DueRow"]:
        """Insert many rows; like `save`, starts the clock of each at `due_at`."""
        rows = list(objs)
        for row in rows:
            row.start_clock()
        return super().bulk_create(rows, *args, **kwargs)  # type: ignore[arg-type, return-value]


class HoldQuerySet(models.QuerySet["Hold"]):
    """What can be asked of holds."""

    def active(self, now: datetime | Slot) -> Self:
        """Holds that stop rows at `now`: neither released nor run out."""
        return self.filter(Q(until=None) | Q(until__gt=now), held_at__lte=now, released_at=None)


def _literal(state: State) -> RawSQL:
    """A state written into the statement itself.

    SQLite uses a partial index only when it can see the values in the very words of the index.
    """
    return RawSQL(f"'{state.value}'", [])  # noqa: S611 - a constant of ours, not input


def _is_covered_by_a_hold(now: datetime | Slot) -> Exists:
    """Match by substring position rather than LIKE, so that "_" in a scope means itself."""
    holds: HoldQuerySet = apps.get_model("outbox", "Hold")._default_manager.all()
    text = models.TextField()
    bar = Value("|", output_field=text)
    found_at = StrIndex(OuterRef("scopes"), Concat(bar, F("scope"), bar, output_field=text))
    return Exists(holds.active(now).annotate(found_at=found_at).filter(found_at__gt=0))
