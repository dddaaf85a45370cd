"""Words and values that say where an asset, its rights and its people stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AssetState(StrEnum):
    """From the first byte to the last; READY is the only one that anything may be shown in."""

    RECEIVING = "receiving"
    CHECKING = "checking"
    REFUSED = "refused"  # by a machine: not a picture, a bomb, a virus, a poison file
    IN_REVIEW = "in-review"
    ASKED_BACK = "asked-back"
    REJECTED = "rejected"  # by a person
    READY = "ready"
    WITHDRAWN = "withdrawn"  # hidden everywhere, original sealed
    ERASED = "erased"  # hidden everywhere, no byte left


class People(StrEnum):
    """Who can be recognised in an asset; what was not said counts as a refusal."""

    NOT_SAID = "not-said"
    NOBODY = "nobody"
    CROWD = "crowd"
    NAMED = "named"


class Channel(StrEnum):
    """Where an asset may be shown; grants and consents name these."""

    WEB = "web"
    SOCIAL = "social"
    NEWSLETTER = "newsletter"
    PRINT = "print"
    PRESS = "press"
    CEREMONY = "ceremony"
    ARCHIVE = "archive"


class ConsentHow(StrEnum):
    """How a consent was given."""

    SCREEN = "screen"
    FORM = "form"
    PAPER = "paper"
    LINK = "link"


@dataclass(frozen=True, kw_only=True)
class Span:
    """What was granted or agreed to, and for how long; both days are part of it.

    No languages means all of them, no channels means none.
    """

    channels: frozenset[str]
    languages: frozenset[str] = frozenset()
    valid_from: date
    until: date | None = None
    is_ended: bool = False  # revoked or withdrawn
    is_by_guardian: bool = False  # consents only

    def covers(self, *, channel: str, language: str) -> bool:
        """Say whether it was ever meant for this channel and language."""
        return channel in self.channels and (not self.languages or language in self.languages)

    def holds(self, on: date) -> bool:
        """Say whether it is in force on a day."""
        return (
            not self.is_ended and self.valid_from <= on and (self.until is None or on <= self.until)
        )


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A person who can be recognised, and everything they or a guardian agreed to."""

    person_id: int
    is_minor: bool
    consents: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Everything that `clearance` asks about one asset."""

    state: AssetState
    people: People
    grants: tuple[Span, ...] = ()
    shown: tuple[Shown, ...] = ()
