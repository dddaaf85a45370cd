"""Two couriers, one row: claims, fences, dead owners and stopped ones."""

from datetime import timedelta
from random import Random

import pytest

from outbox.actions import begin, claim_ready, claim_unknown, finish, give_back, hold, reap
from outbox.actions.beginning import OVERTAKEN
from outbox.courier import Courier
from outbox.models import Mail
from outbox.ownership import LeaseOnly
from outbox.rules.outcomes import NotSent, Sent, Unknown
from outbox.rules.refusals import Refusal
from tests.outbox.doubles import POLICY, START, FarHandler, FarSide, MortalOwner, a_row

pytestmark = pytest.mark.django_db

LONG_AFTER = START + timedelta(hours=1)


@pytest.fixture
def handler():
    return FarHandler(FarSide())


def claim(owner, now=START):
    rows = claim_ready(model=Mail, lane="far:1", owner=owner, now=now, policy=POLICY)
    return rows[0] if rows else None


def reap_as(ownership, handler, now=LONG_AFTER, in_hand=()):
    return reap(
        handler=handler,
        ownership=ownership,
        in_hand=in_hand,
        now=now,
        policy=POLICY,
        rng=Random(1),
    )


def test_a_claimed_row_is_claimed_by_nobody_else():
    a_row()
    assert claim("a") is not None
    assert claim("b") is None


def test_a_leased_row_of_a_dead_owner_waits_again_and_the_ghost_cannot_begin(handler):
    row = a_row()
    alive = set()
    ghost, other = MortalOwner("ghost", alive), MortalOwner("other", alive)
    ghosts_row = claim("ghost")
    ghost.let_go()
    assert reap_as(other, handler) == 1
    row.refresh_from_db()
    assert row.state == "ready"
    assert begin(handler=handler, row=ghosts_row, now=LONG_AFTER, policy=POLICY).code == OVERTAKEN


def test_a_begun_row_of_a_dead_owner_is_unknown_never_ready(handler):
    row, alive = a_row(), set()
    ghost, other = MortalOwner("ghost", alive), MortalOwner("other", alive)
    begin(handler=handler, row=claim("ghost"), now=START, policy=POLICY)
    ghost.let_go()
    reap_as(other, handler)
    row.refresh_from_db()
    assert (row.state, row.doubtful_since, row.reason) == ("unknown", START, "owner-gone")


def test_a_stopped_owner_is_never_overtaken_however_old_its_lease(handler):
    row, alive = a_row(), set()
    MortalOwner("stopped", alive)
    begun = begin(handler=handler, row=claim("stopped"), now=START, policy=POLICY)
    assert reap_as(MortalOwner("other", alive), handler) == 0
    finish(handler=handler, row=begun, outcome=Sent(remote_key="k"), now=LONG_AFTER, policy=POLICY)
    row.refresh_from_db()
    assert row.state == "sent"


def test_leases_alone_let_a_stopped_owner_be_overtaken_and_double(handler):
    """Negative control: the same pause with a lease instead of a lock."""
    far, row = handler.far, a_row()
    begun = begin(handler=handler, row=claim("stopped"), now=START, policy=POLICY)
    other = Courier(handlers=[handler], ownership=LeaseOnly(), policy=POLICY)
    for seconds in (3600, 3620, 3640, 3660):
        other.deliver_due(now=START + timedelta(seconds=seconds))
    far.accept(begun)  # the stopped process wakes up between its last check and its call
    assert far.doubles == {row.pk: 2}


def test_a_courier_frees_its_own_rows_only_when_no_thread_holds_them(handler):
    row, alive = a_row(), set()
    me = MortalOwner("me", alive)
    claim("me")
    assert reap_as(me, handler, in_hand=[row.pk]) == 0
    assert reap_as(me, handler, now=START) == 0
    assert reap_as(me, handler) == 1


