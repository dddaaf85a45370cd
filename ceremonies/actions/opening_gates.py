"""Gates of a ceremony: opened with a PIN that is shown once, tried by phones, closed, revoked."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from ceremonies.models import Ceremony, Gate
from ceremonies.rules.door import LONGEST_OFFLINE, TRIES, why_not_try, why_not_work
from outbox.rules.refusals import Refusal

PIN_DIGITS = 6


class GateShut(Exception):
    """The gate does not let this phone work; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class GateNamed(Exception):
    """The ceremony has a gate of this name already."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A new gate, and its PIN: six digits that nobody can be shown again."""

    gate: Gate
    pin: str


def open_gate(
    *, ceremony: Ceremony, name: str, opens_at: datetime, closes_at: datetime, opened_by: Any
) -> Opened:
    """Make a gate with a new link and a new PIN. Raises GateNamed."""
    pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
    gate, is_new = Gate.objects.get_or_create(
        ceremony=ceremony,
        name=name,
        defaults={
            "pin_hash": make_password(pin),
            "opens_at": opens_at,
            "closes_at": closes_at,
            "opened_by": opened_by,
        },
    )
    if not is_new:
        raise GateNamed
    return Opened(gate=gate, pin=pin)


def revoke_gate(*, gate_id: int, now: datetime) -> None:
    """Shut out every phone of a gate at once, with what it has not handed in yet."""
    Gate.objects.filter(pk=gate_id, revoked_at=None).update(revoked_at=now)


def try_pin(*, gate: Gate, pin: str, now: datetime) -> None:
    """Let a phone in that knows the PIN. Raises GateShut.

    The try is counted before the PIN is looked at: who asks many times at once gains nothing.
    """
    with transaction.atomic():
        kept = Gate.objects.select_for_update().get(pk=gate.pk)
        check_works(kept, now=now)
        if refusal := why_not_try(tries=kept.tries, tried_at=kept.tried_at, now=now):
            raise GateShut(refusal)
        kept.tries = 1 if kept.tries >= TRIES else kept.tries + 1
        kept.tried_at = now
        kept.save(update_fields=["tries", "tried_at"])
    if not check_password(pin, kept.pin_hash):
        raise GateShut(Refusal("wrong-pin"))
    Gate.objects.filter(pk=gate.pk).update(tries=0, tried_at=None, last_seen_at=now)


def check_works(gate: Gate, *, now: datetime, hands_in: bool = False) -> None:
    """Raise GateShut where a gate does not work now.

    A phone that only hands in what it scanned without network may be late by LONGEST_OFFLINE.
    """
    refusal = why_not_work(
        opens_at=gate.opens_at,
        closes_at=gate.closes_at + (LONGEST_OFFLINE if hands_in else timedelta()),
        is_revoked=gate.revoked_at is not None,
        now=now,
    )
    if refusal is not None:
        raise GateShut(refusal)
