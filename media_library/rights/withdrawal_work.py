"""How the outbox carries a withdrawal to its end: again and again until nothing is open."""

from datetime import timedelta

from django.utils import timezone

from media_library.models import WithdrawalWork
from media_library.rights.certifying import certify
from media_library.rights.clearing_away import clear_away
from outbox.repeating import RepeatableWork
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import NotSent, Outcome, Sent
from outbox.rules.policy import Policy

# It never gives up: what was promised to a person is owed until it is done.
WITHDRAWAL_POLICY = Policy(
    deadline=timedelta(seconds=45),
    lease=timedelta(seconds=60),
    quiet=timedelta(seconds=60),
    retry_base=timedelta(seconds=2),
    retry_cap=timedelta(minutes=5),
    max_attempts=30_000,
)
SHOWN = 3  # open ends that are put into words


class WithdrawalHandler(RepeatableWork[WithdrawalWork]):
    model = WithdrawalWork

    def send(self, row: WithdrawalWork, deadline: Deadline) -> Outcome:
        withdrawal = row.withdrawal
        open_ends = clear_away(withdrawal, now=timezone.now(), has_time=lambda: deadline.left > 1.0)
        if open_ends:
            return NotSent(code="withdrawal-open", words="; ".join(open_ends[:SHOWN]))
        certify(withdrawal=withdrawal, now=timezone.now())
        return Sent(remote_key=str(withdrawal.uuid))
