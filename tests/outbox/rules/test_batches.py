"""Batches grow on a quick channel and shrink at once on a slow one."""

import pytest

from outbox.rules.batches import next_batch
from outbox.rules.policy import Policy

POLICY = Policy(batch=5, most_at_once=40)


@pytest.mark.parametrize(
    ("batch", "claimed", "seconds", "then"),
    [
        (5, 5, 0.1, 10),
        (10, 10, 1.0, 20),
        (30, 30, 0.1, 40),
        (40, 40, 0.1, 40),
        (40, 12, 0.1, 40),  # not full: there was no more
        (40, 40, 2.0, 40),
        (40, 40, 4.0, 5),
        (40, 3, 30.0, 5),
    ],
)
def test_the_next_batch(batch, claimed, seconds, then):
    assert next_batch(batch=batch, claimed=claimed, seconds=seconds, policy=POLICY) == then


def test_work_that_takes_its_time_stays_at_its_number():
    assert next_batch(batch=1, claimed=1, seconds=0.1, policy=Policy(batch=1)) == 1
