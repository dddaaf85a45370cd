"""Ceremonies as iCalendar (RFC 5545)."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event


def calendar_file(ceremonies: Iterable, *, name: str) -> HttpResponse:
    """Return an .ics answer with one event for each ceremony page, in the place's own zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//BSR Cultural Pearls//ceremonies//EN")
    calendar.add("version", "2.0")
    for page in ceremonies:
        place, event = ZoneInfo(page.zone), Event()
        event.add("uid", f"{page.calendar_uid}@culturalpearls")
        event.add("dtstamp", page.last_published_at or timezone.now())
        event.add("dtstart", page.starts_at.astimezone(place))
        event.add("dtend", page.ends_at.astimezone(place))
        event.add("summary", page.title)
        event.add("description", page.summary)
        event.add("url", page.full_url)
        where = ", ".join(part for part in (page.venue, page.street_address) if part)
        if where:
            event.add("location", where)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response
