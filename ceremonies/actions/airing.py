"""The operator's verbs: where the evening stands, and by how much its programme slips."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from accounts.models import User
from ceremonies.models import Ceremony, PageSwitch, ProgrammeItem
from ceremonies.models.programme import LONGEST
from ceremonies.rules.airing import still_to_come


class CalledOff(Exception):
    """The ceremony is cancelled or postponed: there is no evening to switch."""


class NothingToMove(Exception):
    """No item of the programme is still to come, or it would move by more than a day."""


@transaction.atomic
def switch_page(*, ceremony_id: int, to: PageSwitch.To, by: User, now: datetime) -> PageSwitch:
    """Write down where the evening stands; "clock" gives it back to the clock. Raises CalledOff."""
    ceremony = Ceremony.objects.select_for_update().get(pk=ceremony_id)
    if ceremony.is_called_off:
        raise CalledOff
    return PageSwitch.objects.create(ceremony=ceremony, to=to, by=by, at=now)


@transaction.atomic
def slip_programme(*, ceremony_id: int, minutes: int, now: datetime) -> int:
    """Let all items that have not begun begin later, or earlier; returns how many.

    None begins before `now`: what would have is put on at once. Raises NothingToMove.
    """
    ceremony = Ceremony.objects.select_for_update().get(pk=ceremony_id)
    items = still_to_come((item.timed for item in ceremony.programme.all()), now=now)
    if not items or any(abs(i.slips + timedelta(minutes=minutes)) > _MOST for i in items):
        raise NothingToMove
    # All move alike, so that none overtakes another; the first decides how far back they can.
    room = -int((items[0].starts_at - now) / timedelta(minutes=1))
    moved = ProgrammeItem.objects.filter(pk__in=[item.key for item in items])
    return moved.update(slip=F("slip") + max(minutes, room))


_MOST = timedelta(minutes=LONGEST)
