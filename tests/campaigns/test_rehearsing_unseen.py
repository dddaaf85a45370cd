"""A rehearsal is seen by nobody outside: no feed, no follower, no server told too early."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.channels.registry import channel as real_outlet
from campaigns.models import Delivery, FeedEntry, Follower, RehearsedPost
from campaigns.rehearsal import handling, withdrawing
from media_library.actions.withdrawing import withdraw_assets
from outbox.models import Mail
from outbox.rules.outcomes import Refused, Sent, Unknown
from tests.campaigns.rehearsed import HOUR, only_row, planned, play, rehearse
from tests.campaigns.telling import NOW

pytestmark = pytest.mark.django_db


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
