"""What a form must bring to be taken: work that a browser did, or more patience without a script.

Nobody is asked to read letters in a picture. The work costs a person nothing and a machine that
fills in thousands of forms something; whoever has no script is asked to take a little longer, and
fewer of one network an hour may do so. The mail that confirms an address stands behind both.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from outbox.rules.refusals import Refusal

GOOD_FOR = timedelta(minutes=40)


class Proof(StrEnum):
    """What came with a form: nothing, work done for it, and work that does not count."""

    NONE = "none"
    GOOD = "good"
    WRONG = "wrong"
    OVER = "over"
    SPENT = "spent"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How long a form must have been open, and how many an hour one network may send."""

    at_least: timedelta
    an_hour: int


# Nobody reads a form and types an address in less (facts/trust.md, R3); a school class behind one
# address registers within minutes.
WITH_PROOF = Terms(at_least=timedelta(seconds=3), an_hour=60)
WITHOUT = Terms(at_least=timedelta(seconds=6), an_hour=20)


def terms_for(proof: Proof) -> Terms:
    """Return what is asked of a form beside its proof."""
    return WITH_PROOF if proof is Proof.GOOD else WITHOUT


def judge(*, is_ours: bool, asked_at: datetime | None, is_solved: bool, now: datetime) -> Proof:
    """Judge work that was sent; `is_ours` where we signed the task for this very form."""
    if not is_ours or asked_at is None or asked_at > now:
        return Proof.WRONG
    if now - asked_at > GOOD_FOR:
        return Proof.OVER
    return Proof.GOOD if is_solved else Proof.WRONG


def why_not_believed(proof: Proof) -> Refusal | None:
    """Say why a form comes back because of its proof, or None; without one it is taken as it is."""
    if proof in (Proof.WRONG, Proof.OVER, Proof.SPENT):
        return Refusal(f"proof-{proof}")
    return None


def why_not_so_many(*, sent: int, terms: Terms) -> Refusal | None:
    """Say why no more is taken from a network that sent so many within the hour, or None."""
    return Refusal("too-many") if sent > terms.an_hour else None
