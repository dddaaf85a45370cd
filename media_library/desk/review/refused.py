"""What could not be used, why, and having it checked again where that may have been our trouble."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.models import User
from media_library.actions.owe_ingest import NotRefused, check_again, has_bytes
from media_library.contributing.wording import reason_words
from media_library.desk.access import (
    MAY_ENTER,
    MAY_KEEP,
    DeskRequest,
    asset_for,
    desk_view,
    organisations_for,
)
from media_library.desk.layout import desk_page
from media_library.models import Asset
from media_library.rules.checking_again import may_be_ours
from media_library.rules.keeping import TURNED_DOWN_FOR
from media_library.rules.numbers import page_in
from media_library.rules.standing import AssetState

PER_PAGE = 48


@dataclass(frozen=True, kw_only=True)
class Refused:
    """One file of the list; `kept_until` is None where none of its bytes are left."""

    asset: Asset
    reason: str
    kept_until: date | None
    may_be_checked: bool


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def refused(request: DeskRequest) -> HttpResponse:
    number = page_in(request.GET.get("p", ""))
    start = (number - 1) * PER_PAGE
    found = list(refused_for(request.user)[start : start + PER_PAGE + 1])
    kept = set(organisations_for(request.user, MAY_KEEP).values_list("pk", flat=True))
    return desk_page(
        request,
        "review/refused.html",
        title=_("Could not be used"),
        tab="review",
        icon="tasks",
        trail=[(_("Review"), reverse("media_desk:review"))],
        entries=[_refused(asset, kept) for asset in found[:PER_PAGE]],
        page=number,
        goes_on=len(found) > PER_PAGE,
        days=TURNED_DOWN_FOR.days,
    )


@desk_view(MAY_KEEP, methods=("POST",))
def check(request: DeskRequest, key: UUID) -> HttpResponse:
    """Have one file checked again; whoever was too late, or finds no bytes left, is told so."""
    asset = asset_for(request.user, key, roles=MAY_KEEP)
    is_refused = asset.state == AssetState.REFUSED.value
    if is_refused and not may_be_ours(asset.reason):
        raise Http404
    try:
        check_again(asset=asset, now=timezone.now())
    except NotRefused:
        messages.warning(
            request,
            _(
                "“%(title)s” cannot be checked again: nothing of it is left here. Please ask for "
                "it to be sent once more."
            )
            % {"title": asset}
            if is_refused
            else _("“%(title)s” is not among these any more: somebody was faster.")
            % {"title": asset},
        )
    else:
        said = _(
            "“%(title)s” is being checked again. It comes back to the queue, or here with a reason."
        )
        messages.success(request, said % {"title": asset})
    return redirect("media_desk:review_refused")


def refused_for(user: User) -> QuerySet[Asset]:
    """Return what a person sees refused, the newest first."""
    seen = Asset.objects.visible_to(user).filter(state=AssetState.REFUSED.value)
    return seen.select_related("organisation", "contribution", "upload").order_by(
        "-state_at", "-pk"
    )


def _refused(asset: Asset, kept_organisations: Collection[int | None]) -> Refused:
    is_left = has_bytes(asset)
    return Refused(
        asset=asset,
        reason=reason_words(asset, []),
        kept_until=localdate(asset.state_at + TURNED_DOWN_FOR) if is_left else None,
        may_be_checked=is_left
        and may_be_ours(asset.reason)
        and asset.organisation_id in kept_organisations,
    )
