"""Hypothesis plays the outbox in any order: no illegal move, no double, nothing lost.

The moves are the real database actions; the far side, the owners' lives and the clock are the
test's. A row that ends must tell the truth about the far side.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from outbox.actions import (
    begin,
    cancel,
    claim_ready,
    claim_unknown,
    expire_late,
    finish,
    give_back,
    hold,
    note_sighting,
    reap,
    release,
    resolve,
)
from outbox.courier import Courier
from outbox.models import Attempt, Hold, Lane, Mail
from outbox.rules.outcomes import LaneBlocked, NotSent, Refused, Unknown, Unsure
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal
from outbox.rules.states import SETTLED, State, may_move
from tests.outbox.doubles import START, FarHandler, FarSide, MortalOwner, a_row

POLICY = Policy(batch=2, max_attempts=3, retry_cap=timedelta(minutes=5), breaker_after=4)
STOCKS = ("looking", "leased", "begun", "called")
FATES = ("accepted", "accepted, answer lost", "lost", "refused", "not sent", "blocked")
MOVES = ("owe", "wait", "claim", "go_on", "reap", "die", "hold", "release", "cancel")
WEIGHTS = (4, 5, 6, 16, 3, 1, 1, 1, 1)


@dataclass(eq=False)
class Hands:
    """What one courier holds: rows it leased, and calls it has begun or made."""

    owner: MortalOwner
    leased: list = field(default_factory=list)
    begun: list = field(default_factory=list)
    called: list = field(default_factory=list)
    looking: list = field(default_factory=list)

    @property
    def keys(self):
        called = [row.pk for row, _ in self.called]
        return [row.pk for row in (*self.leased, *self.begun, *self.looking)] + called


class AnyOrder(RuleBasedStateMachine):
    """Two mortal couriers over one table."""

    def __init__(self):
        super().__init__()
        for model in (Mail, Attempt, Hold, Lane):
            model.objects.all().delete()
        self.now, self.born, self.alive = START, 0, set()
        self.far = FarSide()
        self.handler = FarHandler(self.far)
        self.hands = [self._new_hands() for _ in range(2)]
        self.seen = {}

    def _new_hands(self):
        self.born += 1
        return Hands(MortalOwner(f"courier-{self.born}", self.alive))

    @rule(seed=st.integers(0, 2**32))
    def many_moves(self, seed):
        """Hypothesis picks the seeds; moves picked singly came out in runs of the same move."""
        rng = Random(seed)
        for _ in range(15):
            move = rng.choices(MOVES, weights=WEIGHTS)[0]
            getattr(self, f"_{move}")(self.hands[rng.randrange(2)], rng)

    def _owe(self, hands, rng):
        minutes = rng.choice([None, 1, 10])
        a_row(due_at=self.now, not_after=minutes and self.now + timedelta(minutes=minutes))

    def _wait(self, hands, rng):
        self.now += timedelta(seconds=rng.choice([1, 5, 20, 61, 200, 900]))

    def _claim(self, hands, rng):
        terms = {"owner": hands.owner.identity, "now": self.now, "policy": POLICY}
        hands.leased += claim_ready(model=Mail, lane="far:1", **terms)
        hands.looking += claim_unknown(model=Mail, lane="far:1", **terms)

    def _go_on(self, hands, rng):
        """One courier takes one of its rows one step further."""
        stocks = [stock for stock in STOCKS if getattr(hands, stock)]
        if stocks:
            stock = rng.choice(stocks)
            row = getattr(hands, stock).pop()
            self._one_step(hands, stock, row, rng.choice(FATES), rng.random() < 0.7)

    def _one_step(self, hands, stock, row, fate, works):
        match stock:
            case "looking":
                self._look(row, works=works)
            case "leased":
                self._begin(hands, row)
            case "begun":
                self._call(hands, row, fate)
            case "called":
                terms = {"now": self.now, "policy": POLICY, "rng": Random(self.born)}
                finish(handler=self.handler, row=row[0], outcome=row[1], **terms)

    def _begin(self, hands, row):
        begun = begin(handler=self.handler, row=row, now=self.now, policy=POLICY)
        if not isinstance(begun, Refusal):
            hands.begun.append(begun)

    def _call(self, hands, row, fate):
        if self.now - row.sending_at > POLICY.deadline:
            give_back(row=row, now=self.now)
            return
        hands.called.append((row, self._outcome(row, fate)))

    def _outcome(self, row, fate):
        if fate.startswith("accepted"):
            sent = self.far.accept(row)
            return sent if fate == "accepted" else Unknown(code="timeout", words="")
        return {
            "lost": Unknown(code="timeout", words=""),
            "refused": Refused(code="no", words=""),
            "not sent": NotSent(code="connect", words=""),
            "blocked": LaneBlocked(code="429", words="", until=self.now + timedelta(seconds=30)),
        }[fate]

    def _look(self, row, *, works):
        note_sighting(
            handler=self.handler,
            row=row,
            sighting=self.far.find(row) if works else Unsure(words="503"),
            started_at=self.now,
            now=self.now,
            policy=POLICY,
        )

    def _die(self, hands, rng):
        hands.owner.let_go()
        self.hands[self.hands.index(hands)] = self._new_hands()

    def _reap(self, hands, rng):
        terms = {"now": self.now, "policy": POLICY, "rng": rng}
        reap(handler=self.handler, ownership=hands.owner, in_hand=hands.keys, **terms)
        expire_late(handler=self.handler, now=self.now)

    def _hold(self, hands, rng):
        until = self.now + timedelta(minutes=2)
        hold(scope="all", reason="", held_by="A", now=self.now, until=until)

    def _release(self, hands=None, rng=None):
        for one in Hold.objects.active(self.now):
            release(hold=one, released_by="A", now=self.now)

    def _cancel(self, hands, rng):
        row = Mail.objects.filter(state__in=["ready", "leased"]).order_by("-id").first()
        if row is not None:
            cancel(row=row, reason="edited", now=self.now)

    @invariant()
    def nothing_is_there_twice(self):
        assert not self.far.doubles

    @invariant()
    def what_has_ended_tells_the_truth(self):
        for row in Mail.objects.filter(state__in=["sent", "failed", "expired", "cancelled"]):
            assert (row.state == State.SENT) == (row.pk in self.far.accepted), row

    @invariant()
    def what_waits_is_certainly_not_there(self):
        waiting = Mail.objects.filter(state__in=["ready", "leased"])
        assert not set(waiting.values_list("pk", flat=True)) & set(self.far.accepted)

    @invariant()
    def ends_are_ends(self):
        for pk, state in Mail.objects.values_list("pk", "state"):
            before = self.seen.get(pk)
            if before in SETTLED:
                assert may_move(State(before), State(state))
            self.seen[pk] = state

    def teardown(self):
        """However it stood, quiet days bring every row to a named end."""
        self._release()
        for hands in self.hands:
            hands.owner.let_go()
        self._quiet_days()
        for row in Mail.objects.filter(state="needs_human"):
            is_there = row.pk in self.far.accepted
            resolve(row=row, is_there=is_there, by="Anna", now=self.now)
        self._quiet_days()
        assert not Mail.objects.unsettled().exists()
        self.nothing_is_there_twice()
        self.what_has_ended_tells_the_truth()

    def _quiet_days(self):
        """One courier that never fails works until nothing is left."""
        courier = Courier(
            handlers=[FarHandler(self.far)],
            ownership=MortalOwner("last", self.alive),
            policy=POLICY,
            rng=Random(1),
        )
        for _ in range(50):
            if not Mail.objects.unsettled().exists():
                break
            self.now += timedelta(minutes=5)
            courier.deliver_due(now=self.now)


SEARCH = settings(
    phases=[Phase.generate],  # a failure is told as found: shrinking takes minutes
    max_examples=20,
    stateful_step_count=15,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
def test_any_order_of_moves_ends_well():
    run_state_machine_as_test(AnyOrder, settings=SEARCH)


class Believing(FarSide):
    """A far side whose read-back says "absent" although the post is there."""

    def find(self, row):
        return FarSide().find(row)


class WithoutReadBack(AnyOrder):
    """The same play with the defence taken away."""

    def __init__(self):
        super().__init__()
        self.far = Believing()


@pytest.mark.django_db
def test_the_search_finds_the_double_when_read_back_is_blind():
    """Negative control: the search is able to see what it is looking for."""
    with pytest.raises(AssertionError):
        run_state_machine_as_test(WithoutReadBack, settings=SEARCH)
