"""What a fault run over ingest breaks, with which defence off, and what it finds afterwards."""

import json
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from outbox.rules.policy import Policy

DEFENCES = ("count-first", "whole-files")
# A patient day in seconds.
SHRUNK = Policy(
    deadline=timedelta(seconds=120),
    lease=timedelta(seconds=150),
    quiet=timedelta(seconds=150),
    retry_base=timedelta(seconds=0.2),
    retry_cap=timedelta(seconds=2),
    max_attempts=1000,
    batch=1,
    breaker_after=1000,
    sweep_every=timedelta(seconds=0.1),
    lanes_at_once=8,
)


@dataclass(frozen=True, kw_only=True)
class IngestPlan:
    """One run. `poison` files end whichever worker begins to look at them."""

    database: str = "sqlite"
    files: int = 300
    kills: int = 60
    films: int = 4
    poison: int = 0
    workers: int = 3
    organisations: int = 4
    seed: int = 1
    without: str = ""
    time_limit: float = 1200.0

    def __post_init__(self) -> None:
        if self.without and self.without not in DEFENCES:
            raise ValueError(f"no such defence: {self.without}")

    @classmethod
    def from_json(cls, text: str) -> "IngestPlan":
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True, kw_only=True)
class IngestVerdict:
    """What rows and files say after a run."""

    files: int
    in_library: int
    refused: int
    poisoned: int
    lost: int
    stuck: int
    half: int
    whole_without_row: int
    longest_seconds: float
    kills: int
    kills_at_boundaries: int
    seconds: float
    notes: list[str] = field(default_factory=list)

    @classmethod
    def from_json(cls, text: str) -> "IngestVerdict":
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @property
    def is_clean(self) -> bool:
        return self.lost == self.stuck == self.half == 0

    @property
    def line(self) -> str:
        return f"lost={self.lost} stuck={self.stuck} half={self.half}"
