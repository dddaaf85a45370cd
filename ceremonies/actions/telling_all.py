"""One mail to all guests of a ceremony: counted before, owed once however often it is asked for."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from ceremonies.models import Ceremony, Claim, GuestLetter, GuestMailing, Registration
from ceremonies.models.places import MAIN_KINDS
from ceremonies.rules.announcing import State
from outbox.rules.scopes import scopes_text
from outbox.signals import rows_due

Kind = GuestMailing.Kind
REMINDED_BEFORE = timedelta(hours=24)
WORTH_KNOWING_FOR = {
    Kind.CHANGED: timedelta(days=2),
    Kind.ANNOUNCED: timedelta(days=1),
    Kind.THANKS: timedelta(days=7),
}


class NothingToTell(Exception):
    """Nothing has changed since guests were last told, or the ceremony is not over yet."""


class ChangedMeanwhile(Exception):
    """What would be told is no longer what was looked at."""


def guests_to_tell(ceremony: Ceremony, kind: str) -> QuerySet[Registration]:
    """Return the parties that such a mail goes to: confirmed ones, and not those who left.

    Of a change those hear who registered before it, waiting or not; the rest is for those who
    have a place.
    """
    guests = Registration.objects.filter(ceremony=ceremony, ended_at=None)
    # Who came without a ticket left no address.
    guests = guests.exclude(confirmed_at=None).exclude(address="").order_by("pk")
    if kind == Kind.CHANGED:
        since = ceremony.untold and datetime.fromisoformat(ceremony.untold["at"])
        return guests.filter(asked_at__lte=since) if since else guests.none()
    place = Claim.objects.filter(
        registration=OuterRef("pk"), ended_at=None, granted__gt=0, pool__kind__in=MAIN_KINDS
    )
    return guests.filter(Exists(place))


def why_not_tell(ceremony: Ceremony, kind: str, *, now: datetime) -> str:
    """Return the code of what speaks against such a mail now, "" if nothing does."""
    if kind == Kind.CHANGED:
        return "" if ceremony.untold else "nothing-changed"
    if kind == Kind.ANNOUNCED:
        is_announced = ceremony.announcements.filter(state=State.ANNOUNCED).exists()
        return "" if is_announced else "not-announced"
    if kind == Kind.THANKS:
        return "" if now >= ceremony.ends_at and ceremony.status != "cancelled" else "not-over"
    soon = now < ceremony.starts_at <= now + REMINDED_BEFORE
    return "" if soon and ceremony.is_happening else "not-soon"


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
    known = _mailed(ceremony, kind)
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


def remind_due(*, now: datetime) -> int:
    """Remind the guests of what begins within REMINDED_BEFORE; returns how many parties."""
    soon = Ceremony.objects.filter(starts_at__gt=now, starts_at__lte=now + REMINDED_BEFORE)
    reminded = 0
    for ceremony in soon.order_by("pk"):
        if ceremony.is_happening and _mailed(ceremony, Kind.REMINDER) is None:
            with suppress(NothingToTell):  # called off, or moved, since we looked
                mailing = tell_all(ceremony_id=ceremony.pk, kind=Kind.REMINDER, now=now)
                reminded += mailing.guests
    return reminded


def _mailed(ceremony: Ceremony, kind: str) -> GuestMailing | None:
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
