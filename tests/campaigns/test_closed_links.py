"""A link that was used, withdrawn, is too old or about other words opens nothing any more."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions import decide_by_link
from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.ask_for_approval import withdraw_request
from campaigns.actions.decide_by_link import approve_by_link, send_back_by_link
from campaigns.actions.forget_asked import forget_asked
from campaigns.actions.plan_variant import plan_variant
from campaigns.actions.set_policy import set_policy
from campaigns.models import Approval, ApprovalRequest
from outbox.models import Mail
from tests.campaigns.asking import APPROVE, MAYOR, SEND_BACK, ask, page_of, state
from tests.campaigns.telling import NOW, code_of, edit
from tests.factories import person

pytestmark = pytest.mark.django_db


class TestWhatNoLongerOpens:
    def closed(self, client, page, words):
        address = f"{page}?lang=en"
        for answer in (client.get(address), client.post(address, APPROVE)):
            assert answer.status_code == 410
            assert words in answer.content.decode().replace("&#x27;", "'")

    def test_used_twice(self, client, page, asked_about):
        client.post(page, APPROVE)
        self.closed(client, page, "This link is used up")
        assert Approval.objects.count() == 1

    def test_used_by_two_clicks_at_once(self, request_, monkeypatch):
        # Both have read that the link is fresh; the database lets one of them use it.
        fresh = ApprovalRequest.objects.get(pk=request_.pk)
        monkeypatch.setattr(decide_by_link, "why_link_closed", lambda *_args, **_kwargs: None)
        send_back_by_link(request=fresh, name="x", note="x", now=NOW)
        assert code_of(lambda: send_back_by_link(request=fresh, name="x", note="x", now=NOW)) == (
            "link-used"
        )

    def test_without_that_a_link_would_count_twice(self, request_, monkeypatch):
        monkeypatch.setattr(decide_by_link, "why_link_closed", lambda *_args, **_kwargs: None)
        monkeypatch.setattr(decide_by_link, "_use_up", lambda *_args: None)
        send_back_by_link(request=request_, name="x", note="x", now=NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            send_back_by_link(request=request_, name="x", note="x", now=NOW)

    def test_expired(self, client, page, request_, asked_about):
        ApprovalRequest.objects.update(until=timezone.now() - timedelta(seconds=1))
        self.closed(client, page, "The time for an answer is over")
        assert state(asked_about) == "in_review"

    def test_withdrawn(self, desk, client, page, request_, asked_about):
        assert withdraw_request(request=request_, by=desk.officer, now=NOW)
        assert not withdraw_request(request=request_, by=desk.officer, now=NOW)
        self.closed(client, page, "The question was taken back")
        assert state(asked_about) == "in_review"

    def test_changed_since(self, desk, client, page, asked_about):
        edited = edit(desk, asked_about, text="Something else entirely")
        submit_variant(variant=edited, by=desk.officer, now=NOW)
        self.closed(client, page, "The post was changed after this link")
        assert state(asked_about) == "in_review"

    def test_decided_by_others(self, desk, client, page, asked_about):
        approve_variant(
            variant=asked_about, seen_hash=asked_about.payload_hash, by=desk.reviewer, now=NOW
        )
        self.closed(client, page, "Somebody else has decided")

    def test_whoever_sent_it_has_lost_their_role(self, desk, client, page, asked_about):
        desk.officer.memberships.all().delete()
        self.closed(client, page, "The question was taken back")
        assert state(asked_about) == "in_review"

    @pytest.mark.parametrize(
        ("spoil", "why"),
        [
            ({"until": NOW - timedelta(days=1)}, "link-expired"),
            ({"payload_hash": "0" * 64}, "link-changed"),
            ({"used_at": NOW}, "link-used"),
            ({"withdrawn_at": NOW}, "link-withdrawn"),
        ],
    )
    def test_each_lock_holds_and_is_the_one_that_does(self, request_, spoil, why, monkeypatch):
        ApprovalRequest.objects.update(**spoil)
        request_.refresh_from_db()
        assert code_of(lambda: approve_by_link(request=request_, name="x", now=NOW)) == why
        # Negative control: without the lock, the spoilt link would approve.
        monkeypatch.setattr(decide_by_link, "why_link_closed", lambda *_args, **_kwargs: None)
        monkeypatch.setattr(decide_by_link, "_use_up", lambda *_args: None)
        assert approve_by_link(request=request_, name="x", now=NOW)


@pytest.mark.parametrize("answer", [APPROVE, SEND_BACK], ids=["approve", "send back"])
@pytest.mark.parametrize("who", ["officer", "reviewer"])  # the author, and a colleague
def test_a_colleague_does_not_answer_by_a_link_that_was_passed_on(
    desk, client, page, asked_about, who, answer
):
    client.force_login(getattr(desk, who))
    refused = client.post(f"{page}?lang=en", answer)
    assert refused.status_code == 409
    assert "This link was sent to somebody else" in refused.content.decode()
    assert state(asked_about) == "in_review"
    assert not Approval.objects.exists()
    # The link stays whole for whom it was meant for.
    client.logout()
    client.post(page, answer)
    assert Approval.objects.get().by_name == "Maija Liepa"


def test_whoever_was_asked_may_be_signed_in_with_that_address(desk, client, asked_about):
    partner = person(Role.PARTNER)
    asked = ask(desk, asked_about, address=partner.email.upper())
    client.force_login(partner)
    assert client.post(page_of(asked), APPROVE).status_code == 200
    assert state(asked_about) == "approved"


def test_in_two_stages_a_link_is_for_one_of_them_and_its_person_for_no_other(desk, asked_about):
    set_policy(
        organisation=desk.campaign.organisation,
        is_two_stage=True,
        by=person(Role.ADMINISTRATOR),
        now=NOW,
    )
    request = ask(desk, asked_about, step="language")
    assert approve_by_link(request=request, name="Maija", now=NOW).stage == "language"
    assert state(asked_about) == "in_review"
    assert code_of(lambda: ask(desk, asked_about, step="message")) == "same-person"
    second = ask(desk, asked_about, step="message", address="chair@town.example")
    approve_by_link(request=second, name="Chair", now=NOW)
    assert state(asked_about) == "approved"


class TestForgetting:
    def test_addresses_are_forgotten_30_days_after_the_end(self, client, page, request_):
        client.post(page, APPROVE)
        used_at = ApprovalRequest.objects.get().used_at
        assert forget_asked(now=used_at + timedelta(days=30)) == 0
        assert forget_asked(now=used_at + timedelta(days=30, seconds=1)) == 1
        kept = ApprovalRequest.objects.get()
        assert kept.to_address == ""
        assert kept.to_name == "Maija Liepa"
        assert MAYOR not in repr(list(Mail.objects.values()))
        assert client.get(page).status_code == 404
        assert forget_asked(now=used_at + timedelta(days=60)) == 0

    def test_an_open_link_is_not_forgotten(self, request_):
        assert forget_asked(now=request_.until + timedelta(days=29)) == 0


def test_a_planned_post_ends_with_its_link_when_its_time_comes(desk, asked_about, request_):
    after = asked_about.due_at + timedelta(minutes=1)
    assert code_of(lambda: approve_by_link(request=request_, name="x", now=after)) == "link-expired"


def test_nobody_is_asked_about_a_time_that_has_passed(desk, asked_about):
    later = asked_about.due_at + timedelta(minutes=1)
    assert code_of(lambda: ask(desk, asked_about, now=later)) == "past-time"


def test_moving_the_post_later_leaves_the_link_as_it_was(desk, asked_about, request_):
    until = request_.until
    plan_variant(
        variant=asked_about,
        local=(NOW + timedelta(days=9)).replace(tzinfo=None),
        zone="UTC",
        by=desk.officer,
        now=NOW,
    )
    request_.refresh_from_db()
    assert request_.until == until
    approve_by_link(request=request_, name="x", now=NOW)
    assert state(asked_about) == "approved"
