"""The month, the week and the list of the same posts, and the way between them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.desk.access import DeskRequest
from campaigns.desk.month import Month
from campaigns.desk.week import Week

# What says which part is shown, and not which posts.
PLACES = ("month", "week", "day", "page")


@dataclass(frozen=True, kw_only=True)
class Way:
    """One of the views, with the same filters."""

    label: str
    url: str
    is_current: bool


def filters_only(request: DeskRequest, *, keep: tuple[str, ...] = ()) -> str:
    """Return the filters of the address as a query string that is ready to be added to."""
    query = request.GET.copy()
    for name in set(PLACES) - set(keep):
        query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""


def switch(request: DeskRequest, current: str, *, on: date) -> list[Way]:
    """Return the three views; the month and the week that are offered hold the day `on`."""
    query = filters_only(request)
    places = (
        ("month", _("Month"), "campaign_desk:calendar", f"month={Month.holding(on)}"),
        ("week", _("Week"), "campaign_desk:week", f"week={Week.holding(on)}"),
        ("list", _("List"), "campaign_desk:list", ""),
    )
    return [
        Way(label=label, url=f"{reverse(address)}?{query}{place}", is_current=name == current)
        for name, label, address, place in places
    ]
