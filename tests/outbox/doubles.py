"""Stand-ins around the outbox: a far side with a ledger, a handler for it, and mortal owners."""

import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from outbox.models import Mail
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import (
    Absent,
    Found,
    Outcome,
    Sent,
    Settling,
    Sighting,
    Unknown,
)
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal
from outbox.rules.scopes import scopes_text

START = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
POLICY = Policy(retry_base=timedelta(seconds=30), max_attempts=4)
AFTER_QUIET = START + POLICY.quiet + timedelta(seconds=1)


def a_row(*, due_at: datetime = START, scopes: tuple[str, ...] = (), **fields: Any) -> Mail:
    """Owe one thing to the far side."""
    key = uuid.uuid4()
    return Mail.objects.create(
        **{
            "lane": "far:1",
            "due_at": due_at,
            "scopes": scopes_text(*scopes),
            "recipient": "reader@example.org",
            "sender": "news@example.org",
            "subject": "Midsummer in Liepāja",
            "text": "Come.",
            "language": "en",
            "idem_key": key,
            "message_id": f"<{key.hex}@example.org>",
            "may_repeat": False,
            **fields,
        }
    )


def state_of(row: Mail) -> str:
    row.refresh_from_db()
    return row.state


@dataclass
class FarSide:
    """Remembers every post it ever accepted, doubles and all."""

    accepted: list[int] = field(default_factory=list)

    def accept(self, row: Mail) -> Sent:
        self.accepted.append(row.pk)
        return Sent(remote_key=f"far-{row.pk}", url=f"https://far.example/{row.pk}")

    def find(self, row: Mail) -> Sighting:
        return Found(remote_key=f"far-{row.pk}") if row.pk in self.accepted else Absent()

    @property
    def doubles(self) -> dict[int, int]:
        return {pk: n for pk, n in Counter(self.accepted).items() if n > 1}


@dataclass
class FarHandler:
    """Posts to the far side; each part can be replaced by what a test wants to happen."""

    far: FarSide = field(default_factory=FarSide)
    settles_by: Settling = Settling.LOOK
    on_send: Callable[[Mail], Outcome] | None = None
    on_look: Callable[[Mail], Sighting] | None = None
    on_gate: Callable[[Mail], Refusal | None] | None = None
    on_settled: Callable[[Mail], None] | None = None
    model: type[Mail] = Mail

    def settling(self, row: Mail) -> Settling:
        return self.settles_by

    def gate(self, row: Mail, now: datetime) -> Refusal | None:
        return self.on_gate(row) if self.on_gate else None

    def send(self, row: Mail, deadline: Deadline) -> Outcome:
        return self.on_send(row) if self.on_send else self.far.accept(row)

    def look(self, row: Mail, deadline: Deadline) -> Sighting:
        return self.on_look(row) if self.on_look else self.far.find(row)

    def settled(self, row: Mail) -> None:
        if self.on_settled:
            self.on_settled(row)


def accepts_but_answer_is_lost(far: FarSide) -> Callable[[Mail], Outcome]:
    """The far side has it, the answer never comes."""

    def send(row: Mail) -> Outcome:
        far.accept(row)
        return Unknown(code="timeout", words="timed out")

    return send


@dataclass
class MortalOwner:
    """An owner whose life the test decides; all share one set of the living."""

    identity: str
    alive: set[str]
    ends_with_lease: bool = False

    def __post_init__(self) -> None:
        self.alive.add(self.identity)

    def ensure(self) -> None:
        """Never lost by itself."""

    def still_mine(self, owner: str) -> bool:
        return owner == self.identity and owner in self.alive

    def is_alive(self, owner: str) -> bool:
        return owner in self.alive

    def let_go(self) -> None:
        self.alive.discard(self.identity)
