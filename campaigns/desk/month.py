"""The days of a month as a calendar shows them, in whole weeks."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
MONDAY_FIRST = Calendar(firstweekday=0)


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month. `weeks` reach into its neighbours, so that each has seven days."""

    year: int
    number: int

    @classmethod
    def holding(cls, day: date) -> "Month":
        return cls(year=day.year, number=day.month)

    @classmethod
    def parse(cls, text: str, *, otherwise: date) -> "Month":
        """Read "2026-11"; anything else gives the month of `otherwise`."""
        try:
            day = datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007  a month has no zone
        except ValueError:
            return cls.holding(otherwise)
        # Weeks reach into the neighbours, which must still be dates.
        return cls.holding(day) if 1 < day.year < 9999 else cls.holding(otherwise)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def weeks(self) -> list[list[date]]:
        return MONDAY_FIRST.monthdatescalendar(self.year, self.number)

    @property
    def before(self) -> "Month":
        return Month.holding(self.first - ONE_DAY)

    @property
    def after(self) -> "Month":
        return Month.holding(self.first + timedelta(days=31))

    def edges(self, zone: ZoneInfo) -> list[datetime]:
        """Return the midnights between which the shown days lie, for clocks in `zone`."""
        days = [day for week in self.weeks for day in week]
        return [datetime.combine(day, time(), zone) for day in (*days, days[-1] + ONE_DAY)]

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"
