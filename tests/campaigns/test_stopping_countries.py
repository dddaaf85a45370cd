"""A stop by country, by the channel's house, and over the mails of an issue that has begun."""

from importlib import import_module

import pytest
from django.apps import apps

from campaigns.models import ChannelAccount, Delivery, FeedEntry, Follower, Variant
from outbox.actions.holding import hold, release
from outbox.models import Mail
from outbox.rules.states import State
from tests.campaigns.telling import NOW, deliver
from tests.factories import channel, organisation

pytestmark = pytest.mark.django_db
TALLINN = "Europe/Tallinn"


def stop(scope):
    return hold(scope=scope, reason="A day of mourning", held_by="A. Officer", now=NOW)


def approved_on_the_channel_of(desk, house):
    """Approve a post for a channel that belongs to another organisation than its campaign."""
    variant = desk.derive().variants.get(language="en")
    ChannelAccount.objects.filter(pk=variant.channel_id).update(organisation=house)
    variant = Variant.objects.get(pk=variant.pk)
    desk.plan(variant)
    desk.approve(variant)


def without(scope):
    """Make the deliveries look as they would if nobody had written the scope down."""
    for delivery in Delivery.objects.all():
        assert f"|{scope}|" in delivery.scopes
        Delivery.objects.filter(pk=delivery.pk).update(
            scopes=delivery.scopes.replace(f"|{scope}|", "|")
        )


def test_a_stop_for_a_country_holds_its_channels_until_it_is_released(desk):
    desk.approved_post()
    held = stop("country:LV")
    deliver()
    assert not FeedEntry.objects.exists()
    release(hold=held, released_by="A. Officer", now=NOW)
    deliver()
    assert FeedEntry.objects.count() == 1


def test_a_stop_for_another_country_holds_nothing_here(desk):
    desk.approved_post()
    stop("country:EE")
    deliver()
    assert FeedEntry.objects.count() == 1


def test_without_its_scope_a_stop_for_a_country_would_hold_nothing(desk):
    """The negative control of the two above."""
    desk.approved_post()
    without("country:LV")
    stop("country:LV")
    deliver()
    assert FeedEntry.objects.count() == 1


def test_the_country_is_that_of_the_channel_and_not_of_the_campaign(desk):
    approved_on_the_channel_of(desk, organisation("Tartu", country_code="ee", zone=TALLINN))
    stop("country:LV")
    stop("country:EE")
    deliver()
    assert not FeedEntry.objects.exists()
    scopes = Delivery.objects.get().scopes
    assert "|country:EE|" in scopes
    assert "|country:LV|" not in scopes


def test_a_stop_for_an_organisation_holds_what_others_send_through_its_channels(desk):
    house = organisation("Tartu", country_code="EE", zone=TALLINN)
    approved_on_the_channel_of(desk, house)
    stop(f"organisation:{house.pk}")
    deliver()
    assert not FeedEntry.objects.exists()


def test_posts_that_were_owed_before_learn_of_their_country(desk):
    desk.approved_post()
    without("country:LV")
    migration = import_module("campaigns.migrations.0008_country_scopes")
    migration.add_scopes(apps, None)
    once = Delivery.objects.get().scopes
    migration.add_scopes(apps, None)
    assert Delivery.objects.get().scopes == once
    assert once.count("|country:LV|") == 1
    stop("country:LV")
    deliver()
    assert not FeedEntry.objects.exists()


def test_what_is_over_keeps_its_record_as_it_was(desk):
    desk.approved_post()
    without("country:LV")
    Delivery.objects.update(state=State.SENT)
    import_module("campaigns.migrations.0008_country_scopes").add_scopes(apps, None)
    assert "country:LV" not in Delivery.objects.get().scopes


@pytest.mark.parametrize("kind", ["campaign", "country", "channel", "asset", "page"])
def test_what_stops_a_post_stops_the_mails_that_it_has_begun_to_be(desk, kind):
    desk.feed.delete()
    channel("mail")
    Follower.objects.create(
        address="reader@example.org",
        address_key="reader@example.org",
        language="en",
        state=Follower.State.ACTIVE,
        asked_at=NOW,
        confirmed_at=NOW,
    )
    desk.approved_post()
    deliver()
    Mail.objects.filter(lane="newsletter").update(state=State.READY, next_try_at=NOW)
    scope = next(
        one for one in Delivery.objects.get().scopes.split("|") if one.startswith(f"{kind}:")
    )
    waiting = Mail.objects.filter(lane="newsletter").ready()
    assert waiting.unheld(NOW).count() == 1
    stop(scope)
    assert waiting.unheld(NOW).count() == 0
