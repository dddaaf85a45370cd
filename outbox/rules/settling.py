"""What becomes of a row after a call, a look, or the loss of its owner."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any, assert_never

from outbox.rules.outcomes import (
    Absent,
    Found,
    LaneBlocked,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Settling,
    Sighting,
    Unknown,
    Unsure,
)
from outbox.rules.policy import Policy
from outbox.rules.states import State
from outbox.rules.timing import LATE, backoff, is_late

REFUSED_IN_DOUBT = "refused-in-doubt"
BLOCKED_PAUSE = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is known of a row when its next step is decided.

    `doubtful_since` is set while an earlier call may have arrived: then "certainly not sent" about
    the newest call says nothing about the row.
    """

    settling: Settling
    attempt_no: int
    absences: int
    sending_at: datetime
    first_attempt_at: datetime
    doubtful_since: datetime | None
    not_after: datetime | None
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """The next state and everything that is written with it."""

    state: State
    next_try_at: datetime
    reason: str = ""
    words: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    remote_key: str = ""
    remote_url: str = ""
    absences: int = 0
    doubtful_since: datetime | None = None
    counts_as_try: bool = True


class Way(StrEnum):
    """How an unknown row is settled next."""

    REPEAT = "repeat"
    LOOK = "look"
    ASK = "ask"


def after_call(
    outcome: Outcome, *, standing: Standing, now: datetime, policy: Policy, rng: Random
) -> Step:
    """Say what a call's outcome makes of its row."""
    match outcome:
        case Sent():
            return Step(
                state=State.SENT,
                next_try_at=now,
                facts=outcome.facts,
                remote_key=outcome.remote_key,
                remote_url=outcome.url,
            )
        case Refused() if standing.doubtful_since:
            return _in_doubt(REFUSED_IN_DOUBT, outcome.words, standing, now, policy, rng)
        case Refused():
            return Step(
                state=State.FAILED,
                next_try_at=now,
                reason=outcome.code,
                words=outcome.words,
                facts=outcome.facts,
            )
        case NotSent() | LaneBlocked() if standing.doubtful_since:
            return _in_doubt(outcome.code, outcome.words, standing, now, policy, rng)
        case NotSent():
            return _later(outcome, standing, now, policy, rng)
        case LaneBlocked():
            return Step(
                state=State.READY,
                next_try_at=max(outcome.until or now, now + BLOCKED_PAUSE),
                reason=outcome.code,
                words=outcome.words,
                counts_as_try=False,
            )
        case Unknown():
            return _in_doubt(outcome.code, outcome.words, standing, now, policy, rng)
        case _:
            assert_never(outcome)


def _later(
    outcome: NotSent, standing: Standing, now: datetime, policy: Policy, rng: Random
) -> Step:
    wait = backoff(attempt_no=standing.attempt_no, policy=policy, rng=rng)
    next_try_at = now + max(wait, outcome.retry_after or timedelta(0))
    said = {"code": outcome.code}
    if standing.attempt_no >= policy.max_attempts:
        return Step(
            state=State.FAILED, next_try_at=now, reason="attempts", words=outcome.words, facts=said
        )
    if is_late(not_after=standing.not_after, now=next_try_at):
        return Step(
            state=State.EXPIRED, next_try_at=now, reason=LATE, words=outcome.words, facts=said
        )
    return Step(
        state=State.READY, next_try_at=next_try_at, reason=outcome.code, words=outcome.words
    )


def _in_doubt(
    code: str, words: str, standing: Standing, now: datetime, policy: Policy, rng: Random
) -> Step:
    match standing.settling:
        case Settling.REPEAT if code != REFUSED_IN_DOUBT:
            # Repeats are dropped over there, so nothing is gained by waiting out the quiet period.
            next_try_at = now + backoff(attempt_no=standing.attempt_no, policy=policy, rng=rng)
        case Settling.BLIND:
            next_try_at = now
        case _:
            next_try_at = max(now, standing.sending_at + policy.quiet)
    return Step(
        state=State.UNKNOWN,
        next_try_at=next_try_at,
        reason=code,
        words=words,
        doubtful_since=standing.doubtful_since or standing.sending_at,
    )


def way_to_settle(*, standing: Standing, now: datetime, policy: Policy) -> Way:
    """Say how to find out what became of an unknown row."""
    if standing.settling is Settling.BLIND:
        return Way.ASK
    if standing.reason == REFUSED_IN_DOUBT or standing.attempt_no >= policy.max_attempts:
        return Way.LOOK
    if standing.settling is Settling.REPEAT:
        return Way.REPEAT
    is_key_known = now - standing.first_attempt_at <= policy.keyed_window
    if standing.settling is Settling.KEYED and is_key_known:
        return Way.REPEAT
    return Way.LOOK


def after_look(sighting: Sighting, *, standing: Standing, now: datetime, policy: Policy) -> Step:
    """Say what a look makes of an unknown row.

    Not seeing it counts only after the quiet period (the call may still be on its way), and only
    when it is seen missing `absences_needed` times (lists lag behind).
    """
    doubtful_since = standing.doubtful_since or standing.sending_at
    later = Step(
        state=State.UNKNOWN,
        next_try_at=now + policy.look_every,
        reason=standing.reason,
        words=standing.words,
        absences=standing.absences,
        doubtful_since=doubtful_since,
    )
    match sighting:
        case Found():
            return Step(
                state=State.SENT,
                next_try_at=now,
                reason="found",
                remote_key=sighting.remote_key,
                remote_url=sighting.url,
            )
        case Absent():
            if now - standing.sending_at < policy.quiet:
                return replace(later, next_try_at=standing.sending_at + policy.quiet)
            if standing.absences + 1 < policy.absences_needed:
                return replace(later, absences=standing.absences + 1)
            return Step(state=State.READY, next_try_at=now, reason="absent")
        case Unsure():
            if now - doubtful_since >= policy.give_up:
                return Step(
                    state=State.NEEDS_HUMAN,
                    next_try_at=now,
                    reason="unsettled",
                    words=sighting.words,
                    doubtful_since=doubtful_since,
                )
            return later
        case _:
            assert_never(sighting)


def ask_a_person(*, standing: Standing, now: datetime) -> Step:
    """Say what becomes of a row that nobody but a person can settle."""
    return Step(
        state=State.NEEDS_HUMAN,
        next_try_at=now,
        reason="blind",
        words=standing.words,
        facts={"code": standing.reason},
        doubtful_since=standing.doubtful_since or standing.sending_at,
    )
