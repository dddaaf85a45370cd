"""What a fault run breaks, how often, and with which defence switched off."""

import json
from dataclasses import asdict, dataclass
from datetime import timedelta

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
class Plan:
    """One run."""

    database: str = "sqlite"
    deliveries: int = 1000
    kills_per_cut: int = 40
    pauses: int = 30
    broker_flushes: int = 2
    database_crashes: int = 0
    lost_share: float = 0.2
    workers: int = 3
    with_celery: bool = True
    lanes: int = 4
    seed: int = 1
    without: str = ""
    pause_points: tuple[str, ...] = PAUSE_POINTS
    kill_points: tuple[str, ...] = tuple(Cut)
    pause_seconds: float = 3.2
    time_limit: float = 300.0

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """Read what `to_json` wrote; the policy is always the shrunk one."""
        told = json.loads(text)
        for name in ("pause_points", "kill_points"):
            told[name] = tuple(told[name])
        return cls(**told)

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @property
    def policy(self) -> Policy:
        return SHRUNK

    def __post_init__(self) -> None:
        if self.without and self.without not in DEFENCES:
            raise ValueError(f"no such defence: {self.without}")


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the ledger and the table say after a run."""

    wanted: int
    on_ledger: int
    lost: int
    double: int
    nameless: int
    for_a_person: int
    lost_answers: int
    kills: dict[str, int]
    pauses: int
    flushes: int
    crashes: int
    by_celery: int
    seconds: float

    @classmethod
    def from_json(cls, text: str) -> "Verdict":
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @property
    def is_clean(self) -> bool:
        return self.lost == self.double == self.nameless == 0

    @property
    def line(self) -> str:
        return f"lost={self.lost} double={self.double} nameless={self.nameless}"
