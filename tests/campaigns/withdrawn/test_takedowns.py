"""A withdrawal reaches what is public: taken down where that can be, named where it cannot."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.sealing import seal
from campaigns.models import Delivery, Follower, Takedown
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.models import Mail
from outbox.ownership import LeaseOnly
from outbox.rules.states import State
from tests.campaigns.withdrawn.one_post import NOW, Desk, deliver
from tests.media_library.rights.working import work, work_until_done
from tests.peers.bluesky import PASSWORD
from tests.peers.mastodon import TOKEN, mastodon_stub

pytestmark = pytest.mark.django_db


def outcomes(withdrawal):
    steps = withdrawal.steps.filter(reach="posts").values_list("outcome", "words")
    return sorted(steps)


def mastodon(url):
    return Desk(
        "mastodon",
        base_url=url,
        sealed_secret=seal({"access_token": TOKEN}),
        capabilities={"idempotency": {"is_proven": True}, "account_id": "7"},
    )


def follower(number):
    return Follower.objects.create(
        address=f"reader{number}@example.org",
        address_key=f"reader{number}@example.org",
        language="en",
        state=Follower.State.ACTIVE,
        asked_at=NOW,
    )


def test_our_own_feed_loses_the_picture_at_the_commit_and_keeps_the_words(client, desk):
    desk.plan().approve()
    deliver()
    assert '.jpg"' in client.get("/en/feeds/news.atom").content.decode()
    withdrawal = desk.withdraw()
    feed = client.get("/en/feeds/news.atom").content.decode()
    assert '.jpg"' not in feed
    assert "One long table" in feed
    work_until_done(withdrawal)
    assert outcomes(withdrawal) == [("done", "picture-removed")]


def test_a_post_on_mastodon_is_deleted_there_before_anything_is_certified():
    with mastodon_stub() as stub:
        desk = mastodon(stub.url).plan().approve()
        deliver()
        assert len(stub.statuses) == 1
        withdrawal = desk.withdraw()
        work()
        withdrawal.refresh_from_db()
        assert Takedown.objects.get().delivery == desk.delivery
        assert withdrawal.done_at is None
        work_until_done(withdrawal)
        assert stub.statuses == {}
        assert outcomes(withdrawal) == [("done", "deleted")]
        assert Takedown.objects.count() == 1


def test_a_post_that_somebody_deleted_by_hand_counts_as_gone():
    with mastodon_stub() as stub:
        desk = mastodon(stub.url).plan().approve()
        deliver()
        stub.statuses.clear()
        assert outcomes(work_until_done(desk.withdraw())) == [("done", "deleted")]


def test_a_server_that_is_away_is_asked_again():
    with mastodon_stub() as stub:
        desk = mastodon(stub.url).plan().approve()
        deliver()
        account = desk.channel
        address, account.base_url = account.base_url, "http://127.0.0.1:9"
        account.save()
        withdrawal = desk.withdraw()
        work()
        work(timezone.now() + timedelta(minutes=30))
        withdrawal.refresh_from_db()
        assert withdrawal.done_at is None
        assert ("asked", "being-deleted") in outcomes(withdrawal)
        account.base_url = address
        account.save()
        work_until_done(withdrawal)
        assert stub.statuses == {}


@pytest.mark.services
def test_a_post_on_a_real_bluesky_server_is_deleted():
    from tests.peers.bluesky import bluesky_pds

    with bluesky_pds() as server:
        did = server.create_account("bsr-withdrawn")
        desk = Desk(
            "bluesky",
            base_url=server.url,
            identifier="bsr-withdrawn.test",
            sealed_secret=seal({"app_password": PASSWORD}),
        )
        desk.plan().approve()
        deliver()
        assert len(server.posts(did)) == 1
        withdrawal = work_until_done(desk.withdraw())
        assert server.posts(did) == []
        assert outcomes(withdrawal) == [("done", "deleted")]


def test_mails_that_wait_are_stopped_and_those_that_left_are_named():
    desk = Desk("mail")
    for number in range(3):
        follower(number)
    desk.plan().approve()
    Courier(
        handlers=[handler for handler in registered() if handler.model is Delivery],
        ownership=LeaseOnly(),
        policies=policies(),
    ).deliver_due(now=NOW + timedelta(minutes=10))
    assert Mail.objects.filter(scopes__contains=f"|asset:{desk.asset.pk}|").count() == 3
    gone = Mail.objects.first()
    Mail.objects.filter(pk=gone.pk).update(state=State.SENT)
    withdrawal = work_until_done(desk.withdraw())
    assert Mail.objects.filter(state=State.CANCELLED).count() == 2
    assert outcomes(withdrawal) == [("beyond", "mail-delivered"), ("done", "not-sent")]
