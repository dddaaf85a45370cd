"""Real channels and test channels never meet."""

import pytest

from campaigns.actions.add_variant import add_variant
from campaigns.actions.owe_delivery import owe_delivery
from campaigns.channels.registry import channel as real_outlet
from campaigns.delivering import DeliveryHandler
from campaigns.models import Delivery, RehearsedPost
from campaigns.rehearsal import handling
from tests.campaigns.rehearsed import only_row, planned, play, rehearse
from tests.campaigns.telling import NOW, code_of
from tests.factories import channel, organisation

pytestmark = pytest.mark.django_db


def test_nothing_real_is_ever_planned_for_a_test_channel(stage):
    message = stage.derive()
    assert not message.variants.filter(channel__is_for_rehearsal=True).exists()
    wanted = {"message": message, "language": "en", "by": stage.officer, "now": NOW}
    add = lambda: add_variant(channel=stage.test_feed, **wanted)  # noqa: E731
    assert code_of(add) == "channel-for-rehearsal"


def test_a_channel_that_became_a_test_channel_gets_nothing_real_any_more(stage):
    post = planned(stage)
    delivery = post.deliveries.get()
    assert DeliveryHandler().gate(delivery, post.due_at) is None
    type(stage.feed).objects.filter(pk=stage.feed.pk).update(is_for_rehearsal=True)
    delivery = Delivery.objects.get(pk=delivery.pk)
    assert DeliveryHandler().gate(delivery, post.due_at).code == "channel-for-rehearsal"
    assert code_of(lambda: owe_delivery(variant=delivery.variant, now=NOW)) == (
        "channel-for-rehearsal"
    )


def test_a_rehearsal_takes_no_real_channel_and_none_of_another_kind(stage):
    planned(stage)
    real = {stage.feed.pk: channel("feed")}
    assert code_of(lambda: rehearse(stage, test_channels=real)) == "not-for-rehearsal"
    other = {stage.feed.pk: stage.test_mail}
    assert code_of(lambda: rehearse(stage, test_channels=other)) == "rehearsal-other-kind"


def test_a_test_channel_of_another_partner_is_not_borrowed(stage):
    planned(stage)
    theirs = channel("feed", is_for_rehearsal=True, organisation=organisation("Another town"))
    chosen = {stage.feed.pk: theirs}
    assert code_of(lambda: rehearse(stage, test_channels=chosen)) == "not-for-rehearsal"
    type(theirs.organisation).objects.filter(pk=theirs.organisation_id).update(is_lead=True)
    assert rehearse(stage, test_channels=chosen).pk


def test_a_test_channel_that_became_real_gets_nothing_rehearsed_any_more(stage):
    planned(stage)
    rehearse(stage)
    type(stage.feed).objects.filter(pk=stage.test_feed.pk).update(is_for_rehearsal=False)
    play()
    assert (only_row().state, only_row().reason) == ("failed", "not-for-rehearsal")


def test_keys_and_links_are_never_those_of_a_real_post(stage):
    post = planned(stage)
    rehearsal = rehearse(stage)
    row, delivery = only_row(), Delivery.objects.get()
    kind = real_outlet("feed")
    # The same number in its own table, played in the very second.
    number = handling.number_of(RehearsedPost(pk=delivery.pk))
    same_second = kind.assign_key(delivery_id=number, due_at=delivery.due_at)
    assert kind.assign_key(delivery_id=delivery.pk, due_at=delivery.due_at) == delivery.remote_key
    assert row.remote_key
    assert delivery.remote_key not in {row.remote_key, same_second}
    assert row.lane == stage.test_feed.lane != delivery.lane
    assert f"utm_id=r{rehearsal.pk}-{post.pk}" in row.payload["link"]
    assert f"utm_id=p{post.pk}" not in row.payload["link"]
