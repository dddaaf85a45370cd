"""The calendar of a month, the list of posts, and what waits for approval."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

from campaigns.desk.access import MAY_ENTER, DeskRequest, desk_view
from campaigns.desk.forms import FilterForm, ListFilterForm
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.month import Month
from campaigns.desk.standing import Standing, standing_of
from campaigns.models import Variant
from campaigns.querysets import posts
from campaigns.rules.local_time import both_clocks
from outbox.models import Hold

PER_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One post as calendars and lists show it; `local` is on the reader's own clock."""

    post: Variant
    standing: Standing
    local: datetime | None
    clocks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Day:
    on: date
    is_today: bool
    is_outside: bool
    entries: list[Entry]


def entries_of(found: Iterable[Variant], *, holds: Iterable[Hold]) -> list[Entry]:
    """Make posts ready to be shown."""
    holds = list(holds)
    return [
        Entry(
            post=post,
            standing=standing_of(post, holds=holds),
            local=timezone.localtime(post.due_at) if post.due_at else None,
            clocks=both_clocks(post.due_at) if post.due_at else (),
        )
        for post in found
    ]


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def calendar(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    month = Month.parse(request.GET.get("month", ""), otherwise=today)
    filters = FilterForm(request.GET)
    start, end = month.span(timezone.get_current_timezone())
    found = posts().shown().chosen(**filters.chosen()).between(start, end)
    on_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries_of(found.order_by("due_at", "pk"), holds=active_holds()):
        if entry.local is not None:
            on_day[entry.local.date()].append(entry)
    weeks = [
        [
            Day(
                on=day,
                is_today=day == today,
                is_outside=day.month != month.number,
                entries=on_day[day],
            )
            for day in week
        ]
        for week in month.weeks
    ]
    return desk_page(
        request,
        "calendar.html",
        title=_("Campaign calendar"),
        tab="calendar",
        month=month,
        this_month=Month.holding(today),
        month_name=f"{MONTHS[month.number]} {month.year}",
        weekdays=list(WEEKDAYS.values()),
        weeks=weeks,
        shown=sum(len(day.entries) for week in weeks for day in week),
        filters=filters,
        query=_without(request, "month"),
    )


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def post_list(request: DeskRequest) -> HttpResponse:
    filters = ListFilterForm(request.GET)
    found = posts().shown().chosen(**filters.chosen())
    if state := filters.chosen_state():
        found = found.standing_at(state)
    found = found.order_by(F("due_at").desc(nulls_last=True), "-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return desk_page(
        request,
        "list.html",
        title=_("All posts"),
        tab="list",
        icon="list-ul",
        entries=entries_of(page.object_list, holds=active_holds()),
        page=page,
        filters=filters,
        query=_without(request, "page"),
    )


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def approvals(request: DeskRequest) -> HttpResponse:
    found = posts().shown().in_review().order_by(F("due_at").asc(nulls_last=True), "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return desk_page(
        request,
        "approvals.html",
        title=_("Waiting for approval"),
        tab="approvals",
        icon="view",
        entries=entries_of(page.object_list, holds=active_holds()),
        page=page,
        query="",
    )


def _without(request: DeskRequest, name: str) -> str:
    """Return the query string without one parameter, ready to be added to."""
    query = request.GET.copy()
    query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""
