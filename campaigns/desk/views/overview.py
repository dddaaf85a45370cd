"""The list of posts, with a line for every day of a series."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.clashing import clashes_of_turns
from campaigns.desk.access import MAY_ENTER, DeskRequest, desk_view
from campaigns.desk.entries import entries_of_turns
from campaigns.desk.forms import ListFilterForm
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.switching import filters_only, switch
from campaigns.turns import fetched, turns

PER_PAGE = 25


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def post_list(request: DeskRequest) -> HttpResponse:
    filters = ListFilterForm(request.GET)
    chosen = filters.chosen()
    day = chosen.pop("day", None)
    found = turns().chosen(**chosen)
    if day is not None:
        found = found.on_day(day, zone=timezone.get_current_timezone())
    keys = found.keys(latest_first=day is None)
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    shown = fetched((post, of_day) for post, of_day, _at in page.object_list)
    return desk_page(
        request,
        "list.html",
        title=date_format(day, "l j F Y") if day else _("All posts"),
        tab="list",
        icon="list-ul",
        entries=entries_of_turns(shown, holds=active_holds(), clashes=clashes_of_turns(shown)),
        page=page,
        filters=filters,
        query=filters_only(request, keep=("day",)),
        views=switch(request, "list", on=day or timezone.localdate()),
    )
