"""Planned posts as iCalendar (RFC 5545), for the calendars that officers keep anyway."""

import re
from collections.abc import Callable, Iterable

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from campaigns.desk.standing import Standing, standing_of
from campaigns.models import Variant
from campaigns.turns import Turn
from outbox.models import Hold
from outbox.rules.states import State

# A line of iCalendar has no control characters; texts from spreadsheets may.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_GONE = frozenset({State.CANCELLED, State.EXPIRED, State.FAILED, Variant.State.LAPSED})
_OPEN = frozenset({Variant.State.DRAFT, Variant.State.IN_REVIEW, Variant.State.REJECTED})


def calendar_of(
    found: Iterable[Turn], *, holds: Iterable[Hold], address_of: Callable[[Turn], str]
) -> bytes:
    """Return one event for each turn that has a time; `address_of` gives its page at the desk.

    An event keeps its UID for as long as the post lives, or the day of its series, so that
    calendars move it, not double it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//BSR Cultural Pearls//campaigns//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Cultural Pearls: planned posts"))
    stops = list(holds)
    for turn in found:
        if turn.at is not None:
            standing = standing_of(turn, holds=stops)
            calendar.add_component(_event(turn, standing, address=address_of(turn)))
    return bytes(calendar.to_ical())


def _event(turn: Turn, standing: Standing, *, address: str) -> Event:
    post, event = turn.post, Event()
    event.add("uid", f"{turn.name}@culturalpearls")
    event.add("dtstamp", post.changed_at)
    event.add("last-modified", post.changed_at)
    event.add("dtstart", turn.at)
    event.add("summary", _plain(f"{post.title} ({post.channel.name}, {post.language})"))
    event.add("description", _plain(_description(post, standing)))
    event.add("url", address)
    event.add("status", _status(standing.code))
    event.add("transp", "TRANSPARENT")  # nobody is busy while a post goes out
    return event


def _description(post: Variant, standing: Standing) -> str:
    language = dict(settings.LANGUAGES).get(post.language, post.language)
    about = f"{post.message.campaign.name} · {post.channel} · {language} · {standing.look.word}"
    return "\n\n".join(part for part in (about, post.text, post.link) if part)


def _status(code: str) -> str:
    if code in _GONE:
        return "CANCELLED"
    return "TENTATIVE" if code in _OPEN else "CONFIRMED"


def _plain(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
