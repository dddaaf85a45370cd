"""From a story to a delivered post: once, on time, to everybody who follows, or not at all."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from campaigns.actions.decide_delivery import cancel_delivery
from campaigns.actions.owe_delivery import owe_delivery
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import Delivery, FeedEntry, Follower, Variant
from outbox.models import Mail
from tests.campaigns.telling import NOW, code_of, deliver, edit
from tests.factories import channel

pytestmark = pytest.mark.django_db


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


def follower(address, language, state=Follower.State.ACTIVE):
    return Follower.objects.create(
        address=address, address_key=address, language=language, state=state, asked_at=NOW
    )


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


def test_what_may_be_there_is_not_taken_back_unseen_or_a_new_time_would_double_it(desk):
    variant = desk.approved_post()
    Delivery.objects.update(state="needs_human")
    delivery = Delivery.objects.get()
    assert code_of(lambda: cancel_delivery(delivery=delivery, by=desk.officer, now=NOW)) == (
        "already-gone"
    )
    assert code_of(lambda: desk.plan(variant, minutes=90)) == "already-gone"
    assert Delivery.objects.get().state == "needs_human"
