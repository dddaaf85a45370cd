"""A first table to fill in: every column, and one row that shows how."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from campaigns.models import Campaign, ChannelAccount, Message
from campaigns.planfile.exporting import DELIMITER, MARK
from campaigns.rules.plan_rows import COLUMNS, written


def example_file(
    *, campaign: Campaign | None, channel: ChannelAccount | None, zone: str, today: date
) -> str:
    """Return a table with one row about a campaign and a channel that there are, if any."""
    languages = channel.languages if channel is not None else []
    cells = {
        "campaign": campaign.slug if campaign is not None else "",
        "message": _("Example: open day at the harbour"),
        "kind": Message.Kind.NEWS.value,
        "channel": channel.name if channel is not None else "",
        "language": languages[0] if languages else "en",
        "title": _("Open day at the harbour"),
        "text": _("Come and see the boats, hear the songs, taste the bread."),
        "link": "https://example.org/harbour",
        "hashtags": "#CulturalPearls",
        "statement": "",
        "date": (today + timedelta(days=7)).isoformat(),
        "time": "09:00",
        "zone": zone,
    }
    return MARK + written(COLUMNS, [[cells[name] for name in COLUMNS]], delimiter=DELIMITER)
