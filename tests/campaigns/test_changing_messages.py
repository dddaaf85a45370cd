"""Changing a message leaves a trace, and reaches what is owed of it already."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry

from campaigns.actions.change_message import change_message
from campaigns.models import Delivery, Message
from campaigns.rules.local_time import LATENESS
from outbox.rules.states import State
from tests.campaigns.telling import NOW, deliver
from tests.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed(desk):
    """A delivery of a message that is news."""
    return desk.approved_post().deliveries.get()


@pytest.fixture
def form():
    """Send the form of a message as a browser would, as somebody who may do everything."""
    boss = person(is_superuser=True)
    client = Client()
    client.force_login(boss)

    def send(message=None, campaign=None, **changed):
        address = (
            reverse("campaign_desk:message", args=[message.pk])
            if message
            else reverse("campaign_desk:new_message", args=[campaign.pk])
        )
        typed = {"title": "The ferry", "kind": "news", "embargo_until": "", **changed}
        assert client.post(address, typed).status_code == 302
        return boss

    return send


def change(message, by, **changed):
    asked = {
        "title": message.title,
        "kind": message.kind,
        "embargo_until": message.embargo_until,
        **changed,
    }
    return change_message(message=message, by=by, **asked)


def steps(message):
    found = registry.get_logs_for_instance(message).order_by("timestamp", "pk")
    return [(entry.action, entry.user, entry.data) for entry in found]


def test_a_moved_embargo_is_kept_with_who_moved_it(desk, owed):
    message = owed.variant.message
    until = NOW + timedelta(days=2)
    change(message, desk.reviewer, embargo_until=until)
    moved = {"embargo_until": {"from": "", "to": until.isoformat()}}
    assert steps(message)[-1] == ("campaigns.edited", desk.reviewer, moved)


def test_saving_what_nobody_changed_leaves_no_trace(desk, owed):
    before = steps(owed.variant.message)
    change(owed.variant.message, desk.officer)
    assert steps(owed.variant.message) == before


def test_what_waits_is_late_by_the_new_kind(desk, owed):
    change(owed.variant.message, desk.officer, kind=Message.Kind.CEREMONY)
    owed.refresh_from_db()
    assert owed.not_after == owed.due_at + LATENESS["ceremony"]
    deliver(minutes=10 + 16)
    owed.refresh_from_db()
    assert owed.state == State.EXPIRED


def test_what_has_ended_keeps_what_it_ended_by(desk, owed):
    Delivery.objects.update(state=State.SENT)
    change(owed.variant.message, desk.officer, kind=Message.Kind.CEREMONY)
    owed.refresh_from_db()
    assert owed.not_after == owed.due_at + LATENESS["news"]


def test_the_desk_changes_and_starts_messages_by_these_actions(desk, owed, form):
    message = owed.variant.message
    boss = form(message, title=message.title, kind="evergreen")
    owed.refresh_from_db()
    assert owed.not_after == owed.due_at + LATENESS["evergreen"]
    kind = {"kind": {"from": "news", "to": "evergreen"}}
    assert steps(message)[-1] == ("campaigns.edited", boss, kind)

    form(campaign=desk.campaign, embargo_until="2030-05-01T09:00")
    started = Message.objects.get(title="The ferry")
    ((action, by, data),) = steps(started)
    assert (action, by, data["kind"]) == ("campaigns.added", boss, "news")
    assert data["embargo_until"] == started.embargo_until.isoformat()
