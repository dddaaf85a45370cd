"""What single cells of a table of plans mean: days, times and messages as people write them."""

import re
from datetime import date, datetime, time

from outbox.rules.refusals import Refusal

# The year first, or the day first with dots or dashes: what Excel writes in the eight countries.
# With slashes nobody can tell the day from the month.
_YEAR_FIRST = re.compile(r"([0-9]{4})([-.])([0-9]{1,2})\2([0-9]{1,2})\.?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-.])([0-9]{1,2})\2([0-9]{4})")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]00)?")
# Plans lie within these years; far beyond them, clocks cannot be reckoned any more.
_YEARS = range(2000, 2101)
_MESSAGE = re.compile(r"#([0-9]{1,12})(?:\s.*)?", re.DOTALL)


def wall_time_of(*, day: str, at: str) -> datetime | Refusal | None:
    """Return the wall time that two cells name, None where both are empty.

    Refusals: "day-missing", "time-missing", "day-unreadable", "time-unreadable".
    """
    day, at = day.strip(), at.strip()
    if not day and not at:
        return None
    if not day or not at:
        return Refusal("time-missing" if day else "day-missing")
    on_day, at_time = _day_of(day), _time_of(at)
    if on_day is None:
        return Refusal("day-unreadable", {"day": day})
    if at_time is None:
        return Refusal("time-unreadable", {"time": at})
    return datetime.combine(on_day, at_time)


def message_id_of(cell: str) -> int | None:
    """Return the number of a message named by it ("#12", "#12 A title"), None for a bare title."""
    named = _MESSAGE.fullmatch(cell.strip())
    return int(named.group(1)) if named else None


def named_message(*, pk: int, title: str) -> str:
    """Name a message so that people read its title and `message_id_of` finds its number."""
    return f"#{pk} {title}"


def tidy(cell: str) -> str:
    """Return a cell with plain line breaks and without the spaces around it."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def settled(name: str, cell: str) -> str:
    """Return a cell as its field holds it: only the text of a post has lines."""
    return tidy(cell) if name == "text" else " ".join(cell.split())


def _day_of(cell: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(cell):
        year, month, day = found.group(1, 3, 4)
    elif found := _DAY_FIRST.fullmatch(cell):
        day, month, year = found.group(1, 3, 4)
    else:
        return None
    try:
        on_day = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return on_day if on_day.year in _YEARS else None


def _time_of(cell: str) -> time | None:
    found = _TIME.fullmatch(cell)
    if found is None:
        return None
    try:
        return time(int(found.group(1)), int(found.group(2)))
    except ValueError:
        return None
