"""Two files that look alike, side by side, and which of them is kept."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from media_library.actions.describing import mark_as_different
from media_library.actions.reviewing import NotToReview, reject_asset
from media_library.desk.access import (
    MAY_ENTER,
    MAY_KEEP,
    DeskRequest,
    asset_for,
    desk_view,
    may_do,
)
from media_library.desk.layout import desk_page
from media_library.desk.library.cards import LARGE, picture_of, with_pictures
from media_library.desk.library.filters import reading_language
from media_library.models import Asset
from media_library.rules.reviewing import OPEN_STATES
from media_library.rules.standing import AssetState

EARLIER, LATER, BOTH = "earlier", "later", "both"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One fact of both files."""

    label: str
    earlier: Any
    later: Any

    @property
    def differs(self) -> bool:
        return bool(self.earlier != self.later)


@desk_view(MAY_ENTER)
def compare(request: DeskRequest, key: UUID) -> HttpResponse:
    later = asset_for(request.user, key)
    earlier = _earlier(request, later)
    if earlier is None:
        messages.info(request, _("There is nothing left to compare it with."))
        return redirect("media_desk:review_item", key=later.uuid)
    keeps = may_do(request.user, MAY_KEEP, asset=later)
    if request.method == "POST":
        asset_for(request.user, key, roles=MAY_KEEP)
        return _chosen(request, earlier, later)
    language = reading_language()
    return desk_page(
        request,
        "review/compare.html",
        title=_("Compare"),
        tab="review",
        icon="tasks",
        trail=[
            (_("Review"), reverse("media_desk:review")),
            (str(later), reverse("media_desk:review_item", args=[later.uuid])),
        ],
        later=later,
        earlier=earlier,
        pictures=[_picture(earlier, language), _picture(later, language)],
        lines=list(_lines(earlier, later)),
        is_same=bool(later.sha256) and earlier.sha256 == later.sha256,
        earlier_is_open=_is_open(earlier),
        may_decide=keeps and _is_open(later),
    )


def _chosen(request: DeskRequest, earlier: Asset, later: Asset) -> HttpResponse:
    keep = request.POST.get("keep")
    if keep == BOTH:
        mark_as_different(asset=later)
        messages.success(request, _("Both are kept; they are not compared any more."))
        return redirect("media_desk:review_item", key=later.uuid)
    if keep not in {EARLIER, LATER} or (keep == LATER and not _is_open(earlier)):
        raise Http404
    loser, kept = (later, earlier) if keep == EARLIER else (earlier, later)
    given = loser.contribution
    with translation.override(given.language if given else reading_language()):
        words = _("We have this picture already, or a better one of the same.")
    try:
        reject_asset(asset=loser, by=request.user, now=timezone.now(), words=words)
    except NotToReview:
        messages.warning(
            request, _("Somebody else had decided already about: %(names)s.") % {"names": loser}
        )
    else:
        messages.success(request, _("“%(title)s” is kept.") % {"title": str(kept)})
    if _is_open(kept):
        return redirect("media_desk:review_item", key=kept.uuid)
    return redirect("media_desk:review")


def _earlier(request: DeskRequest, later: Asset) -> Asset | None:
    """Return what it resembles; never anything of another organisation."""
    own = Asset.objects.visible_to(request.user).filter(organisation=later.organisation_id)
    return own.filter(pk=later.like_id).first() if later.like_id else None


def _picture(asset: Asset, language: str) -> str:
    found = with_pictures(Asset.objects.filter(pk=asset.pk), language=language, specs=LARGE).get()
    return picture_of(found, LARGE)


def _is_open(asset: Asset) -> bool:
    return AssetState(asset.state) in OPEN_STATES


def _lines(earlier: Asset, later: Asset) -> list[Line]:
    def of(asset: Asset) -> dict[str, str]:
        taken = asset.camera_taken_at
        return {
            _("State"): asset.get_state_display(),
            _("File"): asset.label,
            _("Pixels"): f"{asset.width} × {asset.height}" if asset.width else "–",
            _("Size"): filesizeformat(asset.bytes),
            _("By the camera's clock"): date_format(taken, "DATETIME_FORMAT") if taken else "–",
            _("Who took it"): asset.creator or "–",
            _("Licence"): asset.get_licence_display() or "–",
            _("What it shows"): next((t.alt for t in asset.texts.all() if t.alt), "–"),
        }

    first, second = of(earlier), of(later)
    return [Line(label=label, earlier=first[label], later=second[label]) for label in first]
