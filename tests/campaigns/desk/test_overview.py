"""The calendar and the list: constant effort, the reader's clock, filters."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.desk.month import Month
from campaigns.desk.standing import standing_of
from campaigns.models import Delivery, MarkedDay, Variant
from campaigns.querysets import posts
from campaigns.turns import telling_turn
from outbox.models import Hold
from tests.campaigns.desk.posts import NOON, owe, owe_days

# What the pages ask of campaigns and of the outbox; the frame around them is the admin's own.
QUERIES = {"campaign_desk:calendar": 13, "campaign_desk:week": 13, "campaign_desk:list": 12}


def of_campaigns(captured):
    return [one["sql"] for one in captured if re.search('FROM.*"(campaigns|outbox)_', one["sql"])]


@pytest.mark.parametrize("view", QUERIES)
def test_ten_times_the_posts_cost_not_one_query_more(view, desk, message, channels, person):
    client = desk(Role.OFFICER)
    address = reverse(view) + "?month=2030-05&week=2030-W20"
    owe(message, channels[0], person, count=10)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        page = client.get(address)
    assert "Post 3" in page.content.decode()
    owe(message, channels[0], person, count=90, start=10)
    for _number in range(3):
        owe_days(message, channels[0], person, states=["sent", "failed", *["ready"] * 20])
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
    assert len(of_campaigns(many)) == QUERIES[view]


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
    (entry,) = [e for week in page.context["weeks"] for day in week for e in day.cell.entries]
    assert f"{entry.local:%H:%M}" == "15:00"
    text = page.content.decode()
    assert "14:00 CEST" in text
    assert "15:00 EEST" in text
    assert "Planned" in text


def test_a_post_late_in_the_evening_stands_on_the_readers_day(desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    Variant.objects.update(due_at=datetime(2030, 5, 15, 22, 30, tzinfo=UTC))
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar") + "?month=2030-05")
    (day,) = [day for week in page.context["weeks"] for day in week if day.cell.entries]
    assert day.on == date(2030, 5, 16)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("channel={feed}", True),
        ("channel={mail}", False),
        ("language=en", True),
        ("language=lv", False),
        ("campaign={campaign}", True),
        ("country=EE", True),
        ("country=LV", False),
        ("country=XX", True),
        ("state=ready", True),
        ("state=sent", False),
        ("campaign=nonsense", True),
    ],
)
def test_the_query_string_narrows_the_calendar(query, shown, desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    chosen = query.format(feed=channels[0].pk, mail=channels[1].pk, campaign=message.campaign_id)
    client = desk(Role.OFFICER)
    page = client.get(reverse("campaign_desk:calendar") + f"?month=2030-05&{chosen}")
    assert bool(page.context["shown"]) is shown
    page = client.get(reverse("campaign_desk:week") + f"?week=2030-W20&{chosen}")
    assert bool(page.context["shown"]) is shown


def test_a_full_day_shows_six_counts_all_and_leads_to_the_rest(desk, message, channels, person):
    owe(message, channels[0], person, count=9)
    client = desk(Role.OFFICER)
    page = client.get(reverse("campaign_desk:calendar") + "?month=2030-05&language=en")
    (day,) = [day for week in page.context["weeks"] for day in week if day.cell.in_all]
    assert [entry.post.title for entry in day.cell.entries] == [f"Post {n}" for n in range(6)]
    assert page.context["shown"] == 9
    text = page.content.decode()
    assert "and 3 more" in text
    assert "list/?language=en&amp;day=2030-05-15" in text
    listed = client.get(reverse("campaign_desk:list") + "?language=en&day=2030-05-15")
    assert [entry.post.title for entry in listed.context["entries"]] == [
        f"Post {n}" for n in range(9)
    ]


def test_a_days_list_is_the_day_on_the_readers_clock(desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    Variant.objects.filter(title="Post 0").update(due_at=datetime(2030, 5, 15, 22, 30, tzinfo=UTC))
    client, address = desk(Role.OFFICER), reverse("campaign_desk:list")
    assert len(client.get(address, {"day": "2030-05-15"}).context["entries"]) == 0
    assert len(client.get(address, {"day": "2030-05-16"}).context["entries"]) == 1


@pytest.mark.parametrize("view", ["calendar", "week", "list"])
def test_another_view_keeps_the_filters_and_the_time(view, desk, message, channels, person):
    place = {"calendar": "month=2030-05", "week": "week=2030-W20", "list": "day=2030-05-15"}[view]
    address = reverse(f"campaign_desk:{view}") + f"?language=lv&country=EE&{place}&page=2"
    ways = {way.label: way.url for way in desk(Role.OFFICER).get(address).context["views"]}
    assert all("?language=lv&country=EE&" in url and "page" not in url for url in ways.values())
    assert "month=2030-05" in ways["Month"]
    if view != "calendar":
        assert "week=2030-W20" in ways["Week"]


def test_a_marked_day_names_its_countries_and_what_it_is(desk, campaign):
    for code in ("LV", "EE"):
        MarkedDay.objects.create(country_code=code, on=date(2030, 5, 15), name="Singing Day")
    MarkedDay.objects.create(
        country_code="PL", on=date(2030, 5, 15), name="For the sailors", kind="mourning"
    )
    MarkedDay.objects.create(
        country_code="DE", on=date(2030, 5, 15), name="Not kept", is_removed=True
    )
    for view, place in (("calendar", "month=2030-05"), ("week", "week=2030-W20")):
        page = desk(Role.OFFICER).get(reverse(f"campaign_desk:{view}") + f"?{place}")
        days = page.context.get("days") or [d for week in page.context["weeks"] for d in week]
        (day,) = [day for day in days if day.marked]
        assert [(" ".join(one.countries), one.name) for one in day.marked] == [
            ("PL", "For the sailors"),
            ("EE LV", "Singing Day"),
        ]
        assert "Mourning" in page.content.decode()


@pytest.mark.parametrize("view", ["calendar", "week", "list"])
def test_a_clash_is_said_in_words_beside_the_post(view, desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    address = reverse(f"campaign_desk:{view}") + "?month=2030-05&week=2030-W20"
    words = "In Estonia it is a holiday: Singing Day."
    assert words not in desk(Role.OFFICER).get(address).content.decode()
    MarkedDay.objects.create(country_code="EE", on=date(2030, 5, 15), name="Singing Day")
    assert words in desk(Role.OFFICER).get(address).content.decode()


def test_today_is_marked(desk, campaign):
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar")).content.decode()
    assert page.count('aria-current="date"') == 1


@pytest.mark.parametrize("month", ["", "2030-13", "yesterday", "0001-01", "9999-12"])
@time_machine.travel(datetime(2026, 11, 30, 22, 30, tzinfo=UTC), tick=False)
def test_a_month_that_is_none_shows_this_one(month, desk, campaign):
    """It is December already on the officer's clock in Riga, and still November on the server's."""
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar"), {"month": month})
    assert page.status_code == 200
    assert page.context["period"] == Month(year=2026, number=12)


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


@pytest.mark.parametrize(
    ("delivery_state", "stands"), [("ready", "changed"), ("failed", "changed"), ("sent", "sent")]
)
def test_a_doubt_about_the_source_is_found_as_what_it_is(
    delivery_state, stands, desk, message, channels, person
):
    owe(message, channels[0], person, count=1)
    message.variants.all().delete()
    Variant.objects.update(source_doubt="changed")
    Delivery.objects.update(state=delivery_state)
    client, address = desk(Role.OFFICER), reverse("campaign_desk:list")
    for state in {delivery_state, "changed"}:
        entries = client.get(address, {"state": state}).context["entries"]
        assert [entry.standing.code for entry in entries] == [stands] * (state == stands)


DAYS = ["sent", "failed", "cancelled", "ready", "ready"]


def entries_in(page):
    """Return what a month or a list shows, as its day and how it stands."""
    entries = page.context.get("entries")
    if entries is None:
        entries = [e for week in page.context["weeks"] for d in week for e in d.cell.entries]
    return [(entry.local.day, entry.standing.code) for entry in entries if entry.local]


@pytest.mark.parametrize(("view", "is_turned"), [("calendar", False), ("list", True)])
def test_every_day_of_a_series_stands_at_its_time_in_its_own_state(
    view, is_turned, desk, message, channels, person
):
    owe_days(message, channels[0], person, states=DAYS)
    page = desk(Role.OFFICER).get(reverse(f"campaign_desk:{view}") + "?month=2030-05")
    shown = entries_in(page)
    assert (shown[::-1] if is_turned else shown) == list(enumerate(DAYS, start=16))
    # Negative control: the post itself knows of one day only.
    assert Variant.objects.filter(due_at__isnull=False).count() == 1


def test_a_full_day_counts_the_days_of_series_among_its_posts(desk, message, channels, person):
    for _number in range(4):
        owe_days(message, channels[0], person, states=["ready"])
    owe(message, channels[0], person, count=5)
    Variant.objects.filter(series=None, due_at=NOON).update(due_at=NOON + timedelta(hours=25))
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar") + "?month=2030-05")
    (day,) = [day for week in page.context["weeks"] for day in week if day.cell.in_all]
    assert (len(day.cell.entries), day.cell.more, page.context["shown"]) == (6, 3, 9)
    assert [entry.turn.day is not None for entry in day.cell.entries] == [True] * 4 + [False] * 2


def test_a_day_of_a_series_is_not_dragged_and_says_why(desk, message, channels, person):
    owe_days(message, channels[0], person, states=["sent", "failed", "ready"])
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar") + "?month=2030-05")
    text = page.content.decode()
    assert "data-move=" not in text
    assert text.count('data-fixed="It repeats, so it stays where it is.') == 2
    assert text.count('data-fixed="It has gone out') == 1
    names = re.findall('id="(post-[^"]+)"', text)
    assert len(names) == len(set(names)) == 3


def test_words_that_wait_for_approval_stand_beside_the_days_that_went_out(
    desk, message, channels, person
):
    variant = owe_days(message, channels[0], person, states=["sent", "failed"])
    Variant.objects.filter(pk=variant.pk).update(state="in_review")
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar") + "?month=2030-05")
    assert entries_in(page) == [(16, "sent"), (17, "failed"), (18, "in_review")]


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({}, ["sent", "failed", "ready"]),
        ({"source_doubt": "changed"}, ["sent", "failed", "changed"]),
        ({"state": "draft"}, ["sent", "failed", "draft"]),
    ],
)
def test_the_filter_and_the_shown_word_of_a_day_agree(
    change, stands, desk, message, channels, person
):
    variant = owe_days(message, channels[0], person, states=["sent", "failed", "ready"])
    message.variants.all().delete()
    Variant.objects.filter(pk=variant.pk).update(**change)
    client, address = desk(Role.OFFICER), reverse("campaign_desk:list")
    assert [code for _day, code in reversed(entries_in(client.get(address)))] == stands
    for state in ("sent", "failed", "ready", "changed", "draft"):
        page = client.get(address, {"state": state})
        assert [code for _day, code in entries_in(page)] == [state] * (state in stands)


def test_a_day_that_was_sent_again_is_shown_at_the_hour_it_went_out(
    desk, message, channels, person
):
    variant = owe_days(message, channels[0], person, states=["failed", "ready"])
    again_at = variant.deliveries.get(state="failed").due_at + timedelta(minutes=30)
    Delivery.objects.create(
        variant=variant, occurrence=9, state="sent", due_at=again_at, lane="feed:1", payload={}
    )
    page = desk(Role.OFFICER).get(reverse("campaign_desk:calendar") + "?month=2030-05")
    assert entries_in(page) == [(16, "failed"), (16, "sent"), (17, "ready")]


@pytest.mark.parametrize(
    ("hours", "tells"), [(-1, (1, "sent")), (23, (1, "sent")), (47, (2, "failed"))]
)
def test_a_whole_series_stands_as_the_last_day_that_has_come(
    hours, tells, message, channels, person
):
    variant = owe_days(message, channels[0], person, states=["sent", "failed", "ready"])
    post = posts().shown().get(pk=variant.pk)
    told = telling_turn(post, now=NOON + timedelta(days=1, hours=hours))
    assert (told.day.occurrence, standing_of(told, holds=[]).code) == tells


def test_a_doubt_about_a_series_is_said_while_days_still_wait(message, channels, person):
    variant = owe_days(message, channels[0], person, states=["sent", "ready"])
    Variant.objects.filter(pk=variant.pk).update(source_doubt="changed")
    post = posts().shown().get(pk=variant.pk)
    told = telling_turn(post, now=NOON + timedelta(days=1, hours=1))
    assert standing_of(told, holds=[]).code == "changed"
