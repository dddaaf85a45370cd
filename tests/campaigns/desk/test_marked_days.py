"""Marked days in the admin, a channel's own hours, and the warnings where a time is given."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.mark_holidays import mark_holidays
from campaigns.models import ChannelAccount, MarkedDay, Message, Variant
from tests.campaigns.desk.conftest import ZONE


@pytest.fixture
def day(db):
    return MarkedDay.objects.create(country_code="LV", on="2027-11-18", name="Proclamation Day")


def days(client, **wanted):
    return client.get(reverse("desk_days:index"), wanted).content.decode()


def change(client, day, **fields):
    return client.post(reverse("desk_days:edit", args=[day.pk]), {"name": day.name, **fields})


def channel_fields(channel, **changed):
    return {
        "kind": channel.kind,
        "name": channel.name,
        "organisation": channel.organisation_id,
        "is_active": "on",
        **changed,
    }


def change_channel(client, channel, **changed):
    address = reverse("desk_channels:edit", args=[channel.pk])
    return client.post(address, channel_fields(channel, **changed))


def plan(client, post, *, days_ahead=2, at="09:00"):
    on = timezone.localdate() + timedelta(days=days_ahead)
    return client.post(
        reverse("campaign_desk:plan", args=[post.pk]),
        {"on_day": on.isoformat(), "at_time": at, "zone": ZONE},
        follow=True,
    )


def test_everybody_at_the_desk_sees_them_by_country_and_kind(desk, day):
    MarkedDay.objects.create(country_code="SE", on="2027-06-06", name="National Day")
    MarkedDay.objects.create(country_code="SE", on="2027-01-02", name="A loss", kind="mourning")
    translator = desk(Role.TRANSLATOR)
    assert "Proclamation Day" in days(translator)
    swedish = days(translator, country_code="SE")
    assert "National Day" in swedish
    assert "Proclamation Day" not in swedish
    assert "National Day" not in days(translator, kind="mourning")


def test_an_administrator_adds_a_day_of_mourning(desk):
    boss = desk(Role.ADMINISTRATOR)
    fields = {"country_code": "PL", "on": "2027-04-10", "kind": "mourning", "name": "A loss"}
    assert boss.post(reverse("desk_days:add"), fields).status_code == 302
    again = boss.post(reverse("desk_days:add"), fields)
    assert "This day is marked already." in again.content.decode()
    assert MarkedDay.objects.get().kind == MarkedDay.Kind.MOURNING


def test_a_day_is_renamed_or_taken_off_and_the_night_leaves_it_so(desk, day):
    assert change(desk(Role.ADMINISTRATOR), day, name="Day 109", is_removed="on").status_code == 302
    mark_holidays(today=datetime(2026, 1, 1).date())
    day.refresh_from_db()
    assert (day.name, day.is_removed) == ("Day 109", True)


def test_the_date_of_a_day_stays_or_the_list_would_bring_it_back(desk, day):
    change(desk(Role.ADMINISTRATOR), day, on="2027-11-19", country_code="EE", kind="mourning")
    day.refresh_from_db()
    assert (f"{day.on}", day.country_code, day.kind) == ("2027-11-18", "LV", "holiday")


def test_a_channel_keeps_its_own_clock_hours_and_quota(desk, channels):
    boss = desk(Role.ADMINISTRATOR)
    answer = change_channel(
        boss,
        channels[0],
        zone="Europe/Stockholm",
        quiet_from="21:30",
        quiet_until="06:45",
        daily_quota="3",
    )
    assert answer.status_code == 302
    kept = ChannelAccount.objects.get(pk=channels[0].pk)
    assert (kept.clock, kept.quiet_from, kept.quiet_until, kept.daily_quota) == (
        "Europe/Stockholm",
        time(21, 30),
        time(6, 45),
        3,
    )


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"quiet_from": "22:00"}, "a beginning and an end"),
        ({"quiet_until": "07:00"}, "a beginning and an end"),
        ({"quiet_from": "07:00", "quiet_until": "07:00"}, "are none"),
        ({"zone": "Europe/Atlantis"}, "is not one of the available choices"),
        ({"daily_quota": "-1"}, "greater than or equal to 0"),
    ],
)
def test_hours_that_make_no_sense_are_refused_in_words(desk, channels, hours, said):
    answer = change_channel(desk(Role.ADMINISTRATOR), channels[0], **hours)
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_giving_a_time_saves_it_and_says_what_speaks_against_it(desk, post, channels):
    ChannelAccount.objects.update(quiet_from=time(8), quiet_until=time(10))
    page = plan(desk(Role.OFFICER), post).content.decode()
    post.refresh_from_db()
    assert post.due_at is not None
    assert page.count("keeps quiet from 08:00 to 10:00") == 2  # once said, once beside the form
    assert "What speaks against this time" in page


def test_a_time_that_nothing_speaks_against_is_simply_set(desk, post):
    page = plan(desk(Role.OFFICER), post).content.decode()
    assert "The time is set" in page
    assert "What speaks against this time" not in page


def test_the_post_in_the_way_is_named_with_its_page(desk, post, message):
    officer = desk(Role.OFFICER)
    plan(officer, post)
    post.refresh_from_db()
    twice = Message.objects.create(
        campaign=message.campaign, title="Again", source_key=message.source_key
    )
    other = Variant.objects.create(
        message=twice,
        channel=post.channel,
        language=post.language,
        title="The island sings again",
        author=post.author,
        due_at=post.due_at + timedelta(minutes=20),
        changed_at=post.changed_at,
    )
    page = officer.get(reverse("campaign_desk:post", args=[post.pk])).content.decode()
    assert "the same story from another post within the hour" in page
    assert f'href="{reverse("campaign_desk:post", args=[other.pk])}">The island sings again' in page


def test_a_day_of_mourning_warns_loudly_and_does_not_refuse(desk, post):
    on = timezone.localdate() + timedelta(days=2)
    MarkedDay.objects.create(country_code="EE", on=on, kind="mourning", name="A loss")
    page = plan(desk(Role.OFFICER), post).content.decode()
    post.refresh_from_db()
    assert post.due_at is not None
    assert "desk-clash--grave" in page
    assert "this is a day of mourning: A loss" in page


def test_coming_days_are_listed_before_those_that_are_over(desk):
    today = timezone.localdate()
    for name, away in (("Long over", -400), ("Today", 0), ("Next year", 300)):
        MarkedDay.objects.create(
            country_code="LV", on=today + timedelta(days=away), name=f"{name} day"
        )
    page = days(desk(Role.REVIEWER))
    assert page.index("Today day") < page.index("Next year day") < page.index("Long over day")
