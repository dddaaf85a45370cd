"""The library itself: a grid with filters in the address, and what is done to several at once."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organisation
from media_library.actions.arranging import (
    add_to_selection,
    move_assets,
    set_phase,
    start_selection,
    tag_assets,
)
from media_library.desk.access import (
    MAY_ENTER,
    MAY_KEEP,
    DeskRequest,
    desk_view,
    has_role,
    may_do,
    organisations_for,
)
from media_library.desk.layout import desk_page
from media_library.desk.library.cards import cards_of, with_pictures
from media_library.desk.library.filters import FilterForm
from media_library.models import Asset, Phase, Selection
from media_library.rules.numbers import number_in, numbers_in
from media_library.searching.finding import find_assets
from media_library.subjects import subjects

PER_PAGE = 48
MOST_COUNTED = 200
MOST_AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Window:
    """Some rows of a long list, and from where it goes on; counting all of it is not needed."""

    assets: list[Asset]
    newer: str
    older: str


def window_of(found: QuerySet[Asset], *, before: str, after: str) -> Window:
    """Return the rows older than the one numbered `before`, or newer than `after`."""
    newer_than, older_than = number_in(after), number_in(before)
    if newer_than is not None:
        rows = list(found.filter(pk__gt=newer_than).order_by("pk")[: PER_PAGE + 1])
        goes_on = len(rows) > PER_PAGE
        rows = rows[:PER_PAGE][::-1]
        newer, older = goes_on, bool(rows)
    else:
        if older_than is not None:
            found = found.filter(pk__lt=older_than)
        rows = list(found[: PER_PAGE + 1])
        newer, older = older_than is not None, len(rows) > PER_PAGE
        rows = rows[:PER_PAGE]
    return Window(
        assets=rows,
        newer=str(rows[0].pk) if rows and newer else "",
        older=str(rows[-1].pk) if rows and older else "",
    )


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def library(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    filters = FilterForm(request.GET, user=request.user, today=today)
    language = filters.chosen_language()
    query = filters.finding()
    found = find_assets(user=request.user, query=query, on=today)
    # Searched once: what is counted begins with what the first page shows.
    newest = list(found.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    before, after = request.GET.get("before", ""), request.GET.get("after", "")
    if not before and not after:
        found = Asset.objects.filter(pk__in=newest[: PER_PAGE + 1]).order_by("-pk")
    window = window_of(with_pictures(found, language=language), before=before, after=after)
    return desk_page(
        request,
        "library/library.html",
        title=_("Library"),
        filters=filters,
        asked=query.asks_anything,
        is_narrowed=bool(set(filters.chosen()) - {"q", "language"}),
        cards=cards_of(window.assets, language=language, on=today),
        window=window,
        query=_without(request, "before", "after"),
        counted=_counted(len(newest)),
        language=language,
        may_keep=has_role(request.user, MAY_KEEP),
        subjects=subjects(),
        phases=Phase.choices,
        selections=Selection.objects.filter(
            organisation__in=organisations_for(request.user, MAY_ENTER)
        ),
        here=request.get_full_path(),
    )


@desk_view(MAY_ENTER, methods=("POST",))
def several(request: DeskRequest) -> HttpResponse:
    """Do one thing to the assets that were ticked; those of others are not found."""
    keys = request.POST.getlist("asset")[:MOST_AT_ONCE]
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("media_desk:library")
    assets = _ticked(request, keys)
    if not assets:
        messages.warning(request, _("Please tick at least one picture first."))
        return redirect(back)
    said = _do(request, request.POST.get("do", ""), assets)
    messages.success(request, said)
    return redirect(back)


def _ticked(request: DeskRequest, keys: list[str]) -> list[Asset]:
    numbers = numbers_in(keys)
    return list(Asset.objects.visible_to(request.user).filter(pk__in=numbers).order_by("-pk"))


def _do(request: DeskRequest, what: str, assets: list[Asset]) -> str:
    count = len(assets)
    if what == "select":
        chosen = _selection(request, assets)
        add_to_selection(selection=chosen, assets=assets)
        return _("Added to the selection “%(title)s”.") % {"title": chosen.title}
    kept = [asset for asset in assets if _may_keep(request, asset)]
    if len(kept) < count:
        return _("Nothing was changed: you may not change all of these.")
    if what == "tag":
        tag_assets(assets=kept, tags=request.POST.get("tags", "").split(","))
    elif what == "subject":
        move_assets(assets=kept, subject=_known_subject(request.POST.get("subject", "")))
    elif what == "phase":
        set_phase(assets=kept, phase=Phase(request.POST.get("phase") or Phase.DOING))
    else:
        raise Http404
    return ngettext("%(count)s item changed.", "%(count)s items changed.", count) % {"count": count}


def _selection(request: DeskRequest, assets: list[Asset]) -> Selection:
    own = organisations_for(request.user, MAY_ENTER)
    if (key := number_in(request.POST.get("selection", ""))) is not None:
        chosen = Selection.objects.filter(organisation__in=own, pk=key).first()
        if chosen is None:
            raise Http404
        return chosen
    of_assets = next((asset.organisation for asset in assets if asset.organisation), None)
    organisation: Organisation | None = of_assets or own.first()
    if organisation is None:
        raise Http404
    return start_selection(
        title=request.POST.get("title", "").strip()[:160]
        or _("Selection of %(day)s") % {"day": timezone.localdate().isoformat()},
        organisation=organisation,
        owner=request.user,
    )


def _may_keep(request: DeskRequest, asset: Asset) -> bool:
    return may_do(request.user, MAY_KEEP, asset=asset)


def _known_subject(key: str) -> str:
    if key and key not in {subject.key for subject in subjects()}:
        raise Http404
    return key


def _counted(number: int) -> str:
    """Say how many there are, up to a number that is quickly counted."""
    if number > MOST_COUNTED:
        return _("more than %(number)s items") % {"number": MOST_COUNTED}
    return ngettext("%(number)s item", "%(number)s items", number) % {"number": number}


def _without(request: Any, *names: str) -> str:
    """Return the query string without some parameters, ready to be added to."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""
