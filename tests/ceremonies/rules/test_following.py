"""How soon the viewers of a finale ask again."""

from datetime import UTC, datetime, timedelta

import pytest

from ceremonies.rules.announcing import Moment
from ceremonies.rules.following import AT_ONCE, SELDOM, SOMETIMES, WHILE_PAGES_COME, ask_again_after

NOW = datetime(2027, 6, 5, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "left", "held", "again"),
    [
        ("draft", timedelta(minutes=1), False, SELDOM),
        ("armed", timedelta(days=9), False, SELDOM),
        ("armed", timedelta(hours=1, seconds=1), False, SELDOM),
        ("armed", timedelta(hours=1), False, SOMETIMES),
        ("armed", timedelta(minutes=5, seconds=1), False, SOMETIMES),
        ("armed", timedelta(minutes=5), False, AT_ONCE),
        ("armed", timedelta(0), False, AT_ONCE),
        ("armed", -timedelta(hours=2), True, AT_ONCE),
        ("armed", timedelta(minutes=30), True, SOMETIMES),
        ("armed", -timedelta(hours=13), True, SELDOM),
        ("announced", -timedelta(minutes=1), False, WHILE_PAGES_COME),
    ],
)
def test_the_nearer_the_sooner(state, left, held, again):
    moment = Moment(state=state, reveal_at=NOW + left, held_at=NOW if held else None)
    assert ask_again_after(moment, now=NOW) == again


def test_where_nothing_is_announced_it_is_seldom():
    assert ask_again_after(None, now=NOW) == SELDOM


def test_whoever_asks_seldom_still_comes_in_time_for_the_next_step():
    """The longest wait of a step is shorter than the step after it."""
    for wait, step in ((SELDOM, timedelta(minutes=55)), (SOMETIMES, timedelta(minutes=5))):
        assert wait * 1.2 < step
