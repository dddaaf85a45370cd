"""The days of a week as a calendar shows them, from Monday to Sunday."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from campaigns.desk.month import Month

WRITTEN = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Week:
    """One week of ISO 8601; `year` is the one that its Thursday lies in."""

    year: int
    number: int

    @classmethod
    def holding(cls, day: date) -> "Week":
        year, number, _weekday = day.isocalendar()
        return cls(year=year, number=number)

    @classmethod
    def parse(cls, text: str, *, otherwise: date) -> "Week":
        """Read "2026-W47"; anything else gives the week of `otherwise`."""
        written = WRITTEN.fullmatch(text)
        if written is None:
            return cls.holding(otherwise)
        year, number = map(int, written.groups())
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            return cls.holding(otherwise)
        # Its neighbours must still be weeks.
        return cls.holding(monday) if 1 < monday.year < 9999 else cls.holding(otherwise)

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def days(self) -> list[date]:
        return [self.monday + timedelta(days=number) for number in range(7)]

    @property
    def before(self) -> "Week":
        return Week.holding(self.monday - timedelta(days=7))

    @property
    def after(self) -> "Week":
        return Week.holding(self.monday + timedelta(days=7))

    @property
    def month(self) -> Month:
        """The month that most of the week lies in."""
        return Month.holding(self.days[3])

    def edges(self, zone: ZoneInfo) -> list[datetime]:
        """Return the instants between which the hours of the week lie, for clocks in `zone`.

        An hour that the clocks jump over begins and ends in one instant; one that comes twice
        lasts for two.
        """
        hours = [datetime.combine(day, time(hour), zone) for day in self.days for hour in range(24)]
        return [*hours, datetime.combine(self.monday + timedelta(days=7), time(), zone)]

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"
