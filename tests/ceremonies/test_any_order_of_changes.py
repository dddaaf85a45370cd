"""Hypothesis plays guests, hosts and the clock in any order: no place is lost, doubled or jumped.

The moves are the real actions. After each, every pool adds up, nobody who fits was overlooked,
and whoever was sure of a place in some way still is, unless they gave it up themselves.
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db.models import Count, F
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from ceremonies.actions import seating
from ceremonies.actions.changing import cancel, change_party, expire, switch
from ceremonies.actions.holding_places import PlacesTaken, invite, release_due, set_cap
from ceremonies.actions.registering import HasEnded, NotOpen, accept, confirm
from ceremonies.models import Claim, Person, Registration
from ceremonies.rules.turns import Terms, terms_of_moving_up
from tests.ceremonies.evening import DOORS, NOW, ceremony, come, out_of_balance, overlooked

MODES = (("on-site",), ("online",), ("on-site", "online"))


class AnyOrder(RuleBasedStateMachine):
    """One evening with four seats and two online places."""

    def __init__(self):
        super().__init__()
        Claim.objects.all().delete()
        Person.objects.all().delete()
        Registration.objects.all().delete()
        self.evening = ceremony(on_site=4, online=2)
        self.now = NOW
        self.asked = 0
        self.sure = {}

    def _pick(self, number):
        found = Registration.objects.filter(ceremony=self.evening).order_by("pk")
        return found[number % len(found)] if found else None

    @rule(party=st.integers(1, 4), modes=st.sampled_from(MODES), may_split=st.booleans())
    def somebody_registers(self, party, modes, may_split):
        self.asked += 1
        with suppress(NotOpen):
            address = f"guest{self.asked}@example.org"
            come(self.evening, address, party, modes, may_split=may_split, now=self.now)

    @rule(number=st.integers(0, 9))
    def somebody_confirms(self, number):
        if guest := self._pick(number):
            with suppress(HasEnded):
                confirm(registration_id=guest.pk, now=self.now)

    @rule(number=st.integers(0, 9))
    def somebody_cancels(self, number):
        if guest := self._pick(number):
            with suppress(HasEnded):
                cancel(registration_id=guest.pk, now=self.now)
                self.sure.pop(guest.pk, None)

    @rule(number=st.integers(0, 9), to=st.sampled_from(("on-site", "online")))
    def somebody_switches(self, number, to):
        if guest := self._pick(number):
            with suppress(HasEnded):
                switch(registration_id=guest.pk, to=to, now=self.now)

    @rule(number=st.integers(0, 9), party=st.integers(1, 4))
    def a_party_changes(self, number, party):
        if guest := self._pick(number):
            with suppress(HasEnded, NotOpen):
                change_party(registration_id=guest.pk, party=party, now=self.now)
                if guest.pk in self.sure:
                    self.sure[guest.pk] = min(self.sure[guest.pk], party)

    @rule(number=st.integers(0, 9))
    def somebody_accepts(self, number):
        claims = Claim.objects.filter(pool__ceremony=self.evening, offered__gt=0).order_by("pk")
        if claims:
            with suppress(HasEnded):
                accept(claim_id=claims[number % len(claims)].pk, now=self.now)

    @rule(kind=st.sampled_from(("on-site", "online")), cap=st.integers(0, 6))
    def the_host_has_another_room(self, kind, cap):
        pool = self.evening.pools.get(kind=kind)
        with suppress(PlacesTaken):
            set_cap(pool_id=pool.pk, cap=cap, now=self.now)

    @rule(places=st.integers(1, 2))
    def the_town_invites(self, places):
        pool = self.evening.pools.get(kind="on-site")
        until = self.now + timedelta(hours=3)
        with suppress(PlacesTaken):
            invite(pool_id=pool.pk, name="Choir", places=places, held_until=until, now=self.now)

    @rule(hours=st.sampled_from((0.5, 2, 100, 300)))
    def time_passes(self, hours):
        self.now = min(self.now + timedelta(hours=hours), DOORS + timedelta(minutes=1))
        expire(ceremony_id=self.evening.pk, now=self.now)
        release_due(now=self.now)

    @invariant()
    def every_pool_adds_up(self):
        assert out_of_balance(self.evening) == []

    @invariant()
    def a_party_has_as_many_persons_as_it_is_large(self):
        parties = Registration.objects.filter(ceremony=self.evening)
        counted = parties.annotate(persons_now=Count("persons")).exclude(persons_now=F("party"))
        assert list(counted) == []

    @invariant()
    def nobody_who_fits_is_overlooked(self):
        terms = terms_of_moving_up(doors_open_at=DOORS, is_happening=True, now=self.now)
        if isinstance(terms, Terms):
            assert overlooked(self.evening) == []

    @invariant()
    def whoever_was_sure_still_is(self):
        live = Registration.objects.filter(
            ceremony=self.evening, ended_at=None, confirmed_at__isnull=False
        )
        has = {guest.pk: _sure_places(guest) for guest in live}
        for guest, places in self.sure.items():
            assert has.get(guest, 0) >= places, f"{guest} had {places}, has {has.get(guest)}"
        self.sure = has


def _sure_places(guest):
    """The most places a party has for good in one pool."""
    by_pool = {}
    for claim in guest.claims.filter(ended_at=None):
        by_pool[claim.pool_id] = by_pool.get(claim.pool_id, 0) + claim.granted - claim.offered
    return max(by_pool.values(), default=0)


SEARCH = settings(
    phases=[Phase.generate],  # a failure is told as found: shrinking takes minutes
    max_examples=30,
    stateful_step_count=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
def test_any_order_of_changes_adds_up():
    run_state_machine_as_test(AnyOrder, settings=SEARCH)


def nobody_moves_up(monkeypatch):
    monkeypatch.setattr(seating.Board, "move_up", lambda self: None)


def a_switch_gives_up_first(monkeypatch):
    def give_up(self, claim):
        for other in self.live_claims(claim.registration):
            if other.pk != claim.pk:
                self.give_up(other)

    monkeypatch.setattr(seating.Board, "settle", give_up)


def endings_free_nothing(monkeypatch):
    monkeypatch.setattr(
        seating.Board,
        "give_up",
        lambda self, claim: Claim.objects.filter(pk=claim.pk).update(ended_at=self.now),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("broken", [nobody_moves_up, a_switch_gives_up_first, endings_free_nothing])
def test_the_search_finds_what_is_broken(monkeypatch, broken):
    """Negative controls: the search is able to see what it is looking for."""
    broken(monkeypatch)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(AnyOrder, settings=settings(SEARCH, max_examples=400))
