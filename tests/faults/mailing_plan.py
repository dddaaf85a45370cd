"""What a fault run over a mail to all guests breaks, and what it found."""

from dataclasses import dataclass
from datetime import timedelta

from outbox.rules.policy import Policy
from tests.faults.plan import AnyPlan, AnyVerdict

DEFENCES = ("send-first",)
# All mails leave by one lane, in which a worker makes one call at a time.
IN_FLIGHT = 1

# Patient where a busy machine is slow: a call that outlives its deadline is a double of its own.
POLICY = Policy(
    deadline=timedelta(seconds=8),
    lease=timedelta(seconds=10),
    quiet=timedelta(seconds=9),
    # No relay can be asked about a mail: what a kill left in doubt and the relay then refuses is
    # told to a person, here within the run's time.
    give_up=timedelta(seconds=15),
    look_every=timedelta(seconds=1),
    retry_base=timedelta(seconds=0.2),
    retry_cap=timedelta(seconds=1),
    max_attempts=60,
    batch=20,
    breaker_after=50,
    breaker_pause=timedelta(seconds=0.5),
    sweep_every=timedelta(seconds=0.1),
    lanes_at_once=8,
)


@dataclass(frozen=True, kw_only=True)
class MailingPlan(AnyPlan):
    """So many guests of one ceremony are written to; workers are killed evenly over the mails.

    The relay refuses `refused_share` of the addresses for good, defers another such share once,
    and hangs up in the middle of `dropped_share` of the mails, without taking them.
    """

    defences = DEFENCES

    recipients: int = 2000
    kills: int = 20
    refused_share: float = 0.02
    dropped_share: float = 0.02
    delay: float = 0.02  # seconds that the relay thinks about each mail
    time_limit: float = 1800.0


@dataclass(frozen=True, kw_only=True)
class MailingVerdict(AnyVerdict):
    """What the relay's ledger and the tables say: addresses, copies, rows."""

    harms = ("missing", "beyond_bound", "unsettled", "renamed")

    recipients: int
    taken: int
    refused: int
    missing: int
    duplicates: int
    bound: int
    beyond_bound: int
    renamed: int  # duplicates that a mail program could not know by their Message-ID
    unsettled: int
    kills: int
    deferred: int
    dropped: int
    seconds: float
