"""The calendar: the posts of a month by day, and of a week by day and hour."""

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.clashing import clashes_of_turns, marked_days
from campaigns.desk.access import MAY_ENTER, DeskRequest, desk_view
from campaigns.desk.entries import Entry, entries_of_turns
from campaigns.desk.forms import FilterForm
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.month import Month
from campaigns.desk.switching import filters_only, switch
from campaigns.desk.week import Week
from campaigns.models import MarkedDay
from campaigns.turns import Key, fetched, turns

MOST_A_DAY = 6
MOST_AN_HOUR = 4
HOURS = range(24)

Place = TypeVar("Place", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A day, or an hour of one. `in_all` counts what `entries` has no room for as well."""

    entries: list[Entry] = field(default_factory=list)
    in_all: int = 0

    @property
    def more(self) -> int:
        return self.in_all - len(self.entries)


@dataclass(frozen=True, kw_only=True)
class Marked:
    """What one or several countries keep on a day, by the name it has there."""

    countries: list[str]
    name: str
    is_mourning: bool


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day in the calendar; `hours` are filled in a week only."""

    on: date
    is_today: bool
    is_outside: bool = False
    marked: list[Marked]
    cell: Cell = field(default_factory=Cell)
    hours: list[tuple[int, Cell]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.cell.in_all or self.marked or any(cell.in_all for _, cell in self.hours))


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def month(request: DeskRequest) -> HttpResponse:
    today, zone = timezone.localdate(), timezone.get_current_timezone()
    shown = Month.parse(request.GET.get("month", ""), otherwise=today)
    filters = FilterForm(request.GET)
    found = turns().chosen(**filters.chosen())
    in_cells = found.first_of_each(MOST_A_DAY, edges=shown.edges(zone))
    cells = _cells(in_cells, key=lambda local: local.date())
    days = shown.weeks
    marked = _marked(days[0][0], days[-1][-1])
    return desk_page(
        request,
        "calendar.html",
        title=_("Campaign calendar"),
        tab="calendar",
        period=shown,
        period_name=f"{MONTHS[shown.number]} {shown.year}",
        is_now=shown == Month.holding(today),
        weekdays=list(WEEKDAYS.values()),
        weeks=[
            [
                Day(
                    on=day,
                    is_today=day == today,
                    is_outside=day.month != shown.number,
                    marked=marked[day],
                    cell=cells[day],
                )
                for day in week
            ]
            for week in days
        ],
        shown=sum(cell.in_all for cell in cells.values()),
        filters=filters,
        query=filters_only(request),
        views=switch(request, "month", on=today if shown == Month.holding(today) else shown.first),
    )


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def week(request: DeskRequest) -> HttpResponse:
    today, zone = timezone.localdate(), timezone.get_current_timezone()
    shown = Week.parse(request.GET.get("week", ""), otherwise=today)
    filters = FilterForm(request.GET)
    found = turns().chosen(**filters.chosen())
    in_cells = found.first_of_each(MOST_AN_HOUR, edges=shown.edges(zone))
    cells = _cells(in_cells, key=lambda local: (local.date(), local.hour))
    marked = _marked(shown.days[0], shown.days[-1])
    return desk_page(
        request,
        "calendar_week.html",
        title=_("Campaign calendar"),
        tab="calendar",
        period=shown,
        period_name=_("Week %(number)s: %(first)s – %(last)s")
        % {
            "number": shown.number,
            "first": date_format(shown.days[0], "j F"),
            "last": date_format(shown.days[-1], "j F Y"),
        },
        is_now=shown == Week.holding(today),
        hours=list(HOURS),
        days=[
            Day(
                on=day,
                is_today=day == today,
                marked=marked[day],
                hours=[(hour, cells[day, hour]) for hour in HOURS],
            )
            for day in shown.days
        ],
        shown=sum(cell.in_all for cell in cells.values()),
        filters=filters,
        query=filters_only(request),
        views=switch(request, "week", on=shown.days[3]),
    )


def _cells(in_cells: dict[Key, int], *, key: Callable[[datetime], Place]) -> dict[Place, Cell]:
    """Fetch the chosen turns (with how many stand in each one's cell) and put them in their cells.

    `key` names the cell of a moment on the reader's clock.
    """
    found = fetched(in_cells)
    cells: dict[Place, Cell] = defaultdict(Cell)
    for entry in entries_of_turns(found, holds=active_holds(), clashes=clashes_of_turns(found)):
        if entry.local is not None:
            place = key(entry.local)
            entries = [*cells[place].entries, entry]
            cells[place] = Cell(entries=entries, in_all=in_cells[entry.turn.key])
    return cells


def _marked(start: date, end: date) -> dict[date, list[Marked]]:
    """Return what is marked on the days from `start` to `end`, countries with one name as one."""
    days: dict[date, list[Marked]] = defaultdict(list)
    for day, marks in marked_days(start, end).items():
        by_name: dict[tuple[bool, str], list[str]] = defaultdict(list)
        for mark in marks:
            is_mourning = mark.kind == MarkedDay.Kind.MOURNING
            by_name[is_mourning, mark.name].append(mark.country_code)
        days[day] = [
            Marked(countries=sorted(countries), name=name, is_mourning=is_mourning)
            for (is_mourning, name), countries in sorted(by_name.items(), reverse=True)
        ]
    return days
