"""A campaign played through on a fast clock: by the real rules, and seen by nobody outside."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.actions.add_variant import add_variant
from campaigns.actions.owe_delivery import owe_delivery
from campaigns.actions.rehearse_campaign import (
    is_running,
    rehearse_campaign,
    stop_rehearsal,
)
from campaigns.channels.registry import channel as real_outlet
from campaigns.delivering import DeliveryHandler
from campaigns.models import Delivery, FeedEntry, Follower, RehearsedPost, Series
from campaigns.rehearsal import handling, withdrawing
from campaigns.rehearsal.handling import RehearsalHandler
from media_library.actions.withdrawing import withdraw_assets
from outbox.actions.holding import hold
from outbox.courier import Courier
from outbox.models import Mail
from outbox.ownership import LeaseOnly
from outbox.rules.outcomes import Refused, Sent, Unknown
from tests.campaigns.telling import NOW, code_of
from tests.factories import channel, organisation

pytestmark = pytest.mark.django_db

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


# What nobody outside may see.


def test_a_rehearsed_entry_stands_in_no_feed_and_reaches_no_follower(stage, settings):
    follow("follower@example.org")
    planned(stage)
    planned(stage, kind="mail")
    rehearse(stage)
    play()
    assert set(RehearsedPost.objects.values_list("state", flat=True)) == {"sent"}
    assert not FeedEntry.objects.exists()
    assert "One long table" not in Client().get(reverse("news_atom")).content.decode()
    assert not Delivery.objects.exclude(state="ready").exists()
    mail = Mail.objects.get(scopes__contains="|rehearsal:")
    assert mail.recipient == stage.officer.email
    assert "nobody got this message but you" in mail.text
    assert "nobody got this message but you" in mail.html
    assert not Mail.objects.filter(recipient="follower@example.org").exists()


def test_without_outlets_of_its_own_a_rehearsal_would_be_public(stage, monkeypatch):
    monkeypatch.setattr(handling, "outlet_of", lambda row: real_outlet(row.channel.kind))
    follow("follower@example.org")
    planned(stage)
    planned(stage, kind="mail")
    rehearse(stage)
    play()
    assert "One long table" in Client().get(reverse("news_atom")).content.decode()
    assert Mail.objects.filter(recipient="follower@example.org").exists()


def test_the_mail_of_a_repeat_is_owed_once(stage):
    planned(stage, kind="mail")
    rehearse(stage)
    play()
    RehearsedPost.objects.update(state="ready", settled_at=None)  # an answer that was lost
    play(seconds=61)
    assert Mail.objects.filter(scopes__contains="|rehearsal:").count() == 1


def follow(address):
    Follower.objects.create(
        address=address,
        address_key=address,
        language="en",
        state=Follower.State.ACTIVE,
        asked_at=NOW,
    )


# The two kinds of channel never meet.


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


# The same questions as a real post is asked, on the campaign's day.


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


# Servers of somebody else's are told nothing that is not public.


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


def secret(stage, post, why):
    if why == "embargo":
        until = NOW + HOUR  # long past on the campaign's clock when the post is played
        type(post.message).objects.filter(pk=post.message_id).update(embargo_until=until)
    elif why == "page":
        stage.story.unpublish()
        stage.story.refresh_from_db()
        stage.story.go_live_at = post.due_at - HOUR
        stage.story.save_revision().publish()


@pytest.mark.parametrize("why", ["embargo", "page"])
def test_what_is_not_public_yet_is_not_sent_to_a_test_account_elsewhere(stage, elsewhere, why):
    secret(stage, planned(stage, kind="mastodon"), why)
    rehearse(stage)
    play()
    assert (only_row().state, only_row().reason) == ("failed", "rehearsal-would-tell")
    assert elsewhere.told == []


@pytest.mark.parametrize("kept", ["names_under_embargo", "sealed_names"])
def test_a_name_under_embargo_is_not_sent_there_whatever_the_funder_asks(
    stage, elsewhere, monkeypatch, kept
):
    nothing = {"names_under_embargo": lambda since_year: (), "sealed_names": lambda since_year: ()}
    known = SimpleNamespace(**{**nothing, kept: lambda since_year: ("Neighbours",)})
    monkeypatch.setattr("campaigns.rehearsal.telling.secrets", known)
    planned(stage, kind="mastodon")
    rehearse(stage)
    play()
    assert (only_row().state, only_row().reason) == ("failed", "rehearsal-would-tell")
    assert elsewhere.told == []


@pytest.mark.parametrize("why", ["embargo", "page"])
def test_without_that_question_it_would_have_been_told(stage, elsewhere, monkeypatch, why):
    monkeypatch.setattr(handling, "why_it_would_tell", lambda row, now: None)
    secret(stage, planned(stage, kind="mastodon"), why)
    rehearse(stage)
    play()
    assert len(elsewhere.told) == 1


@pytest.mark.parametrize("why", ["", "embargo"])
def test_what_is_public_goes_there_and_our_own_outlets_take_what_is_not(stage, why):
    post = planned(stage)
    secret(stage, post, why)
    rehearse(stage)
    play()
    assert only_row().state == "sent"


# A photo that is withdrawn.


class Deleting:
    """Stands in for a network that is asked to delete."""

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def take_down(self, *, key, account, deadline):
        self.asked.append(key.remote_key)
        return self.answer


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Sent(remote_key="x"), ("done", "deleted")),
        (Refused(code="http-403", words="no"), ("beyond", "delete-refused")),
        (Unknown(code="timeout", words="late"), ("asked", "being-deleted")),
    ],
)
def test_a_withdrawn_photo_is_deleted_from_test_accounts_too(
    stage, elsewhere, monkeypatch, answer, outcome
):
    planned(stage, kind="mastodon")
    rehearse(stage)
    play()
    network = Deleting(answer)
    monkeypatch.setattr(withdrawing, "channel", lambda kind: network)
    asset = stage.story.share_photo.asset
    (reached,) = withdrawing.clean([asset], NOW)
    assert (reached.outcome, reached.words) == outcome
    assert network.asked == ["x"]


def test_what_waits_with_a_withdrawn_photo_is_not_played(stage, elsewhere):
    planned(stage, kind="mastodon")
    rehearse(stage)
    withdraw_assets(assets=[stage.story.share_photo.asset], asked_by="Anna", now=NOW)
    play()
    assert only_row().state in {"failed", "ready"}
    assert elsewhere.told == []


# Starting and stopping.


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
