"""How the outbox does ingest work: a local, repeatable job, a few at a time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from media_library.ingest.ledger import has_failed_before
from media_library.ingest.running import Run, TryLater
from media_library.ingest.scratch import sweep_scratch_now_and_then
from media_library.ingest.turns import FILM_TURNS, PHOTO_TURNS
from media_library.models import Asset, IngestWork
from outbox.clock import DatabaseClock
from outbox.repeating import RepeatableWork
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import LaneBlocked, NotSent, Outcome, Sent
from outbox.rules.policy import Policy

# A film of 20 minutes is measured and made small within two hours even on a slow machine. What
# waits for a scanner, for ffmpeg or for space waits for weeks, asking every ten minutes or so.
INGEST_POLICY = Policy(
    deadline=timedelta(hours=2),
    lease=timedelta(hours=3),
    quiet=timedelta(hours=3),
    retry_base=timedelta(seconds=5),
    retry_cap=timedelta(minutes=10),
    max_attempts=10_000,
    batch=1,
    breaker_after=10,
)
KNOCK_AGAIN = timedelta(seconds=2)


def nowhere(boundary: str) -> None:
    """Go on."""


class IngestHandler(RepeatableWork[IngestWork]):
    """Brings a received file to review, or to a refusal with its reason."""

    model = IngestWork

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] | None = None,
        cut: Callable[[str], None] = nowhere,
    ) -> None:
        self._clock = clock or DatabaseClock()
        self._cut = cut

    def send(self, row: IngestWork, deadline: Deadline) -> Outcome:
        sweep_scratch_now_and_then()
        run = Run(asset_id=row.asset_id, deadline=deadline, clock=self._clock, cut=self._cut)
        turns = FILM_TURNS if row.asset.kind == Asset.Kind.FILM else PHOTO_TURNS
        with turns.turn(row.lane, alone=has_failed_before(row.asset_id)) as is_ours:
            if not is_ours:
                return LaneBlocked(code="busy", words="", until=self._clock() + KNOCK_AGAIN)
            try:
                return Sent(remote_key=run.to_its_end())
            except TryLater as later:
                return NotSent(code=later.code, words=later.words)
