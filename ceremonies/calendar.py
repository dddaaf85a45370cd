"""Ceremonies as iCalendar (RFC 5545, RFC 7986)."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from ceremonies.models import Ceremony, CeremonyPage, StreamSource
from ceremonies.models.choices import Status

STATUS = {
    Status.PLANNED: "TENTATIVE",
    Status.CONFIRMED: "CONFIRMED",
    Status.RESCHEDULED: "CONFIRMED",
    Status.MOVED_ONLINE: "CONFIRMED",
    Status.HELD: "CONFIRMED",
    # Without a new date there is nothing to keep free for.
    Status.POSTPONED: "CANCELLED",
    Status.CANCELLED: "CANCELLED",
}
# RFC 7986, 6.3: what one joins it with.
FEATURES = {
    StreamSource.Kind.MAIN: ["AUDIO", "VIDEO"],
    StreamSource.Kind.SIGN_LANGUAGE: ["VIDEO"],
    StreamSource.Kind.AUDIO_DESCRIPTION: ["AUDIO", "VIDEO"],
    StreamSource.Kind.INTERPRETATION: ["AUDIO", "VIDEO"],
}
# So long a feed goes on telling that something was called off: calendars ask seldom.
CALLED_OFF_STAYS = timedelta(days=60)
ASK_AGAIN = timedelta(hours=6)


def calendar_of(pages: Sequence[CeremonyPage], *, name: str, now: datetime) -> bytes:
    """Return one calendar with an event for each page's ceremony, in the place's own time."""
    calendar = new_calendar(method="PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for page in pages:
        calendar.add_component(event_of(page, now=now))
    return written(calendar, [page.ceremony for page in pages])


def new_calendar(*, method: str) -> Calendar:
    """Return a calendar without events."""
    calendar = Calendar()
    calendar.add("prodid", "-//BSR Cultural Pearls//ceremonies//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def written(calendar: Calendar, ceremonies: Sequence[Ceremony]) -> bytes:
    """Return it in writing, with the clock changes of the years in which these happen."""
    if ceremonies:
        days = [day for one in ceremonies for day in (one.starts_at, one.ends_at)]
        calendar.add_missing_timezones(
            first_date=min(days) - timedelta(days=366), last_date=max(days) + timedelta(days=366)
        )
    return calendar.to_ical()


def still_told(pages: Iterable[CeremonyPage], *, now: datetime) -> list[CeremonyPage]:
    """Leave out what was called off so long ago that every calendar has heard of it."""
    return [
        page
        for page in pages
        if STATUS[page.ceremony.status] != "CANCELLED"
        or max(page.ceremony.ends_at, page.ceremony.changed_at) + CALLED_OFF_STAYS > now
    ]


def version_of(pages: Iterable[CeremonyPage]) -> str:
    """Return an ETag that changes when any of the pages or their ceremonies does."""
    parts = [f"{p.pk}:{p.last_published_at}:{p.ceremony.changed_at}" for p in pages]
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'


def event_of(page: CeremonyPage, *, now: datetime) -> Event:
    """Return what a calendar is to know of a page's ceremony."""
    ceremony = page.ceremony
    place, event = ZoneInfo(ceremony.zone), Event()
    event.add("uid", f"{ceremony.calendar_uid}@culturalpearls")
    event.add("dtstamp", now)
    event.add("last-modified", ceremony.changed_at)
    event.add("sequence", ceremony.calendar_sequence)
    event.add("status", STATUS[ceremony.status])
    event.add("dtstart", ceremony.starts_at.astimezone(place))
    event.add("dtend", ceremony.ends_at.astimezone(place))
    event.add("summary", page.title)
    event.add("description", _description(page))
    event.add("url", page.full_url)
    where = ", ".join(part for part in (page.venue, ceremony.street_address) if part)
    if where:
        event.add("location", where)
    for stream in ceremony.streams.all():
        how: dict[str, Any] = {"FEATURE": FEATURES[stream.kind], "LABEL": str(stream)}
        event.add("conference", stream.address, parameters={"VALUE": "URI", **how})
    return event


def _description(page: CeremonyPage) -> str:
    """Say in words what a calendar may not show: many ignore the status."""
    told = page.ceremony.status not in (Status.PLANNED, Status.CONFIRMED, Status.HELD)
    parts = [str(page.ceremony.get_status_display())] if told else []
    return "\n\n".join([*parts, *filter(None, [page.summary])])
