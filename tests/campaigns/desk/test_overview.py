"""The calendar and the list: constant effort, the reader's clock, filters."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.desk.month import Month
from campaigns.models import Delivery, Variant
from outbox.models import Hold
from outbox.rules.scopes import scopes_text

NOON = datetime(2030, 5, 15, 12, tzinfo=UTC)


def owe(message, channel, person, *, count, start=0):
    """Write planned posts on a message of their own each, with a delivery."""
    for number in range(start, start + count):
        about = type(message).objects.create(campaign=message.campaign, title=f"Post {number}")
        variant = Variant.objects.create(
            message=about,
            channel=channel,
            language="en",
            title=f"Post {number}",
            text="x",
            state=Variant.State.APPROVED,
            author=person(Role.OFFICER),
            due_at=NOON,
            planned_local="2030-05-15T15:00",
            zone="Europe/Tallinn",
            changed_at=NOON,
        )
        Delivery.objects.create(
            variant=variant,
            lane="feed:1",
            scopes=scopes_text("language:en"),
            due_at=NOON,
            next_try_at=NOON,
            payload={},
        )


@pytest.mark.parametrize("view", ["campaign_desk:calendar", "campaign_desk:list"])
def test_ten_times_the_posts_cost_not_one_query_more(view, desk, message, channels, person):
    client = desk(Role.OFFICER)
    address = reverse(view) + "?month=2030-05"
    owe(message, channels[0], person, count=5)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page = client.get(address)
    assert page.content.decode().count("Post ") >= 5
    owe(message, channels[0], person, count=45, start=5)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_a_campaign_page_costs_the_same_for_many_messages(desk, message, channels, person):
    client = desk(Role.OFFICER)
    address = reverse("campaign_desk:campaign", args=[message.campaign_id])
    owe(message, channels[0], person, count=2)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    owe(message, channels[0], person, count=20, start=2)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_an_entry_shows_the_readers_clock_and_both_of_the_regions(desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar") + "?month=2030-05")
    (entry,) = [e for week in page.context["weeks"] for day in week for e in day.entries]
    assert f"{entry.local:%H:%M}" == "15:00"
    text = page.content.decode()
    assert "14:00 CEST" in text
    assert "15:00 EEST" in text
    assert "Planned" in text


def test_a_post_late_in_the_evening_stands_on_the_readers_day(desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    Variant.objects.update(due_at=datetime(2030, 5, 15, 22, 30, tzinfo=UTC))
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar") + "?month=2030-05")
    (day,) = [day for week in page.context["weeks"] for day in week if day.entries]
    assert day.on == date(2030, 5, 16)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("channel={feed}", True),
        ("channel={mail}", False),
        ("language=en", True),
        ("language=lv", False),
        ("campaign={campaign}", True),
        ("campaign=nonsense", True),
    ],
)
def test_the_query_string_narrows_the_calendar(query, shown, desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    chosen = query.format(feed=channels[0].pk, mail=channels[1].pk, campaign=message.campaign_id)
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar") + f"?month=2030-05&{chosen}")
    assert bool(page.context["shown"]) is shown


def test_today_is_marked(desk, campaign):
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar")).content.decode()
    assert page.count('aria-current="date"') == 1


@pytest.mark.parametrize("month", ["", "2030-13", "yesterday", "0001-01", "9999-12"])
def test_a_month_that_is_none_shows_this_one(month, desk, campaign):
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar"), {"month": month})
    assert page.status_code == 200
    assert page.context["month"] == Month.holding(timezone.localdate())


@pytest.mark.parametrize(
    ("state", "found"), [("ready", 1), ("sent", 0), ("draft", 2), ("nonsense", 3)]
)
def test_the_list_is_narrowed_by_state(state, found, desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    page = desk(Role.OFFICER).get(reverse("campaign_desk:list"), {"state": state})
    assert len(page.context["entries"]) == found


def test_a_held_post_says_so_with_the_persons_reason(desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    Hold.objects.create(
        scope="language:en", reason="A day of mourning", held_by="Ada", held_at=timezone.now()
    )
    page = desk(Role.OFFICER).get(reverse("campaign_desk:list"), {"state": "ready"})
    (entry,) = page.context["entries"]
    assert (entry.standing.code, entry.standing.reason) == ("held", "A day of mourning")


def test_a_reason_comes_in_words_with_what_happens_next(desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    Delivery.objects.update(reason="connection", next_try_at=NOON + timedelta(minutes=5))
    page = desk(Role.OFFICER).get(reverse("campaign_desk:list"), {"state": "ready"})
    assert "could not be reached" in page.content.decode()
    assert "tried again by itself on 15 May, 15:05" in page.content.decode()


@pytest.mark.parametrize(
    ("post_state", "delivery_state", "stands"),
    [
        ("approved", "failed", "failed"),
        ("draft", "failed", "draft"),
        ("draft", "sent", "sent"),
        ("in_review", "cancelled", "in_review"),
        ("approved", "cancelled", "cancelled"),
    ],
)
def test_the_filter_and_the_shown_word_agree(
    post_state, delivery_state, stands, desk, message, channels, person
):
    owe(message, channels[0], person, count=1)
    message.variants.all().delete()
    Variant.objects.update(state=post_state)
    Delivery.objects.update(state=delivery_state)
    client, address = desk(Role.OFFICER), reverse("campaign_desk:list")
    for state in {post_state, delivery_state}:
        entries = client.get(address, {"state": state}).context["entries"]
        assert [entry.standing.code for entry in entries] == [stands] * (state == stands)
