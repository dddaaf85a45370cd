"""What an upper package fills in so that its rows are delivered, and the list of those that did."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar, runtime_checkable

from outbox.models import DueRow
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Outcome, Settling, Sighting
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal

RowT = TypeVar("RowT", bound=DueRow)


class Handler(Protocol[RowT]):
    """How rows of one model go out."""

    @property
    def model(self) -> type[RowT]:
        """The concrete model whose rows this handler knows."""

    def settling(self, row: RowT) -> Settling:
        """How the truth is found when a call had no answer."""

    def gate(self, row: RowT, now: datetime) -> Refusal | None:
        """Ask everything once more inside the transaction that commits `sending`.

        Approval, embargo, consent, rights, preconditions. A refusal with `wait` puts the row back
        for that long, code "late" ends it as expired, anything else as failed. Reads only.
        """

    def send(self, row: RowT, deadline: Deadline) -> Outcome:
        """Make the call, outside any transaction, within the deadline.

        An exception counts as Unknown: raise only when it truly may have arrived.
        """

    def look(self, row: RowT, deadline: Deadline) -> Sighting:
        """Find out whether an earlier call arrived."""

    def settled(self, row: RowT) -> None:
        """React to a row's end, inside its final transaction: database writes only.

        Inside, so that a kill loses neither or both; in a savepoint of its own, so that an error
        here is logged and never costs a known outcome.
        """


@runtime_checkable
class ReadsAhead(Protocol):
    """A handler whose gate asks much of the database: it may read for a whole claim at once."""

    def read_ahead(self, rows: Sequence[Any], now: datetime) -> None:
        """Leave on each row, as `read`, what the gate will want; it decides how long that holds.

        Called after the claim, outside any transaction. The gate must do without it.
        """


@runtime_checkable
class KeepsNoTrace(Protocol):
    """A handler some of whose rows leave their only trace in our own database."""

    def is_untraceable(self, row: Any) -> bool:
        """Say whether a restored database has forgotten for good if the row went out."""


class NothingFollows:
    """For handlers whose rows simply end: lists read the row itself."""

    def settled(self, row: Any) -> None:
        """Nothing is owed after it."""


_handlers: dict[type[DueRow], Handler[Any]] = {}
_policies: dict[type[DueRow], Policy] = {}


def register(handler: Handler[Any], *, policy: Policy | None = None) -> None:
    """Make the courier deliver this handler's model, with its own patience if given.

    Called from AppConfig.ready(). Raises ValueError when another class already has the model.
    """
    other = _handlers.get(handler.model)
    if other is not None and type(other) is not type(handler):
        raise ValueError(f"{handler.model._meta.label} already has a handler: {other!r}")
    _handlers[handler.model] = handler
    if policy is not None:
        _policies[handler.model] = policy


def registered() -> tuple[Handler[Any], ...]:
    """Every registered handler, in the order of registration."""
    return tuple(_handlers.values())


def policies() -> dict[type[DueRow], Policy]:
    """The policies that were registered with handlers."""
    return dict(_policies)
