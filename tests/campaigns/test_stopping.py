"""A stop or an embargo holds approved posts, as widely as it is aimed."""

from datetime import timedelta

import pytest

from campaigns.models import FeedEntry, Message
from outbox.actions.holding import hold, release
from tests.campaigns.telling import NOW, code_of, deliver

pytestmark = pytest.mark.django_db


def test_a_stop_holds_everything_and_release_lets_it_go(desk):
    desk.approved_post()
    stop = hold(scope="all", reason="Mourning day", held_by="A. Officer", now=NOW)
    deliver()
    assert not FeedEntry.objects.exists()
    release(hold=stop, released_by="A. Officer", now=NOW)
    deliver()
    assert FeedEntry.objects.count() == 1


@pytest.mark.parametrize("scope", ["language", "campaign", "channel", "organisation", "asset"])
def test_a_stop_can_be_aimed(desk, scope):
    variant = desk.approved_post()
    value = {
        "language": "en",
        "campaign": desk.campaign.pk,
        "channel": desk.feed.pk,
        "organisation": desk.campaign.organisation_id,
        "asset": variant.photos.get().photo.asset_id,
    }[scope]
    hold(scope=f"{scope}:{value}", reason="x", held_by="y", now=NOW)
    hold(scope=f"{scope}:99999", reason="x", held_by="y", now=NOW)
    deliver()
    assert not FeedEntry.objects.exists()


def test_a_stop_aimed_elsewhere_stops_nothing_here(desk):
    desk.approved_post()
    hold(scope="language:lv", reason="x", held_by="y", now=NOW)
    deliver()
    assert FeedEntry.objects.count() == 1


def test_an_embargo_is_kept_even_when_the_plan_was_made_before_it(desk):
    variant = desk.approved_post()
    Message.objects.update(embargo_until=NOW + timedelta(minutes=30))
    deliver(minutes=10)
    assert not FeedEntry.objects.exists()
    deliver(minutes=31)
    assert FeedEntry.objects.count() == 1
    assert code_of(lambda: desk.plan(variant, minutes=20)) == "embargoed"
