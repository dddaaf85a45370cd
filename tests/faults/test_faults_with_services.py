"""The full run on PostgreSQL and Redis, and the same without each defence."""

import pytest

from outbox.rules.cuts import Cut
from tests.faults.plan import BEFORE_CALL, Plan
from tests.faults.run import run, table

pytestmark = pytest.mark.services

# Two of four workers stop, so somebody is always left to overtake them.
OVERTAKEN = {"workers": 4, "pauses": 2, "pause_seconds": 8.0, "pause_points": (BEFORE_CALL,)}
SMALL = {"deliveries": 80, "kills_per_cut": 0, "broker_flushes": 0, "with_celery": False}
AFTER_CLAIM_ONLY = {
    **SMALL,
    "pauses": 10,
    "pause_points": (Cut.AFTER_CLAIM,),
    "pause_seconds": 2.8,
    "lost_share": 1.0,
    "workers": 4,
}


def played(**changes):
    plan = Plan(**{"database": "postgres", **changes})
    verdict = run(plan)
    print(table(plan, verdict))  # noqa: T201 - shown when the test fails
    return verdict


@pytest.mark.parametrize(("database", "crashes"), [("postgres", 1), ("sqlite", 0)])
def test_a_thousand_deliveries_survive_everything(database, crashes):
    verdict = played(
        database=database,
        database_crashes=crashes,
        lanes=6,
        lost_share=0.1,
        refused_share=0.1,
        beats=2,
        time_limit=900.0,
    )
    assert verdict.line == "lost=0 double=0 nameless=0"
    assert verdict.for_a_person == 0
    assert set(verdict.kills.values()) == {40}
    assert verdict.pauses >= 30
    assert (verdict.flushes, verdict.crashes) == (2, crashes)
    assert min(verdict.by_celery, verdict.lost_answers, verdict.refused_answers) > 0


@pytest.mark.parametrize(
    "changes",
    [
        {**OVERTAKEN, "without": "lock"},
        {"without": "read-back", "pauses": 0, "lost_share": 0.5},
        {
            "without": "commit-first",
            "pauses": 0,
            "kills_per_cut": 6,
            "kill_points": (Cut.AFTER_ACCEPT,),
        },
        {**AFTER_CLAIM_ONLY, "without": "fence"},
    ],
    ids=lambda changes: changes["without"],
)
def test_it_doubles_without(changes):
    assert played(**{**SMALL, **changes}).double > 0


def test_the_lock_holds_the_very_pause_that_doubles_without_it():
    assert played(**{**SMALL, **OVERTAKEN}).is_clean


def test_the_fence_alone_holds_what_a_stopped_worker_had_only_claimed():
    """The counterpart of "without fence": same pauses, still no lock, but the fence."""
    assert played(**AFTER_CLAIM_ONLY, without="lock").is_clean
