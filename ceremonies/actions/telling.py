"""Owing a mail to a guest, in the transaction that gave the reason for it."""

from datetime import datetime, timedelta

from ceremonies.models import GuestLetter, Registration
from outbox.rules.scopes import scopes_text
from outbox.signals import rows_due

Letter = GuestLetter.Kind
# However often a form is sent, an address hears of it no more often than this (facts/trust.md, R4).
NOT_AGAIN_FOR = timedelta(minutes=10)
STALE_AFTER = timedelta(days=2)


def tell(registration: Registration, kind: Letter, *, now: datetime) -> GuestLetter:
    """Owe one mail to the guest; it says how things stand when it leaves."""
    letter = GuestLetter.objects.create(
        registration=registration,
        kind=kind,
        lane="guests",
        scopes=scopes_text("mail", f"ceremony:{registration.ceremony_id}"),
        due_at=now,
        not_after=now + STALE_AFTER,
        priority=1 if kind == Letter.CONFIRM else 5,
    )
    rows_due.send(sender=GuestLetter)
    return letter


def tell_again(registration: Registration, *, now: datetime) -> None:
    """Send somebody who registered before the way to their page, but not time and again."""
    lately = registration.letters.filter(due_at__gt=now - NOT_AGAIN_FOR)
    if not lately.exists():
        is_confirmed = registration.confirmed_at is not None
        tell(registration, Letter.STANDING if is_confirmed else Letter.CONFIRM, now=now)
