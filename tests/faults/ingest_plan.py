"""What a fault run over ingest breaks, with which defence off, and what it finds afterwards."""

from dataclasses import dataclass
from datetime import timedelta

from outbox.rules.policy import Policy
from tests.faults.plan import AnyPlan, AnyVerdict

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
class IngestPlan(AnyPlan):
    """One run over ingest. `poison` files end whichever worker begins to look at them."""

    defences = DEFENCES

    files: int = 300
    kills: int = 60
    films: int = 4
    poison: int = 0
    organisations: int = 4
    time_limit: float = 1200.0


@dataclass(frozen=True, kw_only=True)
class IngestVerdict(AnyVerdict):
    """What rows and files say after a run over ingest."""

    harms = ("lost", "stuck", "half")

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
    notes: tuple[str, ...] = ()
