"""Posts after a restored backup: the site's own feed is asked, a person knows about newsletters."""

from datetime import timedelta

import pytest

from campaigns.delivering import DeliveryHandler
from campaigns.models import Delivery, FeedEntry
from outbox.actions.restoring import doubt_what_was_due
from outbox.models import Attempt
from tests.campaigns.telling import NOW, deliver
from tests.factories import channel

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed(desk):
    channel("mail")
    for post in desk.derive().variants.filter(language="en"):
        desk.plan(post)
        desk.approve(post)
    doubt_what_was_due(
        handler=DeliveryHandler(),
        since=NOW - timedelta(hours=1),
        now=NOW + timedelta(minutes=10),
    )


def states():
    return dict(Delivery.objects.values_list("variant__channel__kind", "state"))


def test_a_feed_entry_is_put_in_its_place_again_and_an_issue_waits_for_a_person(owed):
    assert states() == {"feed": "unknown", "mail": "needs_human"}
    deliver(minutes=20)
    assert states() == {"feed": "sent", "mail": "needs_human"}
    assert FeedEntry.objects.count() == 1


def test_the_history_says_why(owed):
    assert set(Attempt.objects.values_list("code", flat=True)) == {"restored"}
