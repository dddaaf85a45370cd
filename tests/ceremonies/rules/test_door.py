"""Who is let in, what a phone's clock is worth, who may try a PIN: as tables."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from ceremonies.rules.door import (
    LONGEST_OFFLINE,
    TRIES,
    TRIES_AGAIN_AFTER,
    Evening,
    Place,
    Verdict,
    by_our_clock,
    decided_alone,
    verdict_of,
    was_before,
    went_in,
    why_nobody,
    why_not_try,
    why_not_work,
)

DOORS = datetime(2027, 6, 5, 17, 0, tzinfo=UTC)
ENDS = DOORS + timedelta(hours=5)
A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)


def evening(status="confirmed"):
    return Evening(status=status, doors_open_at=DOORS, ends_at=ENDS)


@pytest.mark.parametrize(
    ("place", "is_inside", "verdict"),
    [
        (Place.OK, False, "admitted"),
        (Place.OK, True, "already"),
        (Place.WAITING, False, "waiting"),
        (Place.WAITING, True, "already"),
        (Place.CANCELLED, False, "cancelled"),
        (Place.CANCELLED, True, "already"),
        (None, False, "unknown"),
    ],
)
def test_a_genuine_ticket_is_judged_by_its_place(place, is_inside, verdict):
    assert verdict_of(evening(), place=place, is_inside=is_inside, at=DOORS) == verdict


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("confirmed", None),
        ("rescheduled", None),
        ("planned", None),
        ("held", None),
        ("cancelled", "called-off"),
        ("postponed", "called-off"),
        ("moved-online", "called-off"),
    ],
)
def test_nobody_enters_what_is_called_off(status, verdict):
    assert why_nobody(evening(status), at=DOORS) == verdict


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        (DOORS - 12 * AN_HOUR - A_MINUTE, "not-today"),
        (DOORS - 12 * AN_HOUR, None),
        (DOORS, None),
        (ENDS + 12 * AN_HOUR, None),
        (ENDS + 12 * AN_HOUR + A_MINUTE, "not-today"),
    ],
)
def test_an_evening_is_half_a_day_around_it_and_knows_no_midnight(at, verdict):
    assert why_nobody(evening(), at=at) == verdict


@pytest.mark.parametrize(
    ("verdict", "was_alone", "shown", "is_in"),
    [
        (Verdict.ADMITTED, False, "", True),
        (Verdict.WAITING, False, "admitted", False),
        (Verdict.WAITING, True, "admitted", True),
        (Verdict.ADMITTED, True, "waiting", False),
        (Verdict.ADMITTED, True, "", False),
    ],
)
def test_whom_a_phone_let_in_alone_is_in(verdict, was_alone, shown, is_in):
    assert went_in(verdict=verdict, was_alone=was_alone, shown=shown) is is_in


@pytest.mark.parametrize(
    ("said", "sent", "counted"),
    [
        (-AN_HOUR, None, -AN_HOUR),
        # The phone is two hours fast, and two hours slow: it says so when it sends.
        (AN_HOUR, 2 * AN_HOUR, -AN_HOUR),
        (-3 * AN_HOUR, -2 * AN_HOUR, -AN_HOUR),
        # Nothing happens after it was received, nor in another age.
        (AN_HOUR, None, timedelta()),
        (-LONGEST_OFFLINE - A_MINUTE, None, timedelta()),
        (-LONGEST_OFFLINE, None, -LONGEST_OFFLINE),
    ],
)
def test_a_wrong_clock_is_put_right(said, sent, counted):
    at = by_our_clock(said_at=DOORS + said, sent_at=sent and DOORS + sent, received_at=DOORS)
    assert at == DOORS + counted


def test_without_a_word_of_the_phone_our_clock_counts():
    assert by_our_clock(said_at=None, sent_at=None, received_at=DOORS) == DOORS


@pytest.mark.parametrize(
    ("was_offline", "late", "alone"), [(True, 0, True), (False, 5, False), (False, 6, True)]
)
def test_a_phone_that_could_not_wait_decided_alone(was_offline, late, alone):
    at = DOORS - timedelta(seconds=late)
    assert decided_alone(was_offline=was_offline, at=at, received_at=DOORS) is alone


def test_of_two_at_the_same_moment_the_order_is_the_same_on_every_upload():
    low, high = UUID(int=1), UUID(int=2)
    assert was_before(DOORS, low, other_at=DOORS, other_nonce=high)
    assert not was_before(DOORS, high, other_at=DOORS, other_nonce=low)
    assert was_before(DOORS - A_MINUTE, high, other_at=DOORS, other_nonce=low)


@pytest.mark.parametrize(
    ("tries", "ago", "code"),
    [
        (0, None, None),
        (TRIES - 1, timedelta(), None),
        (TRIES, timedelta(), "too-many-tries"),
        (TRIES, TRIES_AGAIN_AFTER - A_MINUTE, "too-many-tries"),
        (TRIES, TRIES_AGAIN_AFTER, None),
    ],
)
def test_a_pin_can_be_tried_so_often(tries, ago, code):
    tried_at = None if ago is None else DOORS - ago
    refusal = why_not_try(tries=tries, tried_at=tried_at, now=DOORS)
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    ("now", "is_revoked", "code"),
    [
        (DOORS, False, None),
        (DOORS - A_MINUTE, False, "gate-not-open-yet"),
        (ENDS, False, "gate-closed"),
        (DOORS, True, "gate-revoked"),
    ],
)
def test_a_gate_works_between_its_times(now, is_revoked, code):
    refusal = why_not_work(opens_at=DOORS, closes_at=ENDS, is_revoked=is_revoked, now=now)
    assert (refusal and refusal.code) == code
