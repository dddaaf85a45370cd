"""Whatever happens in whatever order: a link approves only what it was sent for, once, in time."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.actions.approve_variant import submit_variant
from campaigns.actions.ask_for_approval import withdraw_request
from campaigns.actions.decide_by_link import approve_by_link, request_behind, send_back_by_link
from campaigns.models import Variant
from campaigns.refused import CampaignRefused
from tests.campaigns.asking import ask, token_of
from tests.campaigns.telling import NOW, Desk, edit

pytestmark = pytest.mark.django_db
MOVES = ("ask", "edit", "edit back", "submit", "withdraw", "wait", "use", "send back", "wrong")


class Truth:
    """The same links, kept by hand."""

    def __init__(self):
        self.links = []  # of dicts
        self.text, self.is_in_review, self.is_approved, self.now = "A", False, False, NOW

    def opens(self, link):
        return (
            not link["used"]
            and not link["withdrawn"]
            and link["text"] == self.text
            and self.now < link["until"]
            and self.is_in_review
        )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(moves=st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 3)), max_size=12))
def test_no_sequence_approves_but_by_a_valid_link_about_these_words(db, moves):
    with transaction.atomic():
        desk = Desk()
        variant = desk.derive().variants.get(language="en")
        variant = edit(desk, variant, text="A")
        truth = Truth()
        for move, number in moves:
            _play(desk, variant, truth, move, number)
            fresh = Variant.objects.get(pk=variant.pk)
            assert (fresh.state == "approved") == truth.is_approved
            if truth.is_approved:
                given_by = fresh.approvals.get(decision="approved", payload_hash=fresh.payload_hash)
                assert given_by.request.payload_hash == fresh.payload_hash
        transaction.set_rollback(True)


def _answer(request, move, now):
    if move == "use":
        approve_by_link(request=request, name="x", now=now)
    else:
        send_back_by_link(request=request, name="x", note="x", now=now)


def _play(desk, variant, truth, move, number):
    now = truth.now
    if move == "ask":
        if not truth.is_in_review:
            with pytest.raises(CampaignRefused):
                ask(desk, variant, now=now)
            return
        request = ask(desk, variant, address=f"p{number}@town.example", days=7, now=now)
        for link in truth.links:
            if link["number"] == number and not link["used"]:
                link["withdrawn"] = True
        truth.links.append(
            {
                "number": number,
                "token": token_of(request),
                "text": truth.text,
                "until": now + timedelta(days=7),
                "used": False,
                "withdrawn": False,
            }
        )
    elif move in {"edit", "edit back"}:
        text = "B" if move == "edit" else "A"
        edit(desk, variant, text=text)
        if text != truth.text:
            truth.text, truth.is_in_review, truth.is_approved = text, False, False
    elif move == "submit":
        submit_variant(variant=variant, by=desk.officer, now=now)
        truth.is_in_review = truth.is_in_review or not truth.is_approved
    elif move == "wait":
        truth.now = now + timedelta(days=4)
    elif move == "wrong":
        assert request_behind(f"wrong-{number}") is None
    elif truth.links:
        link = truth.links[number % len(truth.links)]
        request = request_behind(link["token"])
        if move == "withdraw":
            withdraw_request(request=request, by=desk.officer, now=now)
            link["withdrawn"] = link["withdrawn"] or not link["used"]
            return
        if not truth.opens(link):
            with pytest.raises(CampaignRefused):
                _answer(request, move, now)
            return
        _answer(request, move, now)
        link["used"], truth.is_in_review = True, False
        truth.is_approved = move == "use"
