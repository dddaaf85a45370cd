"""Files taken in while workers are killed, and the same without each defence.

Short versions, on both databases where there are services; `python -m tests.faults.ingest` plays
the long one, 300 files and 60 kills, by hand.
"""

import pytest

from tests.faults.ingest import run, table
from tests.faults.ingest_plan import IngestPlan


def played(**changes):
    plan = IngestPlan(**changes)
    verdict = run(plan)
    print(table(plan, verdict))  # noqa: T201 - shown when the test fails
    return verdict


def test_no_file_is_lost_stuck_or_half():
    verdict = played(files=24, kills=6, films=0, poison=1)
    assert verdict.line == "lost=0 stuck=0 half=0"
    assert verdict.poisoned == 1
    assert verdict.kills >= 4


def test_a_poison_file_is_stuck_for_ever_when_its_attempts_are_counted_afterwards():
    verdict = played(files=8, kills=0, films=0, poison=1, without="count-first", time_limit=15)
    assert (verdict.stuck, verdict.poisoned) == (1, 0)


def test_half_a_file_is_seen_when_it_is_written_straight_to_its_name():
    verdict = played(files=6, kills=6, films=0, without="whole-files", time_limit=60)
    assert verdict.half > 0


@pytest.mark.services
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_a_hundred_files_survive_twenty_kills(database):
    verdict = played(database=database, files=100, kills=20, poison=1)
    assert verdict.line == "lost=0 stuck=0 half=0"
    assert verdict.poisoned == 1
    assert verdict.kills >= 15
    assert verdict.longest_seconds < 300
