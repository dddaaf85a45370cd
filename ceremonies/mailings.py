"""Whom one mail to all guests of a ceremony goes to, and what speaks against it now."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from ceremonies.models import Ceremony, Claim, GuestMailing, Registration
from ceremonies.models.places import MAIN_KINDS
from ceremonies.rules.announcing import State

Kind = GuestMailing.Kind
REMINDED_BEFORE = timedelta(hours=24)


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
