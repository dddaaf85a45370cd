"""One mail to all guests of a ceremony: counted before, owed once however often it is asked for."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ceremonies.mailings import guests_to_tell, why_not_tell
from ceremonies.models import Ceremony, GuestLetter, GuestMailing
from outbox.rules.scopes import scopes_text
from outbox.signals import rows_due

Kind = GuestMailing.Kind
WORTH_KNOWING_FOR = {
    Kind.CHANGED: timedelta(days=2),
    Kind.ANNOUNCED: timedelta(days=1),
    Kind.THANKS: timedelta(days=7),
}


class NothingToTell(Exception):
    """Nothing has changed since guests were last told, or the ceremony is not over yet."""


class ChangedMeanwhile(Exception):
    """What would be told is no longer what was looked at."""


@transaction.atomic
def tell_all(
    *,
    ceremony_id: int,
    kind: str,
    now: datetime,
    sent_by: Any = None,
    seen_sequence: int | None = None,
) -> GuestMailing:
    """Owe the mail to everybody it is for; the second time it returns the first mailing.

    Whoever sends it looked at the facts of `seen_sequence`. Raises NothingToTell, ChangedMeanwhile.
    """
    ceremony = Ceremony.objects.select_for_update().get(pk=ceremony_id)
    if seen_sequence not in (None, ceremony.calendar_sequence):
        raise ChangedMeanwhile
    known = mailed(ceremony, kind)
    if known is not None:
        return known
    if refusal := why_not_tell(ceremony, kind, now=now):
        raise NothingToTell(refusal)
    guests = list(guests_to_tell(ceremony, kind).values_list("pk", flat=True))
    mailing = _note(ceremony, kind, guests=len(guests), sent_by=sent_by, now=now)
    last_moment = now + WORTH_KNOWING_FOR[Kind(kind)] if kind in WORTH_KNOWING_FOR else None
    GuestLetter.objects.bulk_create(
        (
            GuestLetter(
                registration_id=guest,
                mailing=mailing,
                kind=kind,
                lane="guests",
                scopes=scopes_text("mail", f"ceremony:{ceremony_id}"),
                due_at=now,
                not_after=last_moment or ceremony.starts_at,
                priority=6,
            )
            for guest in guests
        ),
        batch_size=500,
    )
    rows_due.send(sender=GuestLetter)
    return mailing


@transaction.atomic
def let_be(*, ceremony_id: int, reason: str, now: datetime, sent_by: Any) -> GuestMailing:
    """Note why guests need not hear of what has changed. Raises NothingToTell."""
    ceremony = Ceremony.objects.select_for_update().get(pk=ceremony_id)
    if refusal := why_not_tell(ceremony, Kind.CHANGED, now=now):
        raise NothingToTell(refusal)
    return _note(ceremony, Kind.CHANGED, reason=reason, sent_by=sent_by, now=now)


def mailed(ceremony: Ceremony, kind: str) -> GuestMailing | None:
    """Return the mailing that told them of this already."""
    if kind == Kind.CHANGED and ceremony.untold:
        return None
    return ceremony.mailings.filter(kind=kind, about=_about(ceremony, kind)).first()


def _about(ceremony: Ceremony, kind: str) -> str:
    """Name what a mailing tells of: another date is reminded of anew, thanks are said once."""
    return {
        Kind.CHANGED: str(ceremony.calendar_sequence),
        Kind.REMINDER: ceremony.starts_at.isoformat(),
        Kind.ANNOUNCED: "",
        Kind.THANKS: "",
    }[Kind(kind)]


def _note(ceremony: Ceremony, kind: str, *, now: datetime, **more: Any) -> GuestMailing:
    before: dict[str, Any] = {}
    if ceremony.untold and kind == Kind.CHANGED:
        before = ceremony.untold["facts"]
        ceremony.untold = None
        ceremony.save(update_fields=["untold"])
    return GuestMailing.objects.create(
        ceremony=ceremony,
        kind=kind,
        about=_about(ceremony, kind),
        before=before,
        sent_at=now,
        **more,
    )
