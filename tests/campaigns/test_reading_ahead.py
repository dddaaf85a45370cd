"""What the gate believes of what was read with the claim, for how long, and what it never does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.delivering import DeliveryHandler
from campaigns.known_facts import FRESH, Remembered
from campaigns.models import Approval, ChannelAccount, Delivery, FeedEntry, Message, Variant
from cms.public import FundingChoice
from outbox.courier import Courier
from outbox.ownership import LeaseOnly
from outbox.statements import Slot, WrittenOnce
from tests.campaigns.telling import NOW, edit
from tests.factories import channel

pytestmark = pytest.mark.django_db

DUE = NOW + timedelta(minutes=10)


class Clock:
    """Seconds that pass only when they are told to."""

    def __init__(self):
        self.seconds = 100.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def handler(clock):
    return DeliveryHandler(holds_for=1.0, clock=clock)


def claimed(handler):
    """Return what is owed as a claim has it in hand: read ahead."""
    rows = list(Delivery.objects.order_by("pk"))
    handler.read_ahead(rows, DUE)
    return rows


def asked_again(row):
    """Return the row as the gate gets it: read afresh under the lock."""
    fresh = Delivery.objects.get(pk=row.pk)
    fresh.read = row.read
    return fresh


def codes(handler, rows):
    found = (handler.gate(asked_again(row), DUE) for row in rows)
    return [refusal and refusal.code for refusal in found]


def queries(call):
    with CaptureQueriesContext(connection) as caught:
        call()
    return len(caught)


def test_a_claim_of_many_posts_is_read_in_as_many_queries_as_one(desk, handler):
    desk.approved_post()
    one = queries(lambda: claimed(handler))
    for number in range(4):
        channel("feed", name=f"Outlet {number}")
    for post in desk.derive().variants.filter(language="en"):
        desk.plan(post)
        desk.approve(post)
    assert Delivery.objects.count() > 4
    assert queries(lambda: claimed(handler)) == one


def test_a_gate_that_believes_what_was_read_asks_nothing_but_what_changes(desk, clock):
    desk.approved_post()
    handler = DeliveryHandler(
        facts=Remembered(seconds=1.0, clock=clock), holds_for=1.0, clock=clock
    )
    (row,) = claimed(handler)
    assert codes(handler, [row]) == [None]
    fresh = asked_again(row)
    assert queries(lambda: handler.gate(fresh, DUE)) == 1  # the pulse


def test_what_has_become_too_old_is_read_once_more_for_all_that_are_left(desk, handler, clock):
    for number in range(3):
        channel("feed", name=f"Outlet {number}")
    for post in desk.derive().variants.filter(language="en"):
        desk.plan(post)
        desk.approve(post)
    rows = claimed(handler)
    assert len(rows) > 3
    clock.seconds += 2.0
    first = queries(lambda: codes(handler, rows[:1]))
    each = [queries(lambda row=row: codes(handler, [row])) for row in rows[1:]]
    assert max(each) < first  # the row itself, its pulse, and what a real gate asks of the rules
    assert len(set(each)) == 1


def test_the_real_courier_delivers_with_what_was_read(desk, handler):
    desk.approved_post()
    courier = Courier(handlers=[handler], ownership=LeaseOnly())
    courier.deliver_due(now=DUE)
    assert FeedEntry.objects.count() == 1


@pytest.mark.parametrize(("later", "code"), [(0.9, None), (1.0, "not-approved")])
def test_what_was_read_is_believed_for_a_second_and_no_longer(desk, handler, clock, later, code):
    desk.approved_post()
    rows = claimed(handler)
    Approval.objects.all().delete()
    clock.seconds += later
    assert codes(handler, rows) == [code]


def test_a_handler_that_believes_nothing_reads_anew_each_time(desk, clock):
    desk.approved_post()
    handler = DeliveryHandler(holds_for=0.0, clock=clock)
    rows = claimed(handler)
    assert rows[0].read is None
    ChannelAccount.objects.update(is_active=False)
    assert codes(handler, rows) == ["channel-off"]


def test_a_post_that_was_edited_after_the_claim_is_not_believed(desk, handler):
    post = desk.approved_post()
    (row,) = claimed(handler)
    edit(desk, post, text="Other words.")
    row.variant = Variant.objects.get(pk=post.pk)
    assert handler.gate(row, DUE).code == "changed-since"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda: ChannelAccount.objects.update(is_active=False), "channel-off"),
        (lambda: Message.objects.update(embargo_until=DUE + timedelta(hours=1)), "embargoed"),
    ],
)
def test_a_switch_and_an_embargo_hold_from_their_commit_on(desk, handler, change, code):
    desk.approved_post()
    rows = claimed(handler)
    change()
    assert codes(handler, rows) == [code]


def test_a_page_that_goes_away_is_seen_at_once(desk, handler):
    desk.approved_post()
    rows = claimed(handler)
    desk.story.unpublish()
    assert codes(handler, rows) == ["page-not-live"]


def test_control_without_its_pulse_the_post_of_then_would_be_believed(desk, handler, monkeypatch):
    desk.approved_post()
    less = Variant.objects.filter(pk=Slot("post", Variant._meta.pk)).values_list("payload_hash")
    monkeypatch.setattr("campaigns.delivering.PULSE_NOW", WrittenOnce(lambda: less))
    monkeypatch.setattr("campaigns.delivering._pulse", lambda post: (post.payload_hash,))
    rows = claimed(handler)
    desk.story.unpublish()
    assert codes(handler, rows) == [None]


def test_what_was_read_for_one_day_is_not_believed_on_the_next(desk, handler):
    desk.approved_post()
    rows = claimed(handler)
    Approval.objects.all().delete()
    refusal = handler.gate(asked_again(rows[0]), DUE + timedelta(days=1))
    assert refusal.code == "not-approved"


def test_rules_are_remembered_for_their_seconds_and_never_at_the_desk(clock, monkeypatch):
    remembered = Remembered(seconds=1.0, clock=clock)
    names = iter([("Kuldīga",), ("Kuldīga", "Kasko"), ()])
    monkeypatch.setattr("cms.secrets.names_under_embargo", lambda **_: next(names))
    assert remembered.secrets(since_year=2026) == ("Kuldīga",)
    clock.seconds += 0.9
    assert remembered.secrets(since_year=2026) == ("Kuldīga",)
    clock.seconds += 0.1
    assert remembered.secrets(since_year=2026) == ("Kuldīga", "Kasko")
    assert FRESH.secrets(since_year=2026) == ()


def test_rules_of_another_funder_or_day_are_read_for_themselves(desk, clock):
    remembered = Remembered(seconds=1.0, clock=clock)
    day = DUE.date()
    for choice in FundingChoice:
        fresh = FRESH.rule_set(funding=choice.value, on=day)
        assert remembered.rule_set(funding=choice.value, on=day) == fresh
