"""A photo without clearance for the channel and the day keeps its post from going out."""

from datetime import timedelta

import pytest

from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.clearing import channel_of, why_not_cleared
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for
from media_library.models import Grant
from media_library.public import Channel
from outbox.rules.states import State
from tests.campaigns.withdrawn.one_post import NOW, deliver

pytestmark = pytest.mark.django_db


def refused(call):
    with pytest.raises(CampaignRefused) as error:
        call()
    return error.value.refusal


def test_rights_that_lapse_before_the_hour_hold_the_post_until_it_is_too_late(desk):
    desk.plan().approve()
    yesterday = NOW.date() - timedelta(days=1)
    Grant.objects.filter(asset=desk.asset).update(until=yesterday)
    deliver()
    assert desk.delivery.state == State.READY
    assert desk.delivery.reason == "rights-lapsed"
    deliver(minutes=10 + 121)
    assert desk.delivery.state == State.EXPIRED


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("feed", Channel.WEB), ("mail", Channel.NEWSLETTER), ("bluesky", Channel.SOCIAL)],
)
def test_each_channel_asks_for_its_own_clearance(kind, asked):
    assert channel_of(kind) is asked


def test_planning_submitting_and_approving_are_refused_in_words(desk):
    desk.plan()
    submit_variant(variant=desk.post, by=desk.officer, now=NOW)
    Grant.objects.filter(asset=desk.asset).update(channels=["print"])
    refusals = [
        refused(lambda: desk.plan(minutes=20)),
        refused(lambda: submit_variant(variant=desk.post, by=desk.officer, now=NOW)),
        refused(
            lambda: approve_variant(
                variant=desk.post,
                seen_hash=desk.post.payload_hash,
                by=desk.reviewer,
                now=NOW,
            )
        ),
    ]
    assert {refusal.code for refusal in refusals} == {"rights-missing"}
    sentence = words_for(refusals[0])
    assert str(desk.asset) in sentence
    assert "No rights are recorded for this use (On the website, English)" in sentence


def test_the_day_that_counts_is_the_day_it_is_planned_for(desk):
    last = NOW.date() + timedelta(days=5)
    Grant.objects.filter(asset=desk.asset).update(until=last)
    desk.plan(minutes=4 * 24 * 60)
    assert refused(lambda: desk.plan(minutes=7 * 24 * 60)).code == "rights-lapsed"
    assert why_not_cleared(desk.post, at=NOW) is None
