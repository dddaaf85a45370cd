"""Places go in the order of asking: newcomers do not jump, large parties are not overtaken."""

import pytest

from ceremonies.rules.seats import Tally, Waiting, granted_to_newcomer, promoted


def tally(cap, taken=0, waiting=0):
    return Tally(cap=cap, taken=taken, waiting=waiting)


@pytest.mark.parametrize(
    ("pool", "wanted", "may_split", "granted"),
    [
        (tally(10), 4, False, 4),
        (tally(10, taken=6), 4, False, 4),
        (tally(10, taken=7), 4, False, 0),
        (tally(10, taken=7), 4, True, 3),
        (tally(10, taken=10), 4, True, 0),
        (tally(10, taken=7, waiting=4), 1, True, 0),  # three are free, but four wait
        (tally(None, taken=9_999), 4, False, 4),
        (tally(0), 1, False, 0),
    ],
)
def test_a_newcomer_gets_what_is_free_when_nobody_waits(pool, wanted, may_split, granted):
    assert granted_to_newcomer(pool, wanted=wanted, may_split=may_split) == granted


def test_at_the_door_what_is_free_is_given_although_somebody_waits():
    full_but_three = tally(10, taken=7, waiting=4)
    assert granted_to_newcomer(full_but_three, wanted=1, may_split=False, at_door=True) == 1


def party(number, missing, *, may_split=False):
    return Waiting(number=number, missing=missing, may_split=may_split)


@pytest.mark.parametrize(
    ("free", "queue", "given"),
    [
        (3, [party(1, 1), party(2, 2)], [(1, 1), (2, 2)]),
        (3, [party(1, 2), party(2, 2), party(3, 1)], [(1, 2)]),  # 3 does not overtake 2
        (3, [party(1, 2), party(2, 2, may_split=True), party(3, 1)], [(1, 2), (2, 1)]),
        (1, [party(1, 4)], []),
        (0, [party(1, 1, may_split=True)], []),
    ],
)
def test_places_move_up_strictly_in_order(free, queue, given):
    waiting = sum(one.missing for one in queue)
    assert list(promoted(tally(10, taken=10 - free, waiting=waiting), queue)) == given
