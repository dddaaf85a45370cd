"""What an outside call can end in, as plain values that every sender returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class Settling(StrEnum):
    """How the truth about a call without an answer is found out (shared name: "channel class")."""

    REPEAT = "repeat"  # A: the far side drops repeats of one key; call again
    KEYED = "keyed"  # B: as A, but only for a while after the first attempt, then LOOK
    LOOK = "look"  # D: read back what is there before anything is sent again
    BLIND = "blind"  # E: nobody can know; a person decides


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The far side has it. `remote_key` names it there, `url` is where a person can see it."""

    remote_key: str
    url: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A definite no that repeating will not change: the request itself is at fault."""

    code: str
    words: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class NotSent:
    """Certainly not done: nothing was written to the wire, or the far side said "not now"."""

    code: str
    words: str
    retry_after: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class LaneBlocked:
    """Certainly not done, and the whole account must wait.

    `until` None means that a person has to mend something first (a dead token); otherwise the
    instant (UTC) that the server named, as in a 429 with Retry-After.
    """

    code: str
    words: str
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """Bytes left, no trustworthy answer came: it may or may not be there."""

    code: str
    words: str


Outcome = Sent | Refused | NotSent | LaneBlocked | Unknown


@dataclass(frozen=True, kw_only=True)
class Found:
    """Read-back saw it."""

    remote_key: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Absent:
    """Read-back worked and did not see it."""


@dataclass(frozen=True, kw_only=True)
class Unsure:
    """Read-back itself failed, so nothing was learnt."""

    words: str


Sighting = Found | Absent | Unsure
