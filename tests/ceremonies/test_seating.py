"""Places at a ceremony: taken, waited for, moved up, kept, switched and given back."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ceremonies.actions.changing import cancel, change_party, due_to_expire, expire, switch
from ceremonies.actions.holding_places import PlacesTaken, invite, release_due, set_cap
from ceremonies.actions.registering import HasEnded, NotOpen, accept, confirm, register
from ceremonies.actions.seating import PoolUnknown
from ceremonies.links import invited_token
from ceremonies.models import Ceremony, Claim, Invitation, Pool, Registration
from ceremonies.rules.turns import KEPT_UNCONFIRMED
from tests.ceremonies.evening import (
    DOORS,
    NOW,
    ceremony,
    come,
    in_line,
    out_of_balance,
    overlooked,
    places,
    wish,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def evening():
    made = ceremony(on_site=3, online=2)
    yield made
    assert out_of_balance(made) == []


def test_whoever_comes_when_all_is_taken_waits_and_moves_up_in_order(evening):
    first = come(evening, "a@example.org", 3)
    second, third = (come(evening, f"{name}@example.org", 2) for name in "bc")
    assert places(first) == [("on-site", 3, 3)]
    assert places(second) == places(third) == [("on-site", 0, 2)]
    cancel(registration_id=first.pk, now=NOW)
    assert places(second) == [("on-site", 2, 2)]
    assert places(third) == [("on-site", 0, 2)]  # one is free, they are two
    with pytest.raises(HasEnded):
        cancel(registration_id=first.pk, now=NOW)


def test_a_newcomer_does_not_jump_the_queue(evening):
    come(evening, "a@example.org", 2)
    come(evening, "b@example.org", 2)
    alone = come(evening, "c@example.org", 1)  # one place is free, but two people wait for it
    assert places(alone) == [("on-site", 0, 1)]


def test_a_party_that_may_be_split_gets_what_there_is_and_keeps_its_number(evening):
    come(evening, "a@example.org", 1)
    party = come(evening, "b@example.org", 4, may_split=True)
    behind = come(evening, "c@example.org", 1)
    assert places(party) == [("on-site", 2, 4)]
    assert in_line(evening.pools.get(kind="on-site")) == [2, 3]
    set_cap(pool_id=evening.pools.get(kind="on-site").pk, cap=5, now=NOW)
    assert places(party) == [("on-site", 4, 4)]
    assert places(behind) == [("on-site", 0, 1)]


def test_the_same_form_sent_ten_times_is_one_registration(evening):
    key = uuid.uuid4()
    answers = [
        register(ceremony_id=evening.pk, wish=wish(), form_key=key, now=NOW) for _ in range(10)
    ]
    assert [answer.is_new for answer in answers] == [True] + [False] * 9
    assert {answer.registration.pk for answer in answers} == {answers[0].registration.pk}
    assert Registration.objects.count() == 1


def test_the_same_address_in_other_letters_is_not_a_second_party(evening):
    first = come(evening, "Anna@Example.org ")
    assert come(evening, "anna@example.org").pk == first.pk
    cancel(registration_id=first.pk, now=NOW)
    assert come(evening, "anna@example.org").pk != first.pk


def test_either_way_takes_the_place_online_until_there_is_one_on_site(evening):
    crowd = come(evening, "a@example.org", 3)
    either = come(evening, "b@example.org", 2, ("on-site", "online"))
    assert places(either) == [("on-site", 0, 2), ("online", 2, 2)]
    cancel(registration_id=crowd.pk, now=NOW)
    assert places(either) == [("on-site", 2, 2)]


def test_a_switch_keeps_the_old_place_until_the_new_one_is_sure(evening):
    come(evening, "a@example.org", 2, ("online",))
    guest = come(evening, "b@example.org", 3)
    waiting = come(evening, "c@example.org", 1)
    switch(registration_id=guest.pk, to="online", now=NOW)
    assert places(guest) == [("on-site", 3, 3), ("online", 0, 3)]
    set_cap(pool_id=evening.pools.get(kind="online").pk, cap=5, now=NOW)
    assert places(guest) == [("online", 3, 3)]
    assert places(waiting) == [("on-site", 1, 1)]


def test_two_who_want_each_others_places_do_not_lose_theirs(evening):
    here = come(evening, "a@example.org", 3)
    there = come(evening, "b@example.org", 2, ("online",))
    switch(registration_id=here.pk, to="online", now=NOW)
    switch(registration_id=there.pk, to="on-site", now=NOW)
    assert places(here) == [("on-site", 3, 3), ("online", 0, 3)]
    assert places(there) == [("online", 2, 2), ("on-site", 0, 2)]
    switch(registration_id=here.pk, to="on-site", now=NOW)  # they stay after all
    assert places(here) == [("on-site", 3, 3)]


def test_more_guests_stand_in_line_anew_fewer_give_back_what_was_asked_for_last(evening):
    guest = come(evening, "a@example.org", 2)
    come(evening, "b@example.org", 2)
    change_party(registration_id=guest.pk, party=3, now=NOW)
    assert places(guest) == [("on-site", 2, 2), ("on-site", 0, 1)]
    change_party(registration_id=guest.pk, party=1, now=NOW)
    assert places(guest) == [("on-site", 1, 1)]
    with pytest.raises(NotOpen):
        change_party(registration_id=guest.pk, party=0, now=NOW)


def test_aids_are_places_too_with_a_queue_of_their_own(evening):
    Pool.objects.create(ceremony=evening, kind="headset", language="lv", cap=1)
    first = come(evening, "a@example.org", aids=(("headset", "lv", 1),))
    second = come(evening, "b@example.org", aids=(("headset", "lv", 1),))
    assert places(second) == [("on-site", 1, 1), ("headset", 0, 1)]
    cancel(registration_id=first.pk, now=NOW)
    assert places(second) == [("on-site", 1, 1), ("headset", 1, 1)]
    with pytest.raises(PoolUnknown):
        come(evening, "c@example.org", aids=(("wheelchair", "", 1),))
    assert not Registration.objects.filter(address="c@example.org").exists()


def test_what_is_not_confirmed_in_time_is_freed_and_moves_up_at_once(evening):
    forgetful = come(evening, "a@example.org", 3)
    sure = come(evening, "b@example.org", 1)
    confirm(registration_id=sure.pk, now=NOW + HOUR / 2)
    assert due_to_expire(now=NOW + HOUR / 2) == []
    late = NOW + KEPT_UNCONFIRMED
    assert due_to_expire(now=late) == [evening.pk]
    assert expire(ceremony_id=evening.pk, now=late) == 1
    assert places(sure) == [("on-site", 1, 1)]
    forgetful.refresh_from_db()
    assert forgetful.ending == Registration.Ending.EXPIRED
    with pytest.raises(HasEnded):
        confirm(registration_id=forgetful.pk, now=late)


def test_confirming_too_late_is_too_late_even_before_anybody_swept(evening):
    guest = come(evening, "a@example.org")
    with pytest.raises(HasEnded):
        confirm(registration_id=guest.pk, now=NOW + KEPT_UNCONFIRMED)
    confirm(registration_id=guest.pk, now=NOW)
    confirm(registration_id=guest.pk, now=NOW + 2 * KEPT_UNCONFIRMED)


def confirmed(evening, address, *given, **fields):
    guest = come(evening, address, *given, **fields)
    return confirm(registration_id=guest.pk, now=NOW)


def test_a_place_that_becomes_free_late_is_offered_and_kept_while_they_think(evening):
    leaving = confirmed(evening, "a@example.org", 3)
    asked, behind = (confirmed(evening, f"{name}@example.org", 2) for name in "bc")
    late = DOORS - 20 * HOUR
    cancel(registration_id=leaving.pk, now=late)
    (claim,) = asked.claims.all()
    assert (claim.granted, claim.offered, claim.answer_by) == (2, 2, late + 12 * HOUR)
    assert expire(ceremony_id=evening.pk, now=late + 11 * HOUR) == 0
    assert expire(ceremony_id=evening.pk, now=late + 12 * HOUR) == 1
    asked.refresh_from_db()
    assert asked.ending == Registration.Ending.DECLINED
    (claim,) = behind.claims.all()
    assert claim.offered == 2
    accept(claim_id=claim.pk, now=late + 13 * HOUR)
    assert expire(ceremony_id=evening.pk, now=DOORS) == 0
    assert places(behind) == [("on-site", 2, 2)]


def test_an_offer_that_lapses_leaves_what_they_had(evening):
    leaving = confirmed(evening, "a@example.org", 1)
    party = confirmed(evening, "b@example.org", 4, may_split=True)
    cancel(registration_id=leaving.pk, now=DOORS - 20 * HOUR)
    assert places(party) == [("on-site", 3, 4)]
    expire(ceremony_id=evening.pk, now=DOORS - 8 * HOUR)
    assert places(party) == [("on-site", 2, 2)]
    party.refresh_from_db()
    assert party.ended_at is None


def test_an_offer_on_site_does_not_cost_the_place_online_before_it_is_accepted(evening):
    leaving = confirmed(evening, "a@example.org", 3)
    either = confirmed(evening, "b@example.org", 1, ("on-site", "online"))
    cancel(registration_id=leaving.pk, now=DOORS - 20 * HOUR)
    assert places(either) == [("on-site", 1, 1), ("online", 1, 1)]
    accept(claim_id=either.claims.get(pool__kind="on-site").pk, now=DOORS - 19 * HOUR)
    assert places(either) == [("on-site", 1, 1)]


@pytest.mark.parametrize(
    ("when", "status"), [(DOORS, "confirmed"), (NOW, "cancelled"), (NOW, "postponed")]
)
def test_nobody_moves_up_when_doors_are_open_or_nothing_happens(evening, when, status):
    leaving, waiting = confirmed(evening, "a@example.org", 3), confirmed(evening, "b@example.org")
    Ceremony.objects.filter(pk=evening.pk).update(status=status)
    cancel(registration_id=leaving.pk, now=when)
    assert places(waiting) == [("on-site", 0, 1)]


def test_at_the_door_what_is_free_is_given_and_nothing_is_to_be_confirmed(evening):
    confirmed(evening, "a@example.org", 2)
    confirmed(evening, "b@example.org", 2)
    walk_in = register(
        ceremony_id=evening.pk,
        wish=wish("c@example.org"),
        form_key=uuid.uuid4(),
        now=DOORS + HOUR,
        at_door=True,
    ).registration
    assert places(walk_in) == [("on-site", 1, 1)]
    assert walk_in.confirmed_at == DOORS + HOUR
    with pytest.raises(NotOpen):
        come(evening, "d@example.org", now=DOORS + 2 * HOUR)


def test_there_cannot_be_fewer_places_than_are_taken(evening):
    confirmed(evening, "a@example.org", 2)
    pool = evening.pools.get(kind="on-site")
    with pytest.raises(PlacesTaken) as refused:
        set_cap(pool_id=pool.pk, cap=1, now=NOW)
    assert refused.value.taken == 2
    assert set_cap(pool_id=pool.pk, cap=2, now=NOW).cap == 2
    set_cap(pool_id=pool.pk, cap=None, now=NOW)
    assert places(come(evening, "b@example.org", 12)) == [("on-site", 12, 12)]


def invited(pool, **given):
    return invited_token(invite(pool_id=pool.pk, now=NOW, **given))


def test_an_invitation_holds_places_until_its_date(evening):
    pool = evening.pools.get(kind="on-site")
    until = NOW + 24 * HOUR
    token = invited(pool, name="Council", places=2, held_until=until)
    waiting = confirmed(evening, "a@example.org", 2)
    assert places(waiting) == [("on-site", 0, 2)]
    councillor = come(evening, "b@example.org", invitation=token)
    assert places(councillor) == [("on-site", 1, 1)]
    with pytest.raises(NotOpen) as refused:
        come(evening, "c@example.org", 2, invitation=token)
    assert refused.value.refusal.code == "invitation-is-smaller"
    assert release_due(now=NOW + 23 * HOUR) == 0
    confirm(registration_id=councillor.pk, now=NOW)
    assert release_due(now=NOW + 24 * HOUR) == 1
    assert places(waiting) == [("on-site", 2, 2)]
    with pytest.raises(NotOpen) as refused:
        come(evening, "d@example.org", invitation=token)
    assert refused.value.refusal.code == "invitation-is-over"
    with pytest.raises(PlacesTaken):
        invite(pool_id=pool.pk, name="Press", places=2, held_until=DOORS, now=NOW)
    assert Invitation.objects.get().released_at


def test_an_invitation_opens_no_other_ceremony(evening):
    other = ceremony(on_site=2, name="Another evening")
    pool = other.pools.get(kind="on-site")
    token = invited(pool, name="Choir", places=1, held_until=DOORS)
    with pytest.raises(NotOpen):
        come(evening, "a@example.org", invitation=token)


def test_the_database_itself_refuses_one_place_too_many(evening):
    pool = evening.pools.get(kind="on-site")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pool.objects.filter(pk=pool.pk).update(taken=4)
    come(evening, "a@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.update(granted=2)
    assert overlooked(evening) == []
