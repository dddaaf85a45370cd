"""Only what a second pair of eyes approved goes out, and exactly as it was seen."""

import pytest

from accounts.rules.roles import Role
from campaigns.actions.approve_variant import send_back_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.edit_variant import edit_variant
from campaigns.delivering import DeliveryHandler
from campaigns.models import Delivery, FeedEntry, Variant
from tests.campaigns.telling import NOW, code_of, deliver, edit
from tests.factories import person

pytestmark = pytest.mark.django_db


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


def test_a_post_that_is_sent_back_can_be_mended_and_asked_for_again(desk):
    variant = desk.derive().variants.get(language="en")
    desk.plan(variant)
    submit_variant(variant=variant, by=desk.officer, now=NOW)
    send_back_variant(variant=variant, note="Shorter, please.", by=desk.reviewer, now=NOW)
    mended = edit(desk, variant, text="Short.")
    desk.approve(mended)
    deliver()
    assert FeedEntry.objects.get().text.startswith("Short.")
