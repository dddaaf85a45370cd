"""A whole message gets its times at once, and the fate of every post is told."""

from datetime import UTC, datetime, time, timedelta

import pytest

from campaigns.actions.decide_delivery import cancel_delivery
from campaigns.actions.plan_message import Mode, plan_into_slot, plan_message, posts_of
from campaigns.actions.plan_variant import plan_variant
from campaigns.actions.repeat_variant import repeat_variant
from campaigns.models import ChannelAccount, Delivery, Slot, Variant
from campaigns.rules.local_time import Oddity
from outbox.rules.states import State
from tests.campaigns.repeating import approve
from tests.campaigns.telling import code_of
from tests.factories import channel

# A Tuesday in winter; tests never ask what day it is.
NOW = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
NINE = datetime(2027, 3, 25, 9, 0)
RIGA, WARSAW, HELSINKI = "Europe/Riga", "Europe/Warsaw", "Europe/Helsinki"


@pytest.fixture
def in_three_countries(desk):
    """Return a message on three channels, each with readers elsewhere, in English only."""
    desk.feed.name = "Latvian"
    desk.feed.zone = RIGA
    desk.feed.languages = ["en"]
    desk.feed.save()
    for name, zone in (("Polish", WARSAW), ("Finnish", HELSINKI)):
        channel("feed", name=name, zone=zone, languages=["en"])
    return desk.derive()


def plan(desk, message, *, mode, local=NINE, zone="", posts=None):
    return plan_message(
        posts=posts_of(message) if posts is None else posts,
        mode=mode,
        local=local,
        zone=zone,
        by=desk.officer,
        now=NOW,
    )


def by_channel(fates):
    return {fate.variant.channel.name: fate for fate in fates}


def slots_of(account, *times):
    for weekday, hour in times:
        Slot.objects.create(channel=account, weekday=weekday, at_time=time(hour))


def test_one_instant_is_one_moment_for_all(desk, in_three_countries):
    fates = plan(desk, in_three_countries, mode=Mode.INSTANT, zone=RIGA)
    assert {fate.resolved.at for fate in fates} == {datetime(2027, 3, 25, 7, tzinfo=UTC)}
    assert {post.zone for post in Variant.objects.all()} == {RIGA}


def test_the_same_hour_is_nine_on_every_towns_clock(desk, in_three_countries):
    fates = by_channel(plan(desk, in_three_countries, mode=Mode.LOCAL))
    assert {name: fate.resolved.at.hour for name, fate in fates.items()} == {
        "Latvian": 7,
        "Polish": 8,
        "Finnish": 7,
    }
    for fate in fates.values():
        stored = Variant.objects.get(pk=fate.variant.pk)
        assert (stored.planned_local, stored.zone) == ("2027-03-25T09:00", fate.zone)
        assert stored.due_at == fate.resolved.at
        assert stored.tz_version


def test_a_change_of_the_clocks_is_resolved_for_each_post_by_itself(desk, in_three_countries):
    night = datetime(2027, 3, 28, 3, 30)
    fates = by_channel(plan(desk, in_three_countries, mode=Mode.LOCAL, local=night))
    assert {name: fate.resolved.oddity for name, fate in fates.items()} == {
        "Latvian": Oddity.GAP,
        "Finnish": Oddity.GAP,
        "Polish": Oddity.NONE,
    }
    assert {fate.resolved.at for fate in fates.values()} == {
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    }


def test_a_post_that_is_refused_keeps_its_time_and_holds_no_other_back(desk, in_three_countries):
    first, second, third = posts_of(in_three_countries)
    ChannelAccount.objects.filter(pk=second.channel_id).update(zone="Europe/Nowhere")
    before = datetime(2027, 2, 1, 9)
    plan_variant(variant=third, local=before, zone=RIGA, by=desk.officer, now=NOW)
    Variant.objects.filter(pk=third.pk).update(state=Variant.State.APPROVED)
    Delivery.objects.create(
        variant=third,
        occurrence=0,
        lane="x",
        due_at=NOW,
        next_try_at=NOW,
        payload={},
        payload_hash="",
        state=State.SENT,
    )
    fates = plan(desk, in_three_countries, mode=Mode.LOCAL)
    assert [fate.variant.pk for fate in fates] == [first.pk, second.pk, third.pk]
    assert [fate.refusal and fate.refusal.code for fate in fates] == [
        None,
        "channel-zone-unknown",
        "already-gone",
    ]
    planned = dict(Variant.objects.values_list("pk", "planned_local"))
    assert planned == {first.pk: "2027-03-25T09:00", second.pk: "", third.pk: "2027-02-01T09:00"}


