"""A withdrawal reaches posts: what waits is held at once, what is public is taken down."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rules.roles import Role
from accounts.sealing import seal
from campaigns import delivering
from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.edit_variant import edit_variant
from campaigns.actions.plan_variant import plan_variant
from campaigns.clearing import assets_in, channel_of, why_not_cleared
from campaigns.models import Delivery, FeedEntry, Follower, Takedown
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for
from media_library.actions import withdrawing
from media_library.actions.withdrawing import withdraw_assets
from media_library.models import Grant
from media_library.public import Channel, usages
from outbox.actions.holding import release
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.models import Hold, Mail
from outbox.ownership import LeaseOnly
from outbox.rules.states import State
from tests.factories import Tree, campaign, channel, make_story_with_photo, person
from tests.media_library.rights.working import work, work_until_done
from tests.peers.bluesky import PASSWORD
from tests.peers.mastodon import TOKEN, mastodon_stub

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)


class Desk:
    """A story with a photo that is told about on one channel."""

    def __init__(self, kind="feed", **account):
        self.story = make_story_with_photo(Tree("en"))
        self.asset = self.story.share_photo.asset
        self.officer, self.reviewer = person(Role.OFFICER), person(Role.REVIEWER)
        self.channel = channel(kind, **account)
        message = derive_message(campaign=campaign(), page=self.story, by=self.officer, now=NOW)
        self.post = message.variants.get()

    def plan(self, minutes=10):
        local = (NOW + timedelta(minutes=minutes)).replace(tzinfo=None)
        plan_variant(variant=self.post, local=local, zone="UTC", by=self.officer, now=NOW)
        return self

    def approve(self):
        submit_variant(variant=self.post, by=self.officer, now=NOW)
        self.post.refresh_from_db()
        approve_variant(
            variant=self.post, seen_hash=self.post.payload_hash, by=self.reviewer, now=NOW
        )
        return self

    def withdraw(self):
        return withdraw_assets(assets=[self.asset], asked_by="Anna", now=NOW)

    @property
    def delivery(self):
        return Delivery.objects.get(variant=self.post)


def deliver(minutes=10):
    courier = Courier(handlers=registered(), ownership=LeaseOnly(), policies=policies())
    return courier.deliver_due(now=NOW + timedelta(minutes=minutes))


def refused(call):
    with pytest.raises(CampaignRefused) as error:
        call()
    return error.value.refusal


@pytest.fixture
def desk():
    return Desk()


def outcomes(withdrawal):
    steps = withdrawal.steps.filter(reach="posts").values_list("outcome", "words")
    return sorted(steps)


def test_a_post_is_owed_in_the_scope_of_its_assets(desk):
    desk.plan().approve()
    assert assets_in(desk.delivery.scopes) == {desk.asset.pk}


def test_a_planned_post_is_held_by_the_withdrawal_itself(desk):
    desk.plan().approve()
    desk.withdraw()
    assert Hold.objects.get().scope == f"asset:{desk.asset.pk}"
    deliver()
    assert desk.delivery.state == State.READY
    assert not FeedEntry.objects.exists()


def test_releasing_the_hold_does_not_let_it_go(desk):
    desk.plan().approve()
    desk.withdraw()
    release(hold=Hold.objects.get(), released_by="Somebody", now=NOW)
    deliver()
    assert desk.delivery.state == State.FAILED
    assert desk.delivery.reason == "asset-withdrawn"
    assert not FeedEntry.objects.exists()


def test_control_without_the_gate_a_released_post_goes_out(desk, monkeypatch):
    desk.plan().approve()
    desk.withdraw()
    release(hold=Hold.objects.get(), released_by="Somebody", now=NOW)
    monkeypatch.setattr(delivering, "why_not_shown", lambda *_, **__: None)
    Courier(
        handlers=[handler for handler in registered() if handler.model is Delivery],
        ownership=LeaseOnly(),
        policies=policies(),
    ).deliver_due(now=NOW + timedelta(minutes=10))
    assert desk.delivery.state == State.SENT


def test_control_without_the_hold_the_post_is_lost_instead_of_waiting(desk, monkeypatch):
    monkeypatch.setattr(withdrawing, "hold", lambda **_: None)
    desk.plan().approve()
    desk.withdraw()
    deliver()
    assert desk.delivery.state != State.READY


def test_whoever_edits_the_held_post_gets_it_without_the_picture(desk):
    desk.plan().approve()
    work_until_done(desk.withdraw())
    desk.post.refresh_from_db()
    edit_variant(
        variant=desk.post,
        changes={"text": "Without a picture."},
        seen_hash=desk.post.payload_hash,
        by=desk.officer,
        now=NOW,
    )
    desk.post.refresh_from_db()
    assert desk.post.payload["images"] == []
    desk.approve()
    deliver()
    assert FeedEntry.objects.get().image_url == ""


def test_rights_that_lapse_before_the_hour_stop_the_post(desk):
    desk.plan().approve()
    yesterday = NOW.date() - timedelta(days=1)
    Grant.objects.filter(asset=desk.asset).update(until=yesterday)
    deliver()
    assert desk.delivery.state == State.FAILED
    assert desk.delivery.reason == "rights-lapsed"


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


def mastodon(url):
    return Desk(
        "mastodon",
        base_url=url,
        sealed_secret=seal({"access_token": TOKEN}),
        capabilities={"idempotency": {"is_proven": True}, "account_id": "7"},
    )


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


def follower(number):
    return Follower.objects.create(
        address=f"reader{number}@example.org",
        address_key=f"reader{number}@example.org",
        language="en",
        state=Follower.State.ACTIVE,
        asked_at=NOW,
    )


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


def test_uses_in_posts_are_found_drafted_planned_and_sent(desk):
    def standings():
        uses = usages.uses_of([desk.asset.pk])
        return [use.standing for use in uses if use.kind in {"post", "newsletter"}]

    assert standings() == ["draft"]
    desk.plan()
    assert standings() == ["scheduled"]
    desk.approve()
    assert standings() == ["scheduled"]
    deliver()
    assert standings() == ["sent"]
