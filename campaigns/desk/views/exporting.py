"""The posts that the calendar and the list show, as files to take away."""

from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone

from campaigns.desk.access import MAY_ENTER, DeskRequest, desk_view
from campaigns.desk.forms import ListFilterForm
from campaigns.desk.layout import active_holds
from campaigns.desk.month import Month
from campaigns.desk.week import Week
from campaigns.planfile.calendar_file import calendar_of
from campaigns.planfile.exporting import Exporter
from campaigns.turns import Turn, Turns, turns


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def export_csv(request: DeskRequest) -> HttpResponse:
    """Stream a table of the posts that the filters of the address show."""
    exporter = Exporter(holds=active_holds())
    answer = StreamingHttpResponse(
        exporter.rows(_chosen(request).each()),
        content_type="text/csv; charset=utf-8",
        headers=_as_file("csv"),
    )
    return cast(HttpResponse, answer)  # it has what a view's answer needs, under another class


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def export_calendar(request: DeskRequest) -> HttpResponse:
    """Return the same posts as a calendar, those without a time left out."""

    def address_of(turn: Turn) -> str:
        return request.build_absolute_uri(reverse("campaign_desk:post", args=[turn.post.pk]))

    return HttpResponse(
        calendar_of(_chosen(request).each(), holds=active_holds(), address_of=address_of),
        content_type="text/calendar; charset=utf-8",
        headers=_as_file("ics"),
    )


def _chosen(request: DeskRequest) -> Turns:
    """Return the posts of the filters, and of a `period` such as "2027-05" or "2027-W20"."""
    chosen = ListFilterForm(request.GET).chosen()
    day = chosen.pop("day", None)
    zone = timezone.get_current_timezone()
    found = turns().chosen(**chosen)
    if day is not None:
        found = found.on_day(day, zone=zone)
    if period := request.GET.get("period"):
        kind = Week if "W" in period else Month
        edges = kind.parse(period, otherwise=timezone.localdate()).edges(zone)
        found = found.between(edges[0], edges[-1])
    return found


def _as_file(ending: str) -> dict[str, str]:
    name = f"posts-{timezone.localdate():%Y-%m-%d}.{ending}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}
