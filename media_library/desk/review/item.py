"""One file under review: everything that was handed in with it, and what is decided."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from media_library.actions.reviewing import (
    Granting,
    NotToReview,
    StillMissing,
    accept_asset,
    ask_back,
    reject_asset,
)
from media_library.desk.access import (
    MAY_DESCRIBE,
    MAY_KEEP,
    DeskRequest,
    asset_for,
    desk_view,
    may_do,
)
from media_library.desk.layout import desk_page
from media_library.desk.review.facts import decided_words, facts_of
from media_library.desk.review.forms import ACCEPT, ASK, DEEDS, REJECT, SAVE, DecisionForm
from media_library.desk.review.sheet import Sheet
from media_library.desk.review.waiting import (
    QueueForm,
    missing_words,
    neighbours,
    queue_of,
    still_missing,
)
from media_library.models import Asset
from media_library.rules.reviewing import OPEN_STATES
from media_library.rules.standing import AssetState, Channel

CONFLICT = 409


@desk_view(MAY_DESCRIBE)
def item(request: DeskRequest, key: UUID) -> HttpResponse:
    """Everybody at the desk may describe; who keeps the organisation's assets decides."""
    asset = asset_for(request.user, key, roles=MAY_DESCRIBE)
    keeps = may_do(request.user, MAY_KEEP, asset=asset)
    if request.method == "POST":
        return _sent(request, asset, keeps=keeps)
    draft = request.session.get(_draft_key(asset), {})
    return _page(request, Sheet(asset, keeps=keeps, draft=draft), keeps=keeps)


@transaction.atomic
def _sent(request: DeskRequest, asset: Asset, *, keeps: bool) -> HttpResponse:
    """Save what was typed, whatever is decided; under a lock, so that officers take turns."""
    do = request.POST.get("do", SAVE)
    if do not in DEEDS or (do != SAVE and not keeps):
        raise Http404
    locked = Asset.objects.select_related("organisation", "contribution").select_for_update(
        of=("self",)
    )
    mine = locked.get(pk=asset.pk)
    sheet = Sheet(mine, keeps=keeps, data=request.POST)
    is_valid = sheet.is_valid()
    if not _is_open(mine):
        return _page(request, sheet, keeps=keeps, status=CONFLICT)
    if sheet.was_overtaken():
        words = _(
            "Somebody else saved other words about this file meanwhile. Yours are still here: "
            "saving again puts them in the place of theirs."
        )
        return _page(request, sheet, keeps=keeps, alert=words, status=CONFLICT)
    if not is_valid:
        return _page(request, sheet, keeps=keeps)
    sheet.save()
    return _decided(request, sheet, do, keeps=keeps)


def _decided(request: DeskRequest, sheet: Sheet, do: str, *, keeps: bool) -> HttpResponse:
    asset, decision = sheet.asset, sheet.decision
    if decision is not None:
        request.session[_draft_key(asset)] = decision.kept()
    if do == SAVE or decision is None:
        messages.success(request, _("Saved."))
        return redirect(_address(request, asset))
    following = neighbours(_queue(request), asset)[1]
    words, now = decision.cleaned_data["words"], timezone.now()
    try:
        if do == ACCEPT:
            _accept(request, asset, decision)
            said = _("“%(title)s” is in the library now.")
        elif do == ASK:
            ask_back(asset=asset, by=request.user, now=now, words=words)
            said = _("The question about “%(title)s” is on its way.")
        else:
            reject_asset(asset=asset, by=request.user, now=now, words=words)
            said = _("“%(title)s” is not taken; whoever handed it in reads why.")
    except StillMissing as missing:
        told = missing_words(missing.codes)
        alert = _("It cannot be accepted yet. Still missing: %(what)s.") % {"what": told}
        fresh = Asset.objects.select_related("organisation", "contribution").get(pk=asset.pk)
        again = Sheet(fresh, keeps=keeps, draft=decision.kept())
        return _page(request, again, keeps=keeps, alert=alert)
    except NotToReview:
        asset.refresh_from_db()
        return _page(request, sheet, keeps=keeps, status=CONFLICT)
    if do in {ACCEPT, REJECT}:
        request.session.pop(_draft_key(asset), None)
    messages.success(request, said % {"title": str(asset)})
    return redirect(_address(request, following) if following else _queue_address(request))


def _accept(request: DeskRequest, asset: Asset, decision: DecisionForm) -> None:
    told = decision.cleaned_data
    accept_asset(
        asset=asset,
        by=request.user,
        now=timezone.now(),
        focal_point=decision.point(),
        granting=Granting(
            channels=[Channel(code) for code in told["channels"]],
            languages=told["languages"],
            until=told["until"],
            may_be_reused_by_eu=told["may_be_reused_by_eu"],
            note=told["note"],
        ),
        tags=decision.tag_list(),
        spoken_language=told.get("spoken_language", ""),
        words=told["words"],
    )


def _page(
    request: DeskRequest, sheet: Sheet, *, keeps: bool, alert: str = "", status: int = 200
) -> HttpResponse:
    asset = sheet.asset
    before, after = neighbours(_queue(request), asset)
    is_open = _is_open(asset)
    codes = still_missing(asset, shown=asset.depictions.count())
    return desk_page(
        request,
        "review/item.html",
        title=str(asset),
        tab="review",
        icon="tasks",
        trail=[(_("Review"), _queue_address(request))],
        status=status,
        sheet=sheet,
        asset=asset,
        alert=alert,
        is_open=is_open,
        decided="" if is_open else decided_words(asset),
        in_library=asset.state == AssetState.READY.value,
        missing=missing_words(codes) if is_open else "",
        before=_address(request, before) if before else "",
        after=_address(request, after) if after else "",
        here=_address(request, asset),
        keeps=keeps,
        **facts_of(request.user, asset, keeps=keeps),
    )


def _is_open(asset: Asset) -> bool:
    return AssetState(asset.state) in OPEN_STATES


def _queue(request: DeskRequest) -> Any:
    return QueueForm(request.GET, user=request.user).narrow(queue_of(request.user))


def _address(request: DeskRequest, asset: Asset) -> str:
    return _with_query(request, reverse("media_desk:review_item", args=[asset.uuid]))


def _queue_address(request: DeskRequest) -> str:
    return _with_query(request, reverse("media_desk:review"))


def _with_query(request: DeskRequest, path: str) -> str:
    query = request.GET.urlencode()
    return f"{path}?{query}" if query else path


def _draft_key(asset: Asset) -> str:
    return f"media-review-{asset.pk}"
