"""Kills, stops and lost answers on SQLite, and the same without each defence.

Short versions; `python -m tests.faults.run` plays the long ones.
"""

from outbox.rules.cuts import Cut
from tests.faults.plan import BEFORE_CALL, Plan
from tests.faults.run import run, table

SHORT = {"with_celery": False, "broker_flushes": 0, "time_limit": 90.0}


def played(**changes):
    plan = Plan(**{**SHORT, **changes})
    verdict = run(plan)
    print(table(plan, verdict))  # noqa: T201 - shown when the test fails
    return verdict


def test_nothing_is_lost_or_doubled():
    verdict = played(deliveries=60, kills_per_cut=2, pauses=3)
    assert verdict.line == "lost=0 double=0 nameless=0"
    assert verdict.for_a_person == 0
    # Where the faults fall is left to chance; the long run insists on every one of them.
    assert sum(verdict.kills.values()) >= 7
    assert verdict.pauses >= 1
    assert verdict.lost_answers > 0


def test_it_doubles_when_the_lease_stands_in_for_the_lock():
    """One lane: a stopped process must not sit on SQLite's one write lock with another thread."""
    verdict = played(
        deliveries=15,
        lanes=1,
        kills_per_cut=0,
        pauses=1,
        pause_seconds=8.0,
        pause_points=(BEFORE_CALL,),
        without="lock",
    )
    assert verdict.double > 0


def test_it_doubles_when_lost_answers_are_not_read_back():
    verdict = played(deliveries=20, kills_per_cut=0, pauses=0, lost_share=0.5, without="read-back")
    assert verdict.double > 0


def test_it_doubles_when_the_commit_follows_the_call():
    verdict = played(
        deliveries=20,
        kills_per_cut=5,
        pauses=0,
        kill_points=(Cut.AFTER_ACCEPT,),
        lost_share=0.0,
        without="commit-first",
    )
    assert verdict.double > 0
