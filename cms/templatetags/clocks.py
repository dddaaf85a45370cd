"""Instants as both halves of the region read them: "18:00 CET · 19:00 EET"."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

# One city speaks for each group: within a group all countries keep the same clock all year.
CENTRAL, EASTERN = ZoneInfo("Europe/Warsaw"), ZoneInfo("Europe/Riga")


@register.simple_tag
def both_clocks(starts_at: datetime, ends_at: datetime | None = None) -> SafeString:
    """Print an instant, or a span of one evening, in Central and in Eastern European time.

    The abbreviation comes from the zone data of that very instant: CET in winter, CEST in summer.
    """
    clocks = (_clock(starts_at, ends_at, zone) for zone in (CENTRAL, EASTERN))
    return format_html(
        '<span class="clocks">{}</span>',
        format_html_join(" · ", '<span class="clock">{}</span>', ((clock,) for clock in clocks)),
    )


def _clock(starts_at: datetime, ends_at: datetime | None, zone: ZoneInfo) -> SafeString:
    begin = starts_at.astimezone(zone)
    # Around midnight the two groups do not even share the day.
    is_other_day = begin.date() != starts_at.astimezone(CENTRAL).date()
    if ends_at is None:
        hours = _time(starts_at, zone)
    else:
        hours = format_html("{}–{}", _time(starts_at, zone), _time(ends_at, zone))
    if is_other_day:
        return format_html("{} {} ({})", hours, begin.strftime("%Z"), date_format(begin.date()))
    return format_html("{} {}", hours, begin.strftime("%Z"))


def _time(instant: datetime, zone: ZoneInfo) -> SafeString:
    return format_html(
        '<time datetime="{}">{}</time>',
        instant.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        f"{instant.astimezone(zone):%H:%M}",
    )
