"""An instant on both clocks of the region, with its day, in the reader's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

CLOCKS = ("Europe/Warsaw", "Europe/Riga")


def moment_words(at: datetime) -> list[str]:
    """Return "1 March 2027, 18:00 CET" and the same for EET: near midnight the days differ."""
    words = []
    for zone in CLOCKS:
        local = at.astimezone(ZoneInfo(zone))
        words.append(f"{date_format(local, 'DATE_FORMAT')}, {local:%H:%M} {local.tzname()}")
    return words
