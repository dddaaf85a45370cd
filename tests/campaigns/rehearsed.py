"""A campaign on a stage with test channels, ready to be rehearsed on a fast clock."""

from datetime import timedelta

import pytest

from campaigns.actions.rehearse_campaign import (
    rehearse_campaign,
)
from campaigns.models import RehearsedPost
from campaigns.rehearsal import handling
from campaigns.rehearsal.handling import RehearsalHandler
from outbox.courier import Courier
from outbox.ownership import LeaseOnly
from outbox.rules.outcomes import Sent
from tests.campaigns.telling import NOW
from tests.factories import channel

HOUR = timedelta(hours=1)


@pytest.fixture
def stage(desk):
    """The desk with a test feed and a test mail channel beside a real one of each kind."""
    desk.mail = channel("mail")
    desk.test_feed = channel("feed", is_for_rehearsal=True)
    desk.test_mail = channel("mail", is_for_rehearsal=True)
    return desk


def planned(stage, *, kind="feed", hours=24, approve=True, **message):
    """Plan and approve the English post of one channel kind."""
    made = stage.derive()
    type(made).objects.filter(pk=made.pk).update(**message)
    post = made.variants.get(language="en", channel__kind=kind)
    stage.plan(post, minutes=hours * 60)
    if approve:
        stage.approve(post)
    made.variants.exclude(pk=post.pk).delete()
    post.refresh_from_db()
    return post


def rehearse(stage, **chosen):
    given = {
        "test_channels": {stage.feed.pk: stage.test_feed, stage.mail.pk: stage.test_mail},
        "speed": 1000,
        **chosen,
    }
    return rehearse_campaign(campaign=stage.campaign, by=stage.officer, now=NOW, **given)


def play(seconds=60, handler=None):
    """Sweep once at a real moment after the start."""
    courier = Courier(handlers=[handler or RehearsalHandler()], ownership=LeaseOnly())
    return courier.deliver_due(now=NOW + timedelta(seconds=seconds))


def only_row():
    return RehearsedPost.objects.get()


class Elsewhere:
    """Stands in for a network and remembers what reached it."""

    def __init__(self):
        self.told = []

    def __call__(self, row):
        return self

    def send(self, payload, **_):
        self.told.append(payload)
        return Sent(remote_key="x", url="https://far.example/1")


@pytest.fixture
def elsewhere(stage, monkeypatch):
    """A real and a test Mastodon account, whose server is a stand-in."""
    far = Elsewhere()
    monkeypatch.setattr(handling, "outlet_of", far)
    address = {"base_url": "https://social.example", "sealed_secret": ""}
    stage.feed = channel("mastodon", **address)
    stage.test_feed = channel("mastodon", is_for_rehearsal=True, **address)
    return far
