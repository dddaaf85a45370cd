"""Weeks, and the view of one by day and hour."""

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from accounts.rules.roles import Role
from campaigns.desk.month import Month
from campaigns.desk.week import Week
from campaigns.models import Variant
from tests.campaigns.desk.posts import owe, owe_days

WEEK = "week=2030-W20"


def test_a_week_goes_from_monday_to_sunday():
    days = Week.holding(date(2026, 11, 22)).days
    assert (days[0], days[-1]) == (date(2026, 11, 16), date(2026, 11, 22))


def test_neighbours_cross_the_year_and_the_long_year():
    assert str(Week(year=2026, number=53).after) == "2027-W01"
    assert str(Week(year=2027, number=1).before) == "2026-W53"


def test_the_first_days_of_january_may_lie_in_the_old_years_week():
    assert str(Week.holding(date(2027, 1, 1))) == "2026-W53"
    assert Week.holding(date(2027, 1, 1)).month == Month(year=2026, number=12)


@pytest.mark.parametrize(
    ("sunday", "hours"),
    [(date(2027, 3, 28), [1, 1, 1, 0, 1]), (date(2027, 10, 31), [1, 1, 1, 2, 1])],
)
def test_the_hour_that_the_clocks_change_in_is_empty_or_twice_as_long(sunday, hours):
    edges = Week.holding(sunday).edges(ZoneInfo("Europe/Riga"))
    instants = [edge.astimezone(UTC) for edge in edges[6 * 24 : 6 * 24 + 6]]
    lasting = [(end - start).total_seconds() / 3600 for start, end in pairwise(instants)]
    assert lasting == hours
    assert len(edges) == 7 * 24 + 1


@pytest.mark.parametrize("text", ["", "2030-W54", "2030-W00", "2030-20", "0001-W01", "9999-W52"])
@time_machine.travel(datetime(2026, 11, 22, 22, 30, tzinfo=UTC), tick=False)
def test_a_week_that_is_none_shows_this_one(text, desk, campaign):
    """It is Monday already on the officer's clock in Riga, and still Sunday on the server's."""
    page = desk(Role.OFFICER).get(reverse("campaign_desk:week"), {"week": text})
    assert page.status_code == 200
    assert str(page.context["period"]) == "2026-W48"


def hours_with_posts(page):
    return {
        (day.on, hour): [entry.post.title for entry in cell.entries]
        for day in page.context["days"]
        for hour, cell in day.hours
        if cell.in_all
    }


def test_a_post_stands_in_the_hour_of_the_readers_clock(desk, message, channels, person):
    owe(message, channels[0], person, count=1)
    page = desk(Role.OFFICER).get(reverse("campaign_desk:week") + f"?{WEEK}")
    assert hours_with_posts(page) == {(date(2030, 5, 15), 15): ["Post 0"]}
    text = page.content.decode()
    assert "14:00 CEST" in text
    assert "15:00 EEST" in text


def test_the_hour_that_comes_twice_holds_the_posts_of_both(desk, message, channels, person):
    owe(message, channels[0], person, count=2)
    for variant, hour in zip(Variant.objects.filter(due_at__isnull=False), (0, 1), strict=True):
        variant.due_at = datetime(2027, 10, 31, hour, 30, tzinfo=UTC)  # 03:30 EEST and EET
        variant.save()
    page = desk(Role.OFFICER).get(reverse("campaign_desk:week") + "?week=2027-W43")
    assert hours_with_posts(page) == {(date(2027, 10, 31), 3): ["Post 0", "Post 1"]}


def test_a_full_hour_shows_four_and_leads_to_the_rest(desk, message, channels, person):
    owe(message, channels[0], person, count=7)
    page = desk(Role.OFFICER).get(reverse("campaign_desk:week") + f"?{WEEK}&language=en")
    (entries,) = hours_with_posts(page).values()
    assert len(entries) == 4
    assert page.context["shown"] == 7
    text = page.content.decode()
    assert "and 3 more" in text
    assert "list/?language=en&amp;day=2030-05-15" in text


def test_the_days_of_a_series_stand_in_their_hours(desk, message, channels, person):
    owe_days(message, channels[0], person, states=["sent", "failed", "ready", "ready", "ready"])
    page = desk(Role.OFFICER).get(reverse("campaign_desk:week") + f"?{WEEK}")
    assert list(hours_with_posts(page)) == [(date(2030, 5, day), 15) for day in (16, 17, 18, 19)]
    assert page.context["shown"] == 4
