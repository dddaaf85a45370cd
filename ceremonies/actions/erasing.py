"""A guest asks to be forgotten: out of every ceremony, and out of the mails that were written."""

from datetime import datetime

from django.db import transaction

from ceremonies.actions.changing import cancel
from ceremonies.actions.forgetting import erase_who_they_were
from ceremonies.models import Registration


@transaction.atomic
def erase_guest(*, registration_id: int, now: datetime) -> int:
    """Erase all that is known of a guest's address; returns from how many registrations.

    What they registered for and is still to come is cancelled: places nobody can be asked about
    go to the next in line. No mail tells of it, for there is nobody left to write to. Who came by
    telephone is erased from this registration alone. Raises NotOpen while some of them are inside.
    """
    asked = Registration.objects.get(pk=registration_id)
    same = Registration.objects.filter(address_key=asked.address_key)
    for pk in same.filter(ended_at=None).order_by("ceremony_id").values_list("pk", flat=True):
        cancel(registration_id=pk, now=now)
    guests = list(same.select_for_update().order_by("pk"))
    erase_who_they_were(guests)
    return len(guests)
