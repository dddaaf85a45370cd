"""The day on which a post goes out, as its readers' calendar has it: rights hold by days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from campaigns.models import ChannelAccount


def sending_day(at: datetime, channel: ChannelAccount) -> date:
    """Return the day of an instant on a channel's clock; an unknown clock counts as the site's."""
    try:
        zone = ZoneInfo(channel.clock)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo(settings.TIME_ZONE)
    return at.astimezone(zone).date()