def test_only_the_holder_of_the_fence_may_finish(handler):
    row = a_row()
    stale = begin(handler=handler, row=claim("a"), now=START, policy=POLICY)
    give_back(row=stale, now=START)
    fresh = begin(handler=handler, row=claim("b"), now=START, policy=POLICY)
    late_word = NotSent(code="connect", words="")
    assert finish(handler=handler, row=stale, outcome=late_word, now=START, policy=POLICY) is None
    row.refresh_from_db()
    assert (row.state, row.lease_owner) == ("sending", "b")
    assert fresh.fence == stale.fence + 1


def test_without_the_fence_a_late_word_frees_a_row_that_is_going_out(handler):
    """Negative control: the stale holder names the newer fence."""
    far, row = handler.far, a_row()
    stale = begin(handler=handler, row=claim("a"), now=START, policy=POLICY)
    give_back(row=stale, now=START)
    fresh = begin(handler=handler, row=claim("b"), now=START, policy=POLICY)
    stale.fence = fresh.fence
    finish(
        handler=handler,
        row=stale,
        outcome=NotSent(code="connect", words=""),
        now=START,
        policy=POLICY,
    )
    far.accept(fresh)
    Courier(handlers=[handler], ownership=LeaseOnly(), policy=POLICY).deliver_due(now=LONG_AFTER)
    assert far.doubles == {row.pk: 2}


def test_who_still_holds_the_fence_settles_what_a_reaper_called_unknown(handler):
    """A database crash frees every lock while calls are under way: their answers still count."""
    row, alive = a_row(), set()
    owner = MortalOwner("cut-off", alive)
    begun = begin(handler=handler, row=claim("cut-off"), now=START, policy=POLICY)
    owner.let_go()
    reap_as(MortalOwner("other", alive), handler, now=START)
    finish(handler=handler, row=begun, outcome=Sent(remote_key="k"), now=START, policy=POLICY)
    row.refresh_from_db()
    assert (row.state, row.doubtful_since) == ("sent", None)


def test_a_hold_between_claim_and_begin_stops_the_send(handler):
    row = a_row()
    claimed = claim("a")
    hold(scope="all", reason="Storm", held_by="Anna", now=START)
    refusal = begin(handler=handler, row=claimed, now=START, policy=POLICY)
    assert isinstance(refusal, Refusal)
    row.refresh_from_db()
    assert (row.state, row.reason, row.lease_owner) == ("ready", "held", "")


def test_an_owner_that_lost_its_identity_after_the_commit_does_not_call(handler):
    class Lost(LeaseOnly):
        def still_mine(self, owner):
            return False

    row = a_row()
    courier = Courier(handlers=[handler], ownership=Lost(), policy=POLICY)
    counts = courier.deliver_due(now=START)
    row.refresh_from_db()
    assert (handler.far.accepted, counts["returned"]) == ([], 1)
    assert (row.state, row.attempt_no) == ("ready", 0)


def test_a_pause_longer_than_the_deadline_after_the_commit_makes_no_call(handler, monkeypatch):
    row = a_row()
    courier = Courier(handlers=[handler], ownership=LeaseOnly(), policy=POLICY)
    monkeypatch.setattr("outbox.rules.deadline.Deadline.is_over", True)
    counts = courier.deliver_due(now=START)
    row.refresh_from_db()
    assert (handler.far.accepted, counts["returned"], row.state) == ([], 1, "ready")


def test_an_unknown_row_is_asked_about_by_one_courier_at_a_time(handler):
    row = a_row()
    begun = begin(handler=handler, row=claim("a"), now=START, policy=POLICY)
    finish(
        handler=handler,
        row=begun,
        outcome=Unknown(code="timeout", words=""),
        now=START,
        policy=POLICY,
    )
    args = {"model": type(row), "lane": "far:1", "now": LONG_AFTER, "policy": POLICY}
    assert len(claim_unknown(owner="b", **args)) == 1
    assert claim_unknown(owner="c", **args) == []
