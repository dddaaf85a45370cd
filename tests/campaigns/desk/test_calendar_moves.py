"""Moving a post in the calendar: one address, two clocks, and two officers at once."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.decide_delivery import cancel_delivery
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import Delivery, MarkedDay, Variant
from outbox.rules.states import State
from tests.campaigns.desk.conftest import ZONE

JSON = {"Accept": "application/json"}
LATER = datetime(2030, 5, 15, 9, 0)


@pytest.fixture
def planned(post, person):
    """A post that stands at 09:00 on the 15th of May 2030, on Tallinn's clock."""
    plan_variant(variant=post, local=LATER, zone=ZONE, by=person(Role.OFFICER), now=timezone.now())
    return post


@pytest.fixture
def officer(desk) -> Client:
    return desk(Role.OFFICER)


def address(post):
    return reverse("campaign_desk:move", args=[post.pk])


def move(client, post, *, day, seen=None, **fields):
    sent = {"day": day, "seen": (seen or post.due_at).isoformat(), **fields}
    return client.post(address(post), sent, headers=JSON)


def reads_in(person, zone):
    """Let the officer read another clock than the town's."""
    person(Role.OFFICER).memberships.get().organisation.__class__.objects.update(zone=zone)


def test_another_day_keeps_the_time(officer, planned):
    answer = move(officer, planned, day="2030-05-20")
    assert answer.status_code == 200
    said = answer.json()
    assert (said["is_moved"], said["day"], said["hour"]) == (True, "2030-05-20", 9)
    assert said["said"] == "The time is set: 20 May 2030, 09:00."
    planned.refresh_from_db()
    assert planned.planned_local == "2030-05-20T09:00"
    assert f'data-due="{planned.due_at.isoformat()}"' in said["entry"]


def test_another_hour_keeps_the_minutes_that_were_asked_for(officer, planned):
    said = move(officer, planned, day="2030-05-15", time="14:30").json()
    assert said["hour"] == 14
    planned.refresh_from_db()
    assert planned.planned_local == "2030-05-15T14:30"


def test_on_another_clock_the_posts_own_time_stays_on_its_wall(officer, planned, person):
    """Picked up at 08:00 on Warsaw's clock in summer, it stays 09:00 in Tallinn in winter."""
    reads_in(person, "Europe/Warsaw")
    said = move(officer, planned, day="2030-12-02").json()
    planned.refresh_from_db()
    assert (planned.planned_local, planned.zone) == ("2030-12-02T09:00", ZONE)
    assert (said["day"], said["hour"]) == ("2030-12-02", 8)
    assert "on yours it is 2 December 2030, 08:00" in said["said"]


def test_an_hour_on_another_clock_is_carried_over(officer, planned, person):
    reads_in(person, "Europe/Warsaw")
    said = move(officer, planned, day="2030-05-15", time="14:00").json()
    planned.refresh_from_db()
    assert planned.planned_local == "2030-05-15T15:00"
    assert said["hour"] == 14


@pytest.mark.parametrize(
    ("day", "asked", "explained", "at"),
    [
        ("2030-03-31", "03:30", "jump over 03:30", datetime(2030, 3, 31, 1, 30, tzinfo=UTC)),
        ("2030-10-27", "03:30", "03:30 comes twice", datetime(2030, 10, 27, 0, 30, tzinfo=UTC)),
    ],
)
def test_the_change_of_the_clocks_is_explained(day, asked, explained, at, officer, planned):
    answer = move(officer, planned, day=day, time=asked).json()
    assert explained in answer["said"]
    planned.refresh_from_db()
    assert planned.due_at == at


def test_two_officers_at_once_the_second_hears_where_it_went(desk, planned):
    seen = planned.due_at
    first, second = desk(Role.OFFICER), desk(Role.ADMINISTRATOR)
    assert move(first, planned, day="2030-05-20").status_code == 200
    answer = move(second, planned, day="2030-05-25", seen=seen)
    assert answer.status_code == 409
    said = answer.json()
    assert "Somebody moved this post to Monday 20 May 2030, 09:00 meanwhile" in said["said"]
    assert (said["is_moved"], said["day"]) == (False, "2030-05-20")
    planned.refresh_from_db()
    assert planned.planned_local == "2030-05-20T09:00"


def test_without_what_was_seen_the_last_would_win(desk, planned, person):
    """The control: the plan itself does not know what the officer had before them."""
    assert move(desk(Role.OFFICER), planned, day="2030-05-20").status_code == 200
    again = Variant.objects.get(pk=planned.pk)
    plan_variant(
        variant=again,
        local=datetime(2030, 5, 25, 9),
        zone=ZONE,
        by=person(Role.ADMINISTRATOR),
        now=timezone.now(),
    )
    again.refresh_from_db()
    assert again.planned_local == "2030-05-25T09:00"


@pytest.mark.parametrize("seen", ["", "nonsense", "2030-02-31T09:00:00+00:00", "2030-05-15T06:00"])
def test_a_place_that_no_page_has_shown_moves_nothing(seen, officer, planned):
    answer = officer.post(address(planned), {"day": "2030-05-20", "seen": seen}, headers=JSON)
    assert answer.status_code == 409
    planned.refresh_from_db()
    assert planned.planned_local == "2030-05-15T09:00"


def test_what_is_owed_moves_along(officer, approved):
    post = approved.variant
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    assert move(officer, post, day=day).status_code == 200
    post.refresh_from_db()
    approved.refresh_from_db()
    assert approved.due_at == approved.next_try_at == post.due_at
    assert post.state == Variant.State.APPROVED


