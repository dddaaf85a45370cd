"""From a story to a delivered post: approved exactly as sent, once, on time, or told why not."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.approve_variant import approve_variant, send_back_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.edit_variant import edit_variant
from campaigns.actions.owe_delivery import owe_delivery
from campaigns.actions.plan_variant import plan_variant
from campaigns.delivering import DeliveryHandler
from campaigns.models import Delivery, FeedEntry, Follower, Message, Variant
from campaigns.refused import CampaignRefused
from outbox.actions.holding import hold, release
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.models import Mail
from outbox.ownership import LeaseOnly
from tests.factories import Tree, campaign, channel, make_story_with_photo, person

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)


class Desk:
    """An officer, a reviewer and a story, ready to be told about."""

    def __init__(self):
        self.tree = Tree("en", "lv")
        self.story = make_story_with_photo(self.tree)
        self.latvian = self.tree.story("lv", title="Viens garš galds", translation_of=self.story)
        self.officer = person(Role.OFFICER)
        self.reviewer = person(Role.REVIEWER)
        self.feed = channel("feed")
        self.campaign = campaign()

    def derive(self, **kwargs):
        return derive_message(
            campaign=self.campaign, page=self.story, by=self.officer, now=NOW, **kwargs
        )

    def plan(self, variant, minutes=10):
        local = (NOW + timedelta(minutes=minutes)).replace(tzinfo=None)
        return plan_variant(variant=variant, local=local, zone="UTC", by=self.officer, now=NOW)

    def approve(self, variant, by=None, seen_hash=None):
        submit_variant(variant=variant, by=self.officer, now=NOW)
        return approve_variant(
            variant=variant,
            seen_hash=seen_hash or variant.payload_hash,
            by=by or self.reviewer,
            now=NOW,
        )

    def approved_post(self, language="en"):
        variant = self.derive().variants.get(language=language)
        self.plan(variant)
        self.approve(variant)
        return variant


@pytest.fixture
def desk():
    return Desk()


def deliver(minutes=10, handlers=None):
    courier = Courier(handlers=handlers or registered(), ownership=LeaseOnly(), policies=policies())
    return courier.deliver_due(now=NOW + timedelta(minutes=minutes))


def code_of(call):
    with pytest.raises(CampaignRefused) as refused:
        call()
    return refused.value.refusal.code


def test_one_step_proposes_a_post_for_every_channel_and_every_language_that_exists(desk):
    channel("mail")
    channel("feed", languages=["lv"])
    variants = desk.derive().variants.all()
    assert sorted((v.channel.kind, v.language) for v in variants) == [
        ("feed", "en"),
        ("feed", "lv"),
        ("feed", "lv"),
        ("mail", "en"),
        ("mail", "lv"),
    ]
    assert "da" not in {v.language for v in variants}


def test_every_post_has_a_link_of_its_own_and_the_photos_text_in_its_language(desk):
    channel("mail")
    variants = list(desk.derive().variants.all())
    links = {variant.link for variant in variants}
    assert len(links) == len(variants)
    english = next(v for v in variants if v.language == "en")
    assert "/en/stories/long-table/" in english.link
    assert "utm_id=" in english.link
    assert english.payload["images"][0]["alt"] == "A long table on a square"
    assert english.statement == (
        "Co-funded by the European Union · Interreg Baltic Sea Region · BSR Cultural Pearls"
    )


def test_a_draft_story_cannot_be_told(desk):
    desk.story.unpublish()
    desk.latvian.unpublish()
    assert code_of(desk.derive) == "page-not-live"


def test_an_approved_post_goes_out_once_at_its_time(desk):
    desk.approved_post()
    deliver(minutes=9)
    assert not FeedEntry.objects.exists()
    deliver(minutes=10)
    deliver(minutes=11)
    entry = FeedEntry.objects.get()
    assert entry.image_alt == "A long table on a square"
    delivery = Delivery.objects.get()
    assert delivery.state == "sent"
    assert delivery.payload == Variant.objects.get(language="en").payload


def test_a_post_that_was_not_approved_does_not_go_out(desk):
    desk.plan(desk.derive().variants.get(language="en"))
    deliver()
    assert not Delivery.objects.exists()
    assert not FeedEntry.objects.exists()


def test_nobody_approves_their_own_post(desk):
    both = person(Role.REVIEWER)
    message = derive_message(campaign=desk.campaign, page=desk.story, by=both, now=NOW)
    variant = message.variants.get(language="en")
    assert code_of(lambda: desk.approve(variant, by=both)) == "own-post"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.TRANSLATOR, Role.PARTNER, Role.HOST])
def test_only_reviewers_and_administrators_approve(desk, role):
    variant = desk.derive().variants.get(language="en")
    assert code_of(lambda: desk.approve(variant, by=person(role))) == "not-a-reviewer"


def test_what_changed_under_the_reviewers_eyes_is_not_approved(desk):
    variant = desk.derive().variants.get(language="en")
    seen = variant.payload_hash
    edit(desk, variant, text="Something else entirely")
    assert code_of(lambda: desk.approve(variant, seen_hash=seen)) == "changed-since"


def edit(desk, variant, **changes):
    return edit_variant(
        variant=variant,
        changes=changes,
        seen_hash=Variant.objects.get(pk=variant.pk).payload_hash,
        by=desk.officer,
        now=NOW,
    )


def test_one_changed_letter_voids_the_approval_and_nothing_is_owed_any_more(desk):
    variant = desk.approved_post()
    assert Delivery.objects.filter(state="ready").count() == 1
    edited = edit(desk, variant, text=variant.text + "!")
    assert edited.state == Variant.State.DRAFT
    assert not Delivery.objects.exists()
    deliver()
    assert not FeedEntry.objects.exists()


def test_the_gate_refuses_a_payload_that_was_never_approved(desk):
    # Somebody writes to the row behind everybody's back: the gate at sending still sees it.
    variant = desk.approved_post()
    Variant.objects.filter(pk=variant.pk).update(payload_hash="0" * 64)
    deliver()
    assert Delivery.objects.get().state == "failed"
    assert Delivery.objects.get().reason == "changed-since"
    assert not FeedEntry.objects.exists()


class Ungated(DeliveryHandler):
    def gate(self, row, now):
        return None


def test_without_the_gate_it_would_have_gone_out(desk):
    variant = desk.approved_post()
    Variant.objects.filter(pk=variant.pk).update(payload_hash="0" * 64)
    deliver(handlers=[Ungated()])
    assert FeedEntry.objects.exists()


def test_two_officers_at_one_post_the_second_is_told_and_nothing_is_lost(desk):
    variant = desk.derive().variants.get(language="en")
    seen = variant.payload_hash
    edit(desk, variant, text="The first one's words")

    def second():
        edit_variant(
            variant=variant, changes={"text": "x"}, seen_hash=seen, by=desk.reviewer, now=NOW
        )

    assert code_of(second) == "changed-since"
    assert Variant.objects.get(pk=variant.pk).text == "The first one's words"


def test_a_post_waits_for_its_page_and_expires_when_the_page_stays_away(desk):
    desk.approved_post()
    desk.story.unpublish()
    deliver(minutes=10)
    assert Delivery.objects.get().state == "ready"
    assert Delivery.objects.get().reason == "page-not-live"
    desk.story.refresh_from_db()
    desk.story.save_revision().publish()
    deliver(minutes=12)
    assert Delivery.objects.get().state == "sent"


def test_what_comes_too_late_does_not_go_out_at_all(desk):
    desk.approved_post()
    deliver(minutes=10 + 121)
    assert Delivery.objects.get().state == "expired"
    assert not FeedEntry.objects.exists()


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
        "asset": variant.photos.get().photo_id,
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


def test_an_issue_is_one_mail_to_each_follower_of_the_language_whatever_is_repeated(desk):
    desk.feed.delete()
    channel("mail")
    for number in range(3):
        follower(f"f{number}@example.org", "en")
    follower("latvian@example.org", "lv")
    follower("pending@example.org", "en", state=Follower.State.PENDING)
    variant = desk.approved_post()
    deliver()
    Delivery.objects.update(state="ready", settled_at=None)  # an acknowledgement that was lost
    deliver(minutes=11)
    mails = Mail.objects.filter(lane="newsletter")
    assert sorted(mails.values_list("recipient", flat=True)) == [
        f"f{number}@example.org" for number in range(3)
    ]
    assert all("List-Unsubscribe" in mail.headers for mail in mails)
    assert variant.language == "en"


def follower(address, language, state=Follower.State.ACTIVE):
    return Follower.objects.create(
        address=address, address_key=address, language=language, state=state, asked_at=NOW
    )


def test_the_database_itself_refuses_a_second_delivery_of_one_occurrence(desk):
    variant = desk.approved_post()
    first = Delivery.objects.get()
    first.pk, first.idem_key = None, None
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(
            variant=variant,
            occurrence=0,
            lane="x",
            due_at=NOW,
            next_try_at=NOW,
            payload={},
            payload_hash="",
        )
    assert owe_delivery(variant=variant, now=NOW).occurrence == 1


@pytest.mark.parametrize(
    ("local", "zone", "code"),
    [
        (datetime(2020, 1, 1, 9), "Europe/Riga", "past-time"),
        (datetime(2027, 1, 1, 9), "Europe/Nowhere", "unknown-zone"),
        (datetime(2027, 1, 1, 9), "../etc/passwd", "unknown-zone"),
    ],
)
def test_a_time_that_cannot_be_is_refused_by_name(desk, local, zone, code):
    variant = desk.derive().variants.get(language="en")

    def plan():
        plan_variant(variant=variant, local=local, zone=zone, by=desk.officer, now=NOW)

    assert code_of(plan) == code


def test_a_moved_post_keeps_its_approval_and_goes_at_the_new_time_only(desk):
    variant = desk.approved_post()
    desk.plan(variant, minutes=60)
    deliver(minutes=11)
    assert not FeedEntry.objects.exists()
    deliver(minutes=60)
    assert FeedEntry.objects.count() == 1


def test_what_has_gone_can_be_neither_edited_nor_moved(desk):
    variant = desk.approved_post()
    deliver()
    assert code_of(lambda: edit(desk, variant, text="too late")) == "already-gone"
    assert code_of(lambda: desk.plan(variant, minutes=60)) == "already-gone"


def test_a_post_that_is_sent_back_can_be_mended_and_asked_for_again(desk):
    variant = desk.derive().variants.get(language="en")
    desk.plan(variant)
    submit_variant(variant=variant, by=desk.officer, now=NOW)
    send_back_variant(variant=variant, note="Shorter, please.", by=desk.reviewer, now=NOW)
    mended = edit(desk, variant, text="Short.")
    desk.approve(mended)
    deliver()
    assert FeedEntry.objects.get().text.startswith("Short.")
