"""What every channel can do, and the plain values that go in and come out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.utils.functional import Promise

from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import (
    LaneBlocked,
    NotSent,
    Outcome,
    Refused,
    Settling,
    Sighting,
    Unknown,
)
from outbox.rules.refusals import Refusal

# The exact thing that will be sent, as JSON values only: frozen when composed, approvals are
# pinned to its hash. Its inside belongs to the channel; only `link` and `images` are common.
Payload = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class DraftImage:
    """A picture as it will be sent.

    `digest` is the SHA-256 (hex) of the very bytes that will be sent (the rendition, not the
    original), so an approval covers the picture too. `size` is in bytes, 0 where unknown.
    `emblem` is the language of the funder's sentence that is drawn below it, "" for none.
    """

    digest: str
    rendition: str
    mime: str
    width: int
    height: int
    alt: str
    size: int = 0
    emblem: str = ""

    def frozen(self) -> dict[str, Any]:
        """Give the JSON form that payloads hold; those from before emblems keep their hash."""
        held = asdict(self)
        if not self.emblem:
            del held["emblem"]
        return held


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One message in one language before a channel gives it its form.

    `statement` is the funder's sentence, `credit` the pictures' authors, `warning` a content
    warning; hashtags come without their sign.
    """

    text: str
    language: str
    link: str = ""
    images: Sequence[DraftImage] = ()
    title: str = ""
    hashtags: Sequence[str] = ()
    statement: str = ""
    credit: str = ""
    warning: str = ""


def _forget(_secret: Mapping[str, Any]) -> None:
    """Stand in for an account whose new tokens nobody keeps."""


@dataclass(frozen=True, kw_only=True)
class Account:
    """Where to send and as whom.

    `secret` never shows in a repr; `remember` is called with the whole new secret whenever the
    platform hands out fresh tokens, and must store it before it returns.
    """

    id: int
    base_url: str
    identifier: str = ""
    secret: Mapping[str, Any] = field(default_factory=dict, repr=False)
    capabilities: Mapping[str, Any] = field(default_factory=dict)
    remember: Callable[[Mapping[str, Any]], None] = field(default=_forget, repr=False)

    @property
    def told_limits(self) -> Mapping[str, Mapping[str, Any]]:
        """The limits that the server named when it was connected."""
        limits: Mapping[str, Mapping[str, Any]] = self.capabilities.get("limits", {})
        return limits


@dataclass(frozen=True, kw_only=True)
class SendKey:
    """What makes repeats of one delivery one: all three stay the same over all its attempts."""

    idem_key: UUID
    remote_key: str
    delivery_id: int


@dataclass(frozen=True, kw_only=True)
class Count:
    """How full a text is by the platform's own rule; `also` is a second limit that it sets."""

    used: int
    limit: int
    unit: str
    also: "Count | None" = None

    @property
    def is_over(self) -> bool:
        return self.used > self.limit or (self.also is not None and self.also.is_over)


@dataclass(frozen=True, kw_only=True)
class Connected:
    """The account works; `capabilities` (JSON values) replace what was known about it."""

    capabilities: Mapping[str, Any]


OpenImage = Callable[[DraftImage], bytes]
Connection = Connected | Refused | NotSent | LaneBlocked | Unknown


class Channel(Protocol):
    """One way to the public. Channels hold no state between calls and touch no database."""

    kind: str
    label: str | Promise

    def compose(self, draft: Draft, account: Account) -> Payload:
        """Freeze a draft into what will be sent. Says nothing about whether it fits."""

    def count(self, payload: Payload, account: Account) -> Count:
        """Count the text as the platform does."""

    def problems(self, payload: Payload, account: Account) -> list[Refusal]:
        """Name everything that the platform or our own rules would refuse; empty = may be sent."""

    def assign_key(self, *, delivery_id: int, due_at: datetime, step: int = 0) -> str:
        """Name the remote record before it exists; '' where the platform names it.

        A clash with another delivery is asked again with a higher `step`.
        """

    def settling(
        self, account: Account, *, first_attempt_at: datetime | None, now: datetime
    ) -> Settling:
        """Say how an attempt without an answer is to be settled at this moment."""

    def send(
        self,
        payload: Payload,
        *,
        key: SendKey,
        account: Account,
        deadline: Deadline,
        open_image: OpenImage,
    ) -> Outcome:
        """Publish once. Refuses by `problems` before the network does; never retries by itself."""

    def look(
        self,
        payload: Payload,
        *,
        key: SendKey,
        account: Account,
        since: datetime,
        deadline: Deadline,
    ) -> Sighting:
        """Read back whether an attempt started at `since` left anything."""

    def take_down(self, *, key: SendKey, account: Account, deadline: Deadline) -> Outcome:
        """Delete what was published under this key; what is gone already counts as done.

        Refused("no-delete") where the platform, or the medium, does not let us.
        """

    def connect(self, account: Account, *, deadline: Deadline, now: datetime) -> Connection:
        """Try the credentials and learn what this server really does."""
