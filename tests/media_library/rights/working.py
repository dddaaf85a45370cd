"""Asking for withdrawals in a test, and running the worker's part of them."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from media_library.actions.withdrawing import withdraw_assets
from media_library.models import Person, Withdrawal
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.ownership import LeaseOnly


def withdrawn(person: Person | None = None, **fields: Any) -> Withdrawal:
    return withdraw_assets(
        **{"person": person, "asked_by": "Anna Ozola", "now": timezone.now(), **fields}
    )


def work(now: datetime | None = None) -> None:
    """Do once what is due now, withdrawals and what follows from them."""
    handlers = [
        handler
        for handler in registered()
        if handler.model.__name__ in {"WithdrawalWork", "Takedown"}
    ]
    courier = Courier(handlers=handlers, ownership=LeaseOnly(), policies=policies())
    courier.deliver_due(now=now or timezone.now())


def work_until_done(withdrawal: Withdrawal, turns: int = 6) -> Withdrawal:
    """Work as often as it takes, an hour later each time; fails when it takes too often."""
    for turn in range(turns):
        work(timezone.now() + timedelta(hours=turn))
        withdrawal.refresh_from_db()
        if withdrawal.done_at is not None:
            return withdrawal
    raise AssertionError([step.where for step in withdrawal.steps.filter(outcome="asked")])
