"""The moving part of a ceremony's page at one instant: state, programme and streams, for a reader.

It is made at each request, beside the article that was compiled at publishing: states follow the
clock and the operator, not an editor who publishes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from csp.constants import SELF
from django.conf import settings
from django.utils.functional import cached_property

from ceremonies.rules.airing import (
    ON_AIR,
    State,
    end_with_delays,
    in_order,
    now_on,
    state_of,
)
from ceremonies.rules.stream_addresses import Player, Recognised, recognise

if TYPE_CHECKING:
    from ceremonies.models import Ceremony, ProgrammeItem, StreamSource

WATCHED_IN = (*ON_AIR, State.BEFORE)
BY_THE_CLOCK = "clock"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One item of the programme as a reader sees it."""

    item: "ProgrammeItem"
    title: str
    title_language: str
    speakers: str
    starts_at: datetime
    ends_at: datetime
    is_now: bool
    is_over: bool


@dataclass(frozen=True, kw_only=True)
class Source:
    """A stream and how the page can play it."""

    stream: "StreamSource"
    played: Recognised

    @property
    def is_played_here(self) -> bool:
        return self.played.player != Player.NONE


@dataclass(frozen=True, kw_only=True)
class Airing:
    """All that moves on the page of one ceremony."""

    ceremony: "Ceremony"
    state: State
    lines: Sequence[Line]
    sources: Sequence[Source]
    recording: Recognised | None

    @cached_property
    def on(self) -> Line | None:
        """The item that is on, while there is something on."""
        running = (line for line in self.lines if line.is_now)
        return next(running, None) if self.state == State.LIVE else None

    @property
    def shows_streams(self) -> bool:
        """Whether the streams are of use: before, so that all can be tried, and while it is on."""
        return bool(self.sources) and self.state in WATCHED_IN

    @property
    def plays_here(self) -> bool:
        """Whether a press on a button would load something of another server."""
        return bool(self.content_policy)

    @property
    def is_to_come(self) -> bool:
        """Whether one can still come, or watch it as it happens."""
        return self.state in WATCHED_IN

    @property
    def is_over(self) -> bool:
        """Whether there is only to look back."""
        return self.state in (State.AFTER, State.RECORDING)

    @property
    def moves(self) -> bool:
        """Whether it is worth asking again soon."""
        return self.state in ON_AIR

    @property
    def content_policy(self) -> dict[str, list[str]]:
        """What this page may load beyond the site's policy, and no other page."""
        played = [source.played for source in self.sources] if self.shows_streams else []
        if self.recording and self.state == State.RECORDING:
            played.append(self.recording)
        frames = {one.origin for one in played if one.player == Player.FRAME}
        films = {one.origin for one in played if one.player == Player.VIDEO}
        policy = {"frame-src": sorted(frames)} if frames else {}
        return policy | ({"media-src": [SELF, *sorted(films)]} if films else {})


def airing_of(ceremony: "Ceremony", *, language: str, now: datetime) -> Airing:
    """Read how a ceremony stands for a reader of `language`; four queries at most."""
    items = {item.pk: item for item in ceremony.programme.prefetch_related("words")}
    timed = [item.timed for item in items.values()]
    state = state_at(ceremony, ends_at=end_with_delays(ceremony.ends_at, timed), now=now)
    running = now_on(timed, now=now) if state == State.LIVE else None
    return Airing(
        ceremony=ceremony,
        state=state,
        lines=[
            _line(
                items[one.key],
                language,
                is_now=one == running,
                # Afterwards nothing need be told apart any more.
                is_over=one.ends_at <= now and state in (State.LIVE, State.PAUSED),
            )
            for one in in_order(timed)
        ],
        sources=_sources(ceremony, language),
        recording=_played(ceremony.recording_url),
    )


def main_address(ceremony: "Ceremony", *, language: str) -> str:
    """Return where to watch as on stage, in the reader's language if there is a choice; or ""."""
    sources = _sources(ceremony, language)
    main = [source for source in sources if source.stream.kind == source.stream.Kind.MAIN]
    return main[0].stream.address if main else ""


def state_at(ceremony: "Ceremony", *, ends_at: datetime, now: datetime) -> State:
    """Return the state by status, clock and the operator's latest word."""
    switched_to = ceremony.switches.order_by("-pk").values_list("to", flat=True).first()
    return state_of(
        status=ceremony.status,
        starts_at=ceremony.starts_at,
        ends_at=ends_at,
        has_recording=bool(ceremony.recording_url),
        switched_to=None if switched_to in (None, BY_THE_CLOCK) else State(switched_to),
        now=now,
    )


def _line(item: "ProgrammeItem", language: str, *, is_now: bool, is_over: bool) -> Line:
    """Word an item in the reader's language, else in English, else as at the desk."""
    words = {one.language: one for one in item.words.all()}
    found = words.get(language) or words.get(settings.LANGUAGE_CODE)
    return Line(
        item=item,
        title=found.title if found else item.title,
        title_language=found.language if found and found.language != language else "",
        speakers=found.speakers if found else "",
        starts_at=item.timed.starts_at,
        ends_at=item.timed.ends_at,
        is_now=is_now,
        is_over=is_over,
    )


def _sources(ceremony: "Ceremony", language: str) -> list[Source]:
    """Return the streams that can be read: the main ones first, the reader's language before."""
    kinds = [kind.value for kind in ceremony.streams.model.Kind]
    read = ((stream, _played(stream.address)) for stream in ceremony.streams.all())
    found = [Source(stream=stream, played=played) for stream, played in read if played]
    return sorted(
        found,
        key=lambda s: (kinds.index(s.stream.kind), s.stream.language not in ("", language)),
    )


def _played(address: str) -> Recognised | None:
    found = recognise(address, only_https=settings.SITE_URL.startswith("https:"))
    return found if isinstance(found, Recognised) else None
