"""Guests are reminded the day before, once for each date."""

from contextlib import suppress
from datetime import datetime

from ceremonies.actions.telling_all import NothingToTell, mailed, tell_all
from ceremonies.mailings import REMINDED_BEFORE, Kind
from ceremonies.models import Ceremony


def remind_due(*, now: datetime) -> int:
    """Remind the guests of what begins within REMINDED_BEFORE; returns how many parties."""
    soon = Ceremony.objects.filter(starts_at__gt=now, starts_at__lte=now + REMINDED_BEFORE)
    reminded = 0
    for ceremony in soon.order_by("pk"):
        if ceremony.is_happening and mailed(ceremony, Kind.REMINDER) is None:
            with suppress(NothingToTell):  # called off, or moved, since we looked
                mailing = tell_all(ceremony_id=ceremony.pk, kind=Kind.REMINDER, now=now)
                reminded += mailing.guests
    return reminded
