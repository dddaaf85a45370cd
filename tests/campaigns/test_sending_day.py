"""Rights hold by days, and the day is that of the channel's own readers."""

from datetime import UTC, date, datetime

import pytest

from campaigns.clearing import why_not_cleared
from campaigns.models import ChannelAccount
from campaigns.sending_day import sending_day
from media_library.models import Grant

pytestmark = pytest.mark.django_db

HALF_PAST_ONE_IN_RIGA = datetime(2027, 5, 1, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Riga", date(2027, 5, 2)),
        ("Europe/Berlin", date(2027, 5, 2)),
        ("Europe/London", date(2027, 5, 1)),
        ("UTC", date(2027, 5, 1)),
        ("Nowhere/Atall", date(2027, 5, 1)),
    ],
)
def test_the_day_is_that_of_the_readers(desk, zone, day):
    desk.feed.zone = zone
    assert sending_day(HALF_PAST_ONE_IN_RIGA, desk.feed) == day


def test_a_channel_without_a_clock_of_its_own_has_its_organisations(desk):
    desk.feed.zone, desk.feed.organisation.zone = "", "Europe/Riga"
    assert sending_day(HALF_PAST_ONE_IN_RIGA, desk.feed) == date(2027, 5, 2)


@pytest.mark.parametrize(("zone", "is_cleared"), [("Europe/Riga", False), ("UTC", True)])
def test_rights_that_ended_yesterday_where_the_post_is_read_do_not_count(desk, zone, is_cleared):
    Grant.objects.update(until=date(2027, 5, 1))
    ChannelAccount.objects.update(zone=zone)
    post = desk.derive().variants.get(language="en")
    assert (why_not_cleared(post, at=HALF_PAST_ONE_IN_RIGA) is None) is is_cleared
