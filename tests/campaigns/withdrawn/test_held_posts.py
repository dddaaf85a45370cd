"""A withdrawal reaches posts that wait: held at its commit, and stopped when released."""

from datetime import timedelta

import pytest

from campaigns import complying, gate
from campaigns.actions.edit_variant import edit_variant
from campaigns.clearing import assets_in
from campaigns.models import Delivery, FeedEntry
from media_library.actions import withdrawing
from media_library.public import usages
from outbox.actions.holding import release
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.models import Hold
from outbox.ownership import LeaseOnly
from outbox.rules.states import State
from tests.campaigns.withdrawn.one_post import NOW, deliver
from tests.media_library.rights.working import work_until_done

pytestmark = pytest.mark.django_db


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
    # It waits, so that another picture can be chosen before it is too late.
    assert (desk.delivery.state, desk.delivery.reason) == (State.READY, "asset-withdrawn")
    assert not FeedEntry.objects.exists()


def test_control_without_the_gate_a_released_post_goes_out(desk, monkeypatch):
    desk.plan().approve()
    desk.withdraw()
    release(hold=Hold.objects.get(), released_by="Somebody", now=NOW)
    for asking in (gate, complying):
        monkeypatch.setattr(asking, "why_not_shown", lambda *_, **__: None)
    Courier(
        handlers=[handler for handler in registered() if handler.model is Delivery],
        ownership=LeaseOnly(),
        policies=policies(),
    ).deliver_due(now=NOW + timedelta(minutes=10))
    assert desk.delivery.state == State.SENT


def test_control_without_hold_and_gate_the_post_goes_out(desk, monkeypatch):
    monkeypatch.setattr(withdrawing, "hold", lambda **_: None)
    for asking in (gate, complying):
        monkeypatch.setattr(asking, "why_not_shown", lambda *_, **__: None)
    desk.plan().approve()
    desk.withdraw()
    deliver()
    assert desk.delivery.state == State.SENT


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