def test_only_the_chosen_posts_are_planned(desk, in_three_countries):
    chosen = posts_of(in_three_countries)[:1]
    assert len(plan(desk, in_three_countries, mode=Mode.LOCAL, posts=chosen)) == 1
    assert Variant.objects.exclude(due_at=None).get() == chosen[0]


@pytest.mark.parametrize(
    ("mode", "local", "zone", "code"),
    [
        (Mode.LOCAL, datetime(2026, 1, 1, 9), "", "past-time"),
        (Mode.INSTANT, NINE, "Europe/Nowhere", "unknown-zone"),
        (Mode.INSTANT, NINE, "", "unknown-zone"),
        (Mode.INSTANT, NINE, "../../etc/passwd", "unknown-zone"),
        (Mode.SLOT, None, "", "no-free-slot"),
    ],
)
def test_what_cannot_be_is_refused_for_each(desk, in_three_countries, mode, local, zone, code):
    fates = plan(desk, in_three_countries, mode=mode, local=local, zone=zone)
    assert {fate.refusal.code for fate in fates} == {code}
    assert not Variant.objects.exclude(due_at=None).exists()


def test_a_time_is_needed(desk, in_three_countries):
    with pytest.raises(ValueError, match="missing"):
        plan(desk, in_three_countries, mode=Mode.LOCAL, local=None)


def test_an_embargo_is_asked_of_each(desk, in_three_countries):
    in_three_countries.embargo_until = datetime(2027, 3, 25, 7, 30, tzinfo=UTC)
    in_three_countries.save()
    fates = by_channel(plan(desk, in_three_countries, mode=Mode.LOCAL))
    assert {name: fate.refusal and fate.refusal.code for name, fate in fates.items()} == {
        "Latvian": "embargoed",
        "Finnish": "embargoed",
        "Polish": None,
    }


def test_posts_of_one_channel_get_slots_one_after_the_other(desk):
    message = desk.derive()
    ChannelAccount.objects.update(zone=RIGA)
    slots_of(desk.feed, (3, 9), (3, 18))
    fates = plan(desk, message, mode=Mode.SLOT, local=None)
    assert [fate.asked for fate in fates] == [datetime(2027, 1, 14, 9), datetime(2027, 1, 14, 18)]
    assert {fate.zone for fate in fates} == {RIGA}


def test_what_stands_in_a_slot_is_passed_over_and_what_left_it_is_not(desk):
    english, latvian = posts_of(desk.derive())
    ChannelAccount.objects.update(zone=RIGA)
    slots_of(desk.feed, (3, 9))
    thursday = datetime(2027, 1, 14, 9)

    def next_for(post):
        fate = plan_into_slot(variant=post, by=desk.officer, now=NOW)
        return fate.asked

    plan_variant(variant=english, local=thursday, zone=RIGA, by=desk.officer, now=NOW)
    assert next_for(latvian) == thursday + timedelta(days=7)
    assert next_for(english) == thursday  # its own slot is free for itself
    # A time that somebody took back is free again.
    approve(desk, english, now=NOW)
    cancel_delivery(delivery=english.deliveries.get(), by=desk.officer, now=NOW)
    assert next_for(latvian) == thursday


def test_every_day_of_a_series_stands_in_its_slot(desk):
    english, latvian = posts_of(desk.derive())
    ChannelAccount.objects.update(zone=RIGA)
    slots_of(desk.feed, (3, 9))
    repeat_variant(
        variant=english,
        rule="FREQ=WEEKLY;COUNT=10",
        local=datetime(2027, 1, 14, 9),
        zone=RIGA,
        by=desk.officer,
        now=NOW,
    )
    fate = plan_into_slot(variant=latvian, by=desk.officer, now=NOW)
    assert fate.asked == datetime(2027, 3, 25, 9)
    assert code_of(lambda: plan_into_slot(variant=english, by=desk.officer, now=NOW)) == "repeats"
