"""How places move up as the evening comes nearer."""

from datetime import UTC, datetime, timedelta

import pytest

from ceremonies.rules.registering import why_not_register
from ceremonies.rules.turns import Terms, terms_of_moving_up
from outbox.rules.refusals import Refusal

DOORS = datetime(2027, 6, 5, 16, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("hours_before", "answer"),
    [
        (72, Terms(answer_by=None)),
        (48.1, Terms(answer_by=None)),
        (48, Terms(answer_by=DOORS - 36 * HOUR)),
        (13, Terms(answer_by=DOORS - 1 * HOUR)),
        (3, Terms(answer_by=DOORS)),
        (0, Refusal("doors-are-open")),
        (-1, Refusal("doors-are-open")),
    ],
)
def test_far_ahead_a_place_is_theirs_later_they_are_asked_at_the_end_nobody_is(
    hours_before, answer
):
    now = DOORS - hours_before * HOUR
    assert terms_of_moving_up(doors_open_at=DOORS, is_happening=True, now=now) == answer


def test_nobody_moves_up_where_nothing_happens():
    terms = terms_of_moving_up(doors_open_at=DOORS, is_happening=False, now=DOORS - 90 * HOUR)
    assert terms == Refusal("not-happening")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"status": "moved-online"}, None),
        ({"status": "cancelled"}, "cancelled"),
        ({"status": "postponed"}, "postponed"),
        ({"status": "held"}, "closed"),
        ({"opens_at": None}, "not-open-yet"),
        ({"opens_at": DOORS}, "not-open-yet"),
        ({"closes_at": DOORS - 10 * HOUR}, "closed"),
        ({"party": 0}, "party-size"),
        ({"party": 13}, "party-size"),
    ],
)
def test_a_registration_is_taken_while_there_is_something_to_come_to(changed, code):
    given = {
        "status": "confirmed",
        "opens_at": DOORS - 90 * HOUR,
        "closes_at": DOORS,
        "party": 2,
        "now": DOORS - 10 * HOUR,
        **changed,
    }
    refusal = why_not_register(**given)
    assert (refusal and refusal.code) == code
