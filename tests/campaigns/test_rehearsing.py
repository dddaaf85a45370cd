"""A campaign played through on a fast clock: started, at its instants, stopped."""

import pytest
from django.utils import timezone

from campaigns.actions.rehearse_campaign import (
    is_running,
    stop_rehearsal,
)
from campaigns.models import RehearsedPost
from outbox.models import Mail
from tests.campaigns.rehearsed import only_row, planned, play, rehearse
from tests.campaigns.telling import NOW, code_of

pytestmark = pytest.mark.django_db


def test_a_post_is_played_at_its_instant_on_the_fast_clock(stage):
    planned(stage, hours=24)
    second = planned(stage, hours=34)
    rehearse(stage)
    play(seconds=3.5)
    assert not RehearsedPost.objects.filter(state="sent").exists()
    play(seconds=3.7)
    assert RehearsedPost.objects.filter(state="sent").count() == 1
    play(seconds=3.6 + 36.1)
    rows = RehearsedPost.objects.order_by("planned_for")
    assert [row.state for row in rows] == ["sent", "sent"]
    assert rows[1].reason_facts["went_at"] == second.due_at.isoformat()


def test_a_slow_machine_does_not_age_the_campaign(stage):
    post = planned(stage)
    rehearse(stage)
    play(seconds=90)
    assert only_row().reason_facts["went_at"] == post.due_at.isoformat()


def test_one_rehearsal_of_a_campaign_runs_at_a_time(stage):
    planned(stage)
    first = rehearse(stage)
    assert code_of(lambda: rehearse(stage)) == "rehearsal-running"
    stop_rehearsal(rehearsal=first, now=NOW)
    assert rehearse(stage).pk != first.pk


def test_a_stop_takes_back_what_was_not_sent_and_the_mails_that_wait(stage):
    planned(stage, kind="mail", hours=24)
    planned(stage, kind="mail", hours=48)
    rehearsal = rehearse(stage)
    play(seconds=10)
    assert is_running(rehearsal)
    assert stop_rehearsal(rehearsal=rehearsal, now=timezone.now()) == 1
    rehearsal.refresh_from_db()
    assert not is_running(rehearsal)
    play()
    rows = RehearsedPost.objects.order_by("planned_for")
    assert [(row.state, row.reason) for row in rows] == [
        ("sent", ""),
        ("cancelled", "rehearsal-stopped"),
    ]
    assert Mail.objects.get(scopes__contains="|rehearsal:").state == "cancelled"


@pytest.mark.parametrize("speed", [99, 10_001, 0])
def test_the_clock_has_its_limits(stage, speed):
    planned(stage)
    assert code_of(lambda: rehearse(stage, speed=speed)) == "rehearsal-speed"


def test_a_campaign_without_anything_ahead_is_not_rehearsed(stage):
    stage.derive()
    assert code_of(lambda: rehearse(stage)) == "nothing-to-rehearse"


def test_mails_need_somebody_to_go_to(stage):
    planned(stage, kind="mail")
    stage.officer.email = ""
    assert code_of(lambda: rehearse(stage)) == "rehearsal-no-address"
