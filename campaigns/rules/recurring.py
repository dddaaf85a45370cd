"""Posts that repeat: which rules are understood, and which wall times they name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil import rrule

from outbox.rules.refusals import Refusal

MOST = 400
LONGEST = timedelta(days=731)  # two years, one of which may be a leap year
LAST_YEAR = 9000  # calendars end soon after
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(T\d{6})?")
_PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL"})


class Every(StrEnum):
    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """A rule that is understood. It ends after `count` times or with the day `until`.

    `days` are weekdays, in a month also the "1MO" first or "-1FR" last of them.
    """

    every: Every
    interval: int = 1
    days: tuple[str, ...] = ()
    month_days: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None

    def __str__(self) -> str:
        """Write the rule as RFC 5545 does; the last day counts until its midnight."""
        parts = [f"FREQ={self.every}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.days:
            parts.append(f"BYDAY={','.join(self.days)}")
        if self.month_days:
            parts.append(f"BYMONTHDAY={','.join(map(str, self.month_days))}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}T235959")
        return ";".join(parts)


class NotUnderstood(ValueError):
    """A rule that we do not follow; `refusal` names the part of it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, facts)


def recurrence(rule: str) -> Recurrence:
    """Read a rule of RFC 5545. Raises NotUnderstood for whatever is not in our part of it."""
    parts: dict[str, str] = {}
    for part in rule.strip().removeprefix("RRULE:").split(";"):
        name, equals, value = part.strip().upper().partition("=")
        if name not in _PARTS or not equals or not value or name in parts:
            raise NotUnderstood("rule-part-unknown", part=part.strip() or "?")
        parts[name] = value
    if parts.get("FREQ") not in set(Every):
        raise NotUnderstood("rule-part-unknown", part=f"FREQ={parts.get('FREQ', '')}")
    every = Every(parts["FREQ"])
    if ("COUNT" in parts) == ("UNTIL" in parts):
        raise NotUnderstood("rule-needs-one-end")
    if "BYMONTHDAY" in parts and every is not Every.MONTH:
        raise NotUnderstood("rule-part-unknown", part=f"BYMONTHDAY={parts['BYMONTHDAY']}")
    return Recurrence(
        every=every,
        interval=_number(parts, "INTERVAL", most=99) if "INTERVAL" in parts else 1,
        days=_days(parts.get("BYDAY", ""), every=every),
        month_days=_month_days(parts.get("BYMONTHDAY", "")),
        count=_number(parts, "COUNT", most=MOST) if "COUNT" in parts else None,
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
    )


def wall_times(*, rule: str, start: datetime) -> list[datetime]:
    """Return every time of a series on the wall clock of its zone, `start` or later.

    Raises NotUnderstood, also for a series of no times, of too many or of more than two years,
    and ValueError for a start that carries a zone: what repeats is the wall clock.
    """
    if start.tzinfo is not None:
        raise ValueError("a wall time carries no zone of its own")
    read = recurrence(rule)
    if start.year > LAST_YEAR:
        raise NotUnderstood("rule-too-long")
    last = start + LONGEST
    if read.until is not None and read.until > last.date():
        raise NotUnderstood("rule-too-long")
    end = last if read.until is None else datetime.combine(read.until, time.max)
    times: list[datetime] = []
    for wall_time in _unbounded(read, start=start, end=end):
        times.append(wall_time)
        if len(times) > MOST:
            raise NotUnderstood("rule-too-many", most=MOST)
        if len(times) == read.count:
            break
    if read.count is not None and 0 < len(times) < read.count:
        raise NotUnderstood("rule-too-long")
    if not times:
        raise NotUnderstood("rule-names-no-day")
    return times


def _unbounded(read: Recurrence, *, start: datetime, end: datetime) -> Iterable[datetime]:
    """Walk over the rule on naive wall times; `end` bounds rules that never come true."""
    days = [_weekday(day) for day in read.days]
    return rrule.rrule(
        getattr(rrule, read.every),
        dtstart=start,
        interval=read.interval,
        byweekday=days or None,
        bymonthday=read.month_days or None,
        until=end,
    )


def _weekday(day: str) -> rrule.weekday:
    weekday: rrule.weekday = getattr(rrule, day[-2:])
    return weekday(int(day[:-2])) if day[:-2] else weekday


def _number(parts: dict[str, str], name: str, *, most: int) -> int:
    text = parts[name]
    if not (text.isascii() and text.isdigit()) or len(text) > 6 or int(text) < 1:
        raise NotUnderstood("rule-part-unknown", part=f"{name}={text}")
    if int(text) > most:
        raise NotUnderstood("rule-too-many" if name == "COUNT" else "rule-too-long", most=most)
    return int(text)


def _days(text: str, *, every: Every) -> tuple[str, ...]:
    days = tuple(text.split(",")) if text else ()
    for day in days:
        match = _DAY.fullmatch(day)
        if match is None or (match[1] and every is not Every.MONTH):
            raise NotUnderstood("rule-part-unknown", part=f"BYDAY={day}")
    return tuple(dict.fromkeys(days))


def _month_days(text: str) -> tuple[int, ...]:
    days = text.split(",") if text else []
    known = {str(number) for number in (-1, *range(1, 32))}
    for day in days:
        if day not in known:
            raise NotUnderstood("rule-part-unknown", part=f"BYMONTHDAY={day}")
    return tuple(sorted({int(day) for day in days}))


def _until(text: str) -> date:
    """Read the last day; a time beside it is the day's end, or it would mean another day."""
    match = _UNTIL.fullmatch(text)
    if match is None or match[2] not in {None, "T235959"}:
        raise NotUnderstood("rule-part-unknown", part=f"UNTIL={text}")
    try:
        return datetime.strptime(match[1], "%Y%m%d").date()  # noqa: DTZ007  a day, no moment
    except ValueError as error:
        raise NotUnderstood("rule-part-unknown", part=f"UNTIL={text}") from error
