"""A rehearsed post is asked what the real one would be, on the campaign's own day."""

from datetime import timedelta

import pytest

from campaigns.models import Delivery, RehearsedPost, Series
from outbox.actions.holding import hold
from tests.campaigns.rehearsed import HOUR, only_row, planned, play, rehearse
from tests.campaigns.telling import NOW

pytestmark = pytest.mark.django_db


def test_what_nobody_approved_is_refused_as_it_would_be(stage):
    planned(stage, approve=False)
    rehearse(stage)
    play()
    assert (only_row().state, only_row().reason) == ("failed", "not-approved")


def test_an_embargo_is_waited_for_on_the_fast_clock(stage):
    post = planned(stage, hours=24)
    until = post.due_at + HOUR
    type(post.message).objects.filter(pk=post.message_id).update(embargo_until=until)
    rehearse(stage)
    play(seconds=3.7)
    row = only_row()
    assert (row.state, row.reason) == ("ready", "embargoed")
    assert row.next_try_at == NOW + timedelta(seconds=3.6 + 3.6)
    play(seconds=7.1)
    assert only_row().state == "ready"
    play(seconds=7.4)
    row.refresh_from_db()
    assert row.state == "sent"
    assert row.reason_facts["went_at"] == until.isoformat()
    assert row.reason_facts["waited_for"] == "embargoed"


def test_an_embargo_that_outlasts_the_post_makes_it_late(stage):
    post = planned(stage)
    type(post.message).objects.filter(pk=post.message_id).update(
        embargo_until=post.due_at + 3 * HOUR
    )
    rehearse(stage)
    play()
    row = only_row()
    assert (row.state, row.reason) == ("expired", "late")
    assert row.reason_facts["because"] == "embargoed"


def test_a_page_that_is_not_public_makes_it_late_unless_it_is_scheduled_in_time(stage):
    post = planned(stage)
    stage.story.unpublish()
    rehearse(stage)
    play()
    assert (only_row().state, only_row().reason_facts["because"]) == ("expired", "page-not-live")
    stage.story.refresh_from_db()
    stage.story.go_live_at = post.due_at - HOUR
    stage.story.save_revision().publish()
    rehearse(stage)
    play()
    assert RehearsedPost.objects.latest("pk").state == "sent"


@pytest.mark.parametrize("scope", ["channel", "language"])
def test_a_stop_over_the_real_channel_stops_its_rehearsal(stage, scope):
    planned(stage)
    name = {"channel": f"channel:{stage.feed.pk}", "language": "language:en"}[scope]
    hold(scope=name, reason="Storm", held_by="Anna", now=NOW)
    rehearse(stage)
    play()
    row = only_row()
    assert (row.state, row.reason_facts["because"]) == ("expired", "held")


def test_a_stop_that_ends_before_the_post_stops_nothing(stage):
    planned(stage, hours=24)
    hold(
        scope=f"channel:{stage.feed.pk}",
        reason="Storm",
        held_by="Anna",
        now=NOW,
        until=NOW + 3 * HOUR,
    )
    rehearse(stage)
    play()
    assert only_row().state == "sent"


def test_a_general_stop_stops_the_rehearsal_itself(stage):
    planned(stage)
    rehearse(stage)
    hold(scope="all", reason="Storm", held_by="Anna", now=NOW)
    play(seconds=10)
    assert only_row().state == "ready"


def test_what_was_taken_back_is_not_played_as_if_it_went(stage):
    planned(stage)
    Delivery.objects.update(state="cancelled")
    rehearse(stage)
    play()
    assert (only_row().state, only_row().reason) == ("failed", "cancelled")


def test_the_real_post_is_left_alone(stage):
    post = planned(stage)
    before = Delivery.objects.values().get()
    rehearse(stage)
    play()
    assert Delivery.objects.values().get() == before
    post.refresh_from_db()
    assert post.state == "approved"


def test_a_series_is_played_time_by_time(stage):
    post = planned(stage)
    Series.objects.create(variant=post, rule="FREQ=DAILY;COUNT=3", set_by=stage.officer, set_at=NOW)
    rehearse(stage)
    rows = RehearsedPost.objects.order_by("occurrence")
    assert [row.planned_for - rows[0].planned_for for row in rows] == [
        timedelta(days=number) for number in range(3)
    ]
    assert len({row.payload["link"] for row in rows}) == 3
    assert len({row.remote_key for row in rows}) == 3
    for seconds in (10, 100, 200):
        play(seconds=seconds)
    assert {row.state for row in RehearsedPost.objects.all()} == {"sent"}
