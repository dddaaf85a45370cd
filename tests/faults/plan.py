"""What a fault run breaks, how often, and with which defence switched off.

The first three classes are what every run has in common, that over ingest too.
"""

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import ClassVar, Self

from outbox.rules.cuts import Cut
from outbox.rules.policy import Policy

BEFORE_CALL = "before-call"  # after the last check, before the first byte: where leases fail
PAUSE_POINTS = (BEFORE_CALL, BEFORE_CALL, Cut.AFTER_CLAIM, Cut.MID_REQUEST)
DEFENCES = ("lock", "read-back", "commit-first", "fence")

# A patient day in seconds. quiet stays longer than deadline, and a pause longer than a lease.
SHRUNK = Policy(
    deadline=timedelta(seconds=1),
    lease=timedelta(seconds=2),
    quiet=timedelta(seconds=1.6),
    look_every=timedelta(seconds=0.4),
    give_up=timedelta(minutes=2),
    retry_base=timedelta(seconds=0.2),
    retry_cap=timedelta(seconds=1),
    max_attempts=60,
    breaker_after=50,
    breaker_pause=timedelta(seconds=0.5),
    sweep_every=timedelta(seconds=0.1),
    lanes_at_once=8,
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one process of a run tells another; what is a list in JSON becomes a tuple."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        told = json.loads(text)
        return cls(
            **{name: tuple(one) if isinstance(one, list) else one for name, one in told.items()}
        )

    def to_json(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True, kw_only=True)
class AnyPlan(Told):
    """One run of any kind."""

    defences: ClassVar[tuple[str, ...]]

    database: str = "sqlite"
    workers: int = 3
    seed: int = 1
    without: str = ""
    time_limit: float

    def __post_init__(self) -> None:
        if self.without and self.without not in self.defences:
            raise ValueError(f"no such defence: {self.without}")


@dataclass(frozen=True, kw_only=True)
class AnyVerdict(Told):
    """What was counted after a run of any kind; it is clean with nothing in any of `harms`."""

    harms: ClassVar[tuple[str, ...]]

    @property
    def is_clean(self) -> bool:
        return not any(getattr(self, harm) for harm in self.harms)

    @property
    def line(self) -> str:
        return " ".join(f"{harm}={getattr(self, harm)}" for harm in self.harms)


@dataclass(frozen=True, kw_only=True)
class Plan(AnyPlan):
    """One run over the outbox; its policy is always the shrunk one."""

    defences = DEFENCES

    deliveries: int = 1000
    kills_per_cut: int = 40
    pauses: int = 30
    broker_flushes: int = 2
    database_crashes: int = 0
    lost_share: float = 0.2
    refused_share: float = 0.0  # answered 503, half of them after acceptance, or 429
    with_celery: bool = True
    beats: int = 1
    lanes: int = 4
    pause_points: tuple[str, ...] = PAUSE_POINTS
    kill_points: tuple[str, ...] = tuple(Cut)
    pause_seconds: float = 3.2
    time_limit: float = 300.0

    @property
    def policy(self) -> Policy:
        return SHRUNK


@dataclass(frozen=True, kw_only=True)
class Verdict(AnyVerdict):
    """What the ledger and the table say after a run over the outbox."""

    harms = ("lost", "double", "nameless")

    wanted: int
    on_ledger: int
    lost: int
    double: int
    nameless: int
    for_a_person: int
    lost_answers: int
    refused_answers: int
    kills: dict[str, int]
    pauses: int
    flushes: int
    crashes: int
    by_celery: int
    seconds: float
