"""What speaks against the times of posts, read from the plan."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.actions.owe_delivery import owe_delivery
from campaigns.clashing import clashes_of, clashes_of_turns, marked_days
from campaigns.models import Campaign, ChannelAccount, Delivery, MarkedDay, Message, Variant
from campaigns.turns import turns
from outbox.rules.states import State
from tests.factories import organisation, person

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 10, 10, tzinfo=UTC)  # in Riga


class Plan:
    """A campaign to which posts are added in one line each."""

    def __init__(self):
        self.riga = organisation(name="Riga", country_code="lv", zone="Europe/Riga")
        self.author = person()
        self.campaign = Campaign.objects.create(
            name="Song",
            slug="song",
            organisation=self.riga,
            starts_on=date(2027, 1, 1),
            ends_on=date(2027, 12, 31),
        )
        self.channel = self.outlet("bluesky", "Riga sings")
        self.story = uuid4()

    def outlet(self, kind, name, **fields):
        return ChannelAccount.objects.create(
            **{"kind": kind, "name": name, "organisation": self.riga, **fields}
        )

    def post(self, at=NOON, channel=None, language="lv", story=None, state="draft"):
        message = Message.objects.create(
            campaign=self.campaign, title="Song", source_key=story or self.story
        )
        return Variant.objects.create(
            message=message,
            channel=channel or self.channel,
            language=language,
            title="Song",
            text="Sing",
            author=self.author,
            state=state,
            due_at=at,
            planned_local=f"{at:%Y-%m-%dT%H:%M}" if at else "",
            zone="Europe/Riga",
            changed_at=NOON,
        )

    def mark(self, on, kind="holiday", country="LV", **fields):
        return MarkedDay.objects.create(
            on=on, kind=kind, country_code=country, name="Song Day", **fields
        )


@pytest.fixture
def plan():
    return Plan()


def said(post):
    return {clash.code: clash for clash in clashes_of([Variant.objects.get(pk=post.pk)])[post.pk]}


def test_a_post_alone_and_one_without_a_time_clash_with_nothing(plan):
    alone, untimed = plan.post(), plan.post(at=None)
    assert clashes_of([alone, untimed]) == {alone.pk: [], untimed.pk: []}


def test_the_same_story_within_the_hour_is_named(plan):
    one, other = plan.post(), plan.post(NOON + timedelta(minutes=30))
    assert said(one)["same-story"].others == (other.pk,)
    assert "within the hour" in said(other)["same-story"].words


def test_a_time_that_is_only_tried_out_is_judged_as_it_stands_on_the_object(plan):
    one, other = plan.post(NOON + timedelta(days=40)), plan.post()
    assert said(one) == {}
    one.due_at = NOON
    assert [clash.others for clash in clashes_of([one])[one.pk]] == [(other.pk,)]


def test_quiet_hours_quota_and_holiday_are_said_in_words(plan):
    ChannelAccount.objects.filter(pk=plan.channel.pk).update(
        quiet_from=time(11), quiet_until=time(13), daily_quota=1
    )
    plan.mark(date(2027, 3, 10))
    one, _far = plan.post(), plan.post(NOON + timedelta(hours=5), story=uuid4())
    words = {code: clash.words for code, clash in said(one).items()}
    assert words["quiet-hours"] == (
        "It is 12:00 there then, and this channel keeps quiet from 11:00 to 13:00."
    )
    assert "2 posts; it takes 1 a day" in words["over-quota"]
    assert words["holiday"] == "In Latvia it is a holiday: Song Day."


def test_mourning_is_said_in_stronger_words(plan):
    plan.mark(date(2027, 3, 10), "mourning")
    clash = said(plan.post())["mourning"]
    assert clash.is_grave
    assert "choose another day" in clash.words


def test_a_day_that_was_taken_off_the_list_does_not_count(plan):
    plan.mark(date(2027, 3, 10), is_removed=True)
    assert said(plan.post()) == {}
    assert not marked_days(date(2027, 3, 1), date(2027, 3, 31))


def test_marked_days_come_by_day_with_both_ends(plan):
    first, last = plan.mark(date(2027, 3, 1)), plan.mark(date(2027, 3, 31), "mourning")
    plan.mark(date(2027, 4, 1))
    days = marked_days(date(2027, 3, 1), date(2027, 3, 31))
    assert days == {first.on: [first], last.on: [last]}


def test_what_will_not_go_out_is_in_nobodys_way(plan):
    one = plan.post()
    lapsed = plan.post(state="lapsed")
    cancelled = plan.post(state="approved")
    owe_delivery(variant=cancelled, now=NOON)
    assert set(said(one)) == {"same-story"}
    cancelled.deliveries.update(state=State.CANCELLED)
    assert said(one) == {}
    assert said(lapsed) == said(cancelled) == {}


def test_what_was_sent_is_in_the_way_but_is_not_warned_about(plan):
    one, sent = plan.post(), plan.post(state="approved")
    owe_delivery(variant=sent, now=NOON)
    sent.deliveries.update(state=State.SENT)
    assert said(one)["same-story"].others == (sent.pk,)
    assert said(sent) == {}


def test_each_time_of_a_post_that_repeats_is_in_the_way(plan):
    weekly = plan.post(state="approved")
    owe_delivery(variant=weekly, now=NOON)
    weekly.deliveries.update(due_at=NOON + timedelta(days=7))
    assert said(plan.post(NOON + timedelta(days=7)))["same-story"].others == (weekly.pk,)


def owe_days(variant, number):
    for day in range(number):
        at = NOON + timedelta(days=day)
        owe_delivery(variant=variant, now=NOON, due_at=at, series_on=at.date())


def test_each_day_of_a_series_is_asked_by_itself(plan):
    daily, other = plan.post(state="approved"), plan.post(NOON + timedelta(days=2))
    owe_days(daily, 4)
    Delivery.objects.filter(series_on=date(2027, 3, 13)).update(state=State.CANCELLED)
    plan.mark(date(2027, 3, 13))
    plan.mark(date(2027, 3, 11))
    with CaptureQueriesContext(connection) as captured:
        shown = list(turns().each())
        found = clashes_of_turns(shown)
    assert len(captured) == 3 + 4
    assert {
        str(turn.day.series_on): [clash.code for clash in found[turn]] for turn in shown if turn.day
    } == {
        "2027-03-10": [],
        "2027-03-11": ["holiday"],
        "2027-03-12": ["same-story"],
        "2027-03-13": [],  # it was taken back
    }
    assert said(other)["same-story"].others == (daily.pk,)
    assert said(daily) == {}


def test_a_series_whose_furthest_day_was_taken_back_is_still_in_the_way(plan):
    daily, other = plan.post(state="approved"), plan.post()
    owe_days(daily, 3)
    Delivery.objects.filter(series_on=date(2027, 3, 12)).update(state=State.CANCELLED)
    assert said(other)["same-story"].others == (daily.pk,)
    assert said(daily)["same-story"].others == (other.pk,)
    Delivery.objects.filter(series_on=date(2027, 3, 10)).update(state=State.CANCELLED)
    assert said(other) == said(daily) == {}


def test_a_channel_for_rehearsals_is_in_nobodys_way(plan):
    one, rehearsed = plan.post(), plan.post()
    assert said(one) != {}
    ChannelAccount.objects.update(is_for_rehearsal=True)
    assert said(one) == said(rehearsed) == {}


def test_a_zone_that_is_none_is_read_on_our_own_clock(plan):
    ChannelAccount.objects.update(zone="Riga/Europe", quiet_from=time(0), quiet_until=time(23, 59))
    assert "quiet-hours" in said(plan.post())


@pytest.mark.parametrize("number", [2, 40])
def test_the_number_of_queries_does_not_grow(plan, number):
    for n in range(number):
        plan.post(NOON + timedelta(hours=n), channel=plan.outlet("mastodon", f"Channel {n}"))
    posts = list(Variant.objects.all())
    with CaptureQueriesContext(
        connection,
    ) as captured:
        clashes_of(posts)
    assert len(captured) == 6


def test_ten_thousand_posts_are_judged_in_a_moment(plan):
    """Every post near every other of its hour would be slow if all were compared with all."""
    channels = [plan.outlet("mastodon", f"Channel {n}") for n in range(10)]
    message = plan.post().message
    Message.objects.bulk_create(
        [
            Message(campaign=plan.campaign, title="Song", source_key=uuid4())
            for _number in range(1000)
        ]
    )
    messages = list(Message.objects.exclude(pk=message.pk))
    Variant.objects.bulk_create(
        [
            Variant(
                message=each,
                channel=channel,
                language="lv",
                title="Song",
                text="Sing",
                author=plan.author,
                due_at=NOON + timedelta(minutes=40 * number),
                changed_at=NOON,
            )
            for number, each in enumerate(messages)
            for channel in channels
        ]
    )
    posts = list(Variant.objects.select_related("message").prefetch_related("deliveries"))
    with CaptureQueriesContext(connection) as captured:
        clashes = clashes_of(posts)
    assert len(captured) == 4
    assert len(clashes) == 10_001