@pytest.mark.parametrize("state", [State.SENT, State.SENDING, State.UNKNOWN, State.NEEDS_HUMAN])
def test_what_has_left_stays_and_says_why(state, officer, approved):
    Delivery.objects.filter(pk=approved.pk).update(state=state)
    post = approved.variant
    day = timezone.localdate() + timedelta(days=9)
    answer = move(officer, post, day=day.isoformat())
    assert answer.status_code == 409
    assert "going out or has gone out" in answer.json()["said"]
    page = officer.get(
        reverse("campaign_desk:calendar"), {"month": f"{post.due_at:%Y-%m}"}
    ).content.decode()
    assert address(post) not in page
    assert "so it stays where it is." in page
    asked = officer.get(address(post)).content.decode()
    assert "so it stays where it is." in asked
    assert 'name="day"' not in asked


def test_what_was_taken_back_is_not_sent_by_a_slip_of_the_mouse(officer, approved, person):
    cancel_delivery(delivery=approved, by=person(Role.REVIEWER), now=timezone.now())
    day = timezone.localdate() + timedelta(days=9)
    answer = move(officer, approved.variant, day=day.isoformat())
    assert answer.status_code == 422
    assert "was taken back" in answer.json()["said"]
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"day": "2020-01-01"}, "This time has passed."),
        ({"day": ""}, "Please choose a day."),
        ({"day": "0001-01-01"}, "Please choose a day of this century."),
        ({"day": "9999-12-31"}, "Please choose a day of this century."),
        ({"day": "31 May"}, "Enter a valid date."),
        ({"day": "2030-05-20", "time": "25:00"}, "Enter a valid time."),
    ],
)
def test_a_refusal_is_a_sentence_and_the_old_place(sent, said, officer, planned):
    answer = officer.post(
        address(planned), {"seen": planned.due_at.isoformat(), **sent}, headers=JSON
    )
    assert answer.status_code == 422
    assert said in answer.json()["said"]
    assert (answer.json()["day"], answer.json()["is_moved"]) == ("2030-05-15", False)


def test_an_embargo_is_named(officer, planned):
    type(planned.message).objects.update(embargo_until=datetime(2030, 5, 14, 12, tzinfo=UTC))
    answer = move(officer, planned, day="2030-05-13")
    assert "under embargo until 14 May 2030" in answer.json()["said"]


def test_the_answer_says_what_speaks_against_the_new_day(officer, planned):
    MarkedDay.objects.create(
        country_code="EE", on=datetime(2030, 6, 24).date(), name="Midsummer Day"
    )
    assert move(officer, planned, day="2030-06-20").json()["clashes"] == []
    planned.refresh_from_db()
    said = move(officer, planned, day="2030-06-24").json()
    assert said["clashes"] == ["In Estonia it is a holiday: Midsummer Day."]
    assert said["clashes"][0] in said["entry"]


def test_the_plain_form_shows_where_it_stands_and_leads_back_to_its_new_place(officer, planned):
    page = officer.get(address(planned), {"view": "week"})
    form = page.context["form"]
    sent = {name: form[name].value() for name in ("seen", "back")}
    assert (form["day"].value(), form["time"].value()) == (LATER.date(), LATER.time())
    answer = officer.post(address(planned), {**sent, "day": "2030-06-20", "time": "09:00"})
    assert answer.status_code == 302
    assert answer.url == f"{reverse('campaign_desk:week')}?week=2030-W25#post-{planned.pk}"
    shown = officer.get(answer.url)
    assert "The time is set: 20 June 2030, 09:00." in shown.content.decode()


def test_the_plain_form_keeps_what_was_typed_after_a_conflict(officer, planned):
    seen = planned.due_at
    move(officer, planned, day="2030-05-20")
    typed = {"seen": seen.isoformat(), "day": "2030-05-25", "time": "10:00"}
    answer = officer.post(address(planned), typed)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Somebody moved this post to" in text
    assert 'value="2030-05-25"' in text
    again = {**typed, "seen": answer.context["form"]["seen"].value()}
    assert officer.post(address(planned), again).status_code == 302
    planned.refresh_from_db()
    assert planned.planned_local == "2030-05-25T10:00"


def test_a_post_without_a_time_asks_for_one(officer, post):
    assert officer.get(address(post)).status_code == 200
    answer = officer.post(address(post), {"day": "2030-05-20", "seen": ""}, headers=JSON)
    assert "has no time yet" in answer.json()["said"]
    answer = officer.post(
        address(post), {"day": "2030-05-20", "time": "09:00", "seen": ""}, headers=JSON
    )
    assert answer.json()["is_moved"] is True
    post.refresh_from_db()
    assert (post.planned_local, post.zone) == ("2030-05-20T09:00", ZONE)


def test_a_translator_sees_posts_and_no_way_to_move_them(desk, planned):
    page = desk(Role.TRANSLATOR).get(reverse("campaign_desk:calendar") + "?month=2030-05")
    text = page.content.decode()
    assert planned.title in text
    assert "data-move" not in text
    assert "data-moving" not in text


def test_a_page_without_the_token_moves_nothing(person, planned):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(Role.OFFICER))
    answer = move(client, planned, day="2030-05-20")
    assert answer.status_code == 403
    planned.refresh_from_db()
    assert planned.planned_local == "2030-05-15T09:00"


def test_a_move_that_is_refused_half_way_leaves_nothing(officer, planned):
    with (
        patch("campaigns.actions.plan_variant.log", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        move(officer, planned, day="2030-05-20")
    planned.refresh_from_db()
    assert planned.planned_local == "2030-05-15T09:00"
