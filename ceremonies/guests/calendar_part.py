"""The calendar entry that goes with a mail to a guest (RFC 5546: REQUEST and CANCEL)."""

from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from icalendar import vCalAddress

from ceremonies.calendar import STATUS, event_of, new_calendar, written
from ceremonies.models import CeremonyPage, GuestLetter, Registration
from ceremonies.models.choices import Status
from outbox.actions.enqueueing import CalendarPart

Kind = GuestLetter.Kind
REQUEST, CANCEL = "REQUEST", "CANCEL"
WITH_ENTRY = (Kind.STANDING, Kind.MOVED_UP, Kind.CHANGED, Kind.REMINDER)
OF_AN_END = (Kind.CANCELLED, Kind.DECLINED)


def calendar_part(
    kind: str, registration: Registration, *, page: CeremonyPage, has_place: bool, now: datetime
) -> CalendarPart | None:
    """Return the entry of a guest who has a place, its removal, or None where there is neither.

    A ceremony that is called off is removed: programs that are sent a REQUEST with the status
    "cancelled" keep the entry.
    """
    is_off = STATUS[Status(registration.ceremony.status)] == "CANCELLED"
    if kind in OF_AN_END or (has_place and is_off):
        return _part(CANCEL, registration, page=page, now=now)
    if kind in WITH_ENTRY and has_place:
        return _part(REQUEST, registration, page=page, now=now)
    return None


def _part(
    method: str, registration: Registration, *, page: CeremonyPage, now: datetime
) -> CalendarPart:
    calendar, event = new_calendar(method=method), event_of(page, now=now)
    # Each registration has an entry of its own: one who registers again gets another one.
    event["uid"] = f"{registration.key}@culturalpearls"
    if method == CANCEL:
        event["status"] = "CANCELLED"
    if registration.ended_at:
        # Nothing changed for others, so the ceremony's own number did not rise; none will follow.
        event["sequence"] = registration.ceremony.calendar_sequence + 1
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organiser = vCalAddress(f"mailto:{address}")
    organiser.params["CN"] = name or address
    guest = vCalAddress(f"mailto:{registration.address}")
    guest.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE"})
    event["organizer"], event["attendee"] = organiser, guest
    calendar.add_component(event)
    text = written(calendar, [registration.ceremony]).decode()
    return CalendarPart(text=text, method=method)
