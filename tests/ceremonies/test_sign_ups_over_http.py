"""A small crowd signs up on the real server, then changes its mind while the processes die."""

import pytest

from bench.sign_ups import COUNTED, OURS, is_faultless, measure

# The benchmark starts a PostgreSQL and a server of its own; make test-services.
pytestmark = pytest.mark.services


def test_a_crowd_over_http_gets_each_seat_once_and_moves_up_in_order():
    found = measure(guests=250, seats=25)
    assert is_faultless(found), found
    assert found.turmoil["promoted"] >= 25
    # Negative control: the textbook's way gives seats twice or numbers out of order.
    assert any(found.wrongs[COUNTED].values()), found.wrongs[COUNTED]
    assert not any(found.wrongs[OURS].values())
