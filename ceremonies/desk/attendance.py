"""Attendance at the officers' desk: counting at one ceremony, and the report for the funder."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.attendance_report import Row, report_of
from ceremonies.counting_form import CountForm, count_with
from ceremonies.desk.frame import UNREADABLE, ceremony_for, check_officer, frame
from ceremonies.guest_tables import table_response
from ceremonies.models import Ceremony
from cms.public import TitleYear
from media_library.public import number_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attendance_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how many came; a POST writes down a number, or the guests by country."""
    ceremony = ceremony_for(request, pk)
    form = CountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and count_with(form, request.POST, ceremony, now=timezone.now()):
        messages.success(request, _("Written down."))
        return redirect(reverse("ceremony_desk:attendance_of", args=[ceremony.pk]))
    context = {
        "ceremony": ceremony,
        "rows": report_of(Ceremony.objects.filter(pk=ceremony.pk)),
        "form": form,
        "is_over": timezone.now() >= ceremony.ends_at,
        **frame(_("Attendance: %(ceremony)s") % {"ceremony": ceremony.name}, icon="group"),
    }
    status = UNREADABLE if form.is_bound else 200
    return render(request, "ceremonies/desk/attendance_of.html", context, status=status)


@never_cache
@require_safe
def attendance(request: HttpRequest) -> HttpResponse:
    """Show the report of all seasons, or of the one of ?season=."""
    check_officer(request)
    context = {
        "rows": _report(request),
        "seasons": TitleYear.objects.order_by("-year"),
        "season": request.GET.get("season", ""),
        **frame(_("Attendance for the funder"), icon="group"),
    }
    return render(request, "ceremonies/desk/attendance.html", context)


@never_cache
@require_safe
def attendance_table(request: HttpRequest) -> HttpResponse:
    """Return the same as a table; the same facts give the same bytes, whoever was forgotten."""
    check_officer(request)
    heads = [_("Season"), _("Ceremony"), _("Date"), _("Host"), _("Indicator"), _("Reason")]
    heads += [_("Way"), _("Of"), _("Country"), _("Organisation"), _("People"), _("Counted how")]
    season = number_in(request.GET.get("season", ""))
    name = f"attendance-{season}.csv" if season else "attendance.csv"
    return table_response(heads, (_cells(row) for row in _report(request)), name=name)


def _report(request: HttpRequest) -> list[Row]:
    ceremonies = Ceremony.objects.all()
    season = number_in(request.GET.get("season", ""))
    return report_of(ceremonies.filter(season__year=season) if season else ceremonies)


def _cells(row: Row) -> list[str]:
    one = row.ceremony
    return [
        str(one.season),
        one.name,
        f"{one.starts_at.astimezone(ZoneInfo(one.zone)):%Y-%m-%d}",
        one.organisation.name,
        one.indicator,
        one.indicator_reason,
        row.mode,
        _("all") if row.is_of_all else _("part"),
        row.country,
        row.organisation_type,
        row.people,
        row.method,
    ]
