"""A ceremony as schema.org says it, for search engines: an Event in a JSON-LD data block.

Source: schema.org/Event, and Google's "Event structured data" for modes and statuses.
"""

import json
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

from ceremonies.listing import ceremonies_for

if TYPE_CHECKING:
    from ceremonies.airing import Airing
    from ceremonies.models import Ceremony, CeremonyPage

SCHEMA = "https://schema.org/"
MODES = {
    "on-site": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}
# A status of its own kind ("planned", "held") is a scheduled one to search engines.
STATUSES = {
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved-online": "EventMovedOnline",
    "cancelled": "EventCancelled",
}
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def linked_data(page: "CeremonyPage", airing: "Airing", *, language: str) -> SafeString:
    """Return the text of the data block; nothing in it can end the block."""
    text = json.dumps(event_data(page, airing, language=language), ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308  escaped in the line before


def event_data(page: "CeremonyPage", airing: "Airing", *, language: str) -> dict[str, Any]:
    """Return the Event of a page."""
    ceremony = page.ceremony
    data = _short(page) | {
        "@context": SCHEMA.rstrip("/"),
        "description": page.summary,
        "doorTime": ceremony.doors_open_at.isoformat(),
        "inLanguage": _spoken(airing) or page.language,
        "isAccessibleForFree": True,
        "location": _places(page, airing),
        "organizer": {"@type": "Organization", "name": ceremony.organisation.name},
        "superEvent": _host_event(page),
        "subEvent": _local_ones(ceremony, language) if ceremony.kind == "international" else [],
    }
    if ceremony.previous_starts_at and ceremony.status == "rescheduled":
        data["previousStartDate"] = ceremony.previous_starts_at.isoformat()
    if airing.recording:
        data["recordedIn"] = {"@type": "CreativeWork", "url": ceremony.recording_url}
    return {name: value for name, value in data.items() if value not in ("", [], None)}


def _short(page: "CeremonyPage") -> dict[str, Any]:
    ceremony = page.ceremony
    mode = "online" if ceremony.status == "moved-online" else ceremony.mode
    return {
        "@type": "Event",
        "name": page.title,
        "url": page.full_url or "",
        "startDate": ceremony.starts_at.isoformat(),
        "endDate": ceremony.ends_at.isoformat(),
        "eventStatus": SCHEMA + STATUSES.get(ceremony.status, "EventScheduled"),
        "eventAttendanceMode": SCHEMA + MODES[mode],
    }


def _places(page: "CeremonyPage", airing: "Airing") -> list[dict[str, Any]]:
    """Return the hall and the streams, as far as people can come to each."""
    ceremony, places = page.ceremony, []
    is_online = ceremony.mode == "online" or ceremony.status == "moved-online"
    if page.venue and not is_online:
        address = {"address": ceremony.street_address} if ceremony.street_address else {}
        places.append({"@type": "Place", "name": page.venue, **address})
    if is_online or ceremony.mode == "hybrid":
        addresses = [source.stream.address for source in airing.sources] or [page.full_url or ""]
        places += [{"@type": "VirtualLocation", "url": address} for address in addresses]
    return places


def _spoken(airing: "Airing") -> list[str]:
    """Return the languages that the programme names, each once."""
    return list(dict.fromkeys(code for line in airing.lines for code in line.item.spoken))


def _host_event(page: "CeremonyPage") -> dict[str, Any] | None:
    if not page.host_event:
        return None
    organiser = page.ceremony.host_organiser
    by = {"organizer": {"@type": "Organization", "name": organiser}} if organiser else {}
    url = {"url": page.host_event_url} if page.host_event_url else {}
    return {"@type": "Event", "name": page.host_event, **url, **by}


def _local_ones(finale: "Ceremony", language: str) -> list[dict[str, Any]]:
    """Return the local ceremonies of the finale's season, the earliest first."""
    pages = ceremonies_for(language=language).filter(
        ceremony__season=finale.season_id, ceremony__kind="local"
    )
    return [_short(page) for page in pages]
