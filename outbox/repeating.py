"""Work of our own that may be done again: what handlers of such rows have in common."""

from datetime import datetime
from typing import Generic

from outbox.handlers import RowT
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Absent, Settling, Sighting
from outbox.rules.refusals import Refusal


class RepeatableWork(Generic[RowT]):
    """Half a `Handler` for work that stays in the house: nothing outside could double.

    Nobody holds it back, a lost outcome is settled by doing it once more, and what it made says
    what became of it.
    """

    def settling(self, row: RowT) -> Settling:
        return Settling.REPEAT

    def gate(self, row: RowT, now: datetime) -> Refusal | None:
        return None

    def look(self, row: RowT, deadline: Deadline) -> Sighting:
        return Absent()

    def settled(self, row: RowT) -> None:
        """Nothing follows."""
