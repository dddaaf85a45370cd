"""The desk of local partners: all contributions of their organisations, and what became of them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import Organisation
from accounts.rules.roles import Role
from media_library.actions.contributing import open_contribution
from media_library.contributing.languages import portal_reading
from media_library.contributing.wording import state_words
from media_library.models import Asset, Contribution
from media_library.rights.usages import Use, uses_of
from media_library.rules.numbers import number_in
from media_library.rules.standing import AssetState


@dataclass(frozen=True, kw_only=True)
class Line:
    """One contribution: how many files stand where, and where the accepted ones are shown."""

    contribution: Contribution
    states: list[tuple[str, int]]
    files: int
    questions: int
    uses: list[Use]


def contributions(request: Any, language: str) -> HttpResponse:
    """List what the person's organisations handed in; POST begins a new contribution."""
    organisations = Organisation.objects.filter(
        memberships__user=request.user, memberships__role=Role.PARTNER.value
    ).distinct()
    if request.method == "POST":
        return _begin(request, organisations, language)
    context = {
        "reading": portal_reading(request, language),
        "organisations": organisations,
        "lines": _lines(request),
    }
    return render(request, "media_library/contributing/partner.html", context)


def _begin(request: Any, organisations: Any, language: str) -> HttpResponse:
    organisation = organisations.filter(pk=number_in(request.POST.get("organisation", ""))).first()
    if organisation is None:
        raise Http404
    contribution = open_contribution(
        organisation=organisation, contributor=request.user, language=language
    )
    return redirect("partner_contribution", number=contribution.uuid)


def _lines(request: Any) -> list[Line]:
    mine = (
        Contribution.objects.handed_in_by(request.user)
        .select_related("organisation", "invitation")
        .order_by("-pk")
    )
    assets: dict[int, list[Asset]] = defaultdict(list)
    here = Asset.objects.filter(contribution__in=mine).exclude(state=AssetState.ERASED.value)
    for asset in here.only("pk", "state", "contribution_id").order_by("pk"):
        assets[asset.contribution_id].append(asset)
    ready = {
        asset.pk
        for group in assets.values()
        for asset in group
        if asset.state == AssetState.READY.value
    }
    # Only what everybody can see already: a draft or a plan is an officer's business.
    live = [use for use in uses_of(ready) if use.standing == "live" and use.public_address]
    return [_line(contribution, assets[contribution.pk], live) for contribution in mine]


def _line(contribution: Contribution, assets: list[Asset], live: list[Use]) -> Line:
    own = {asset.pk for asset in assets}
    shown = {use.public_address: use for use in live if use.asset_id in own}
    states = Counter(state_words(asset) for asset in assets)
    return Line(
        contribution=contribution,
        states=list(states.items()),
        files=len(assets),
        questions=sum(asset.state == AssetState.ASKED_BACK.value for asset in assets),
        uses=list(shown.values()),
    )
