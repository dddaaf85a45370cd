"""Withdrawing pictures and videos: looked for, ticked, asked about once more, and withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from media_library.actions.withdrawing import NothingToWithdraw, withdraw_assets
from media_library.desk.access import MAY_KEEP, DeskRequest, desk_view, organisations_for
from media_library.desk.layout import desk_page
from media_library.desk.library.cards import cards_of, with_pictures
from media_library.desk.library.filters import reading_language
from media_library.desk.library.forms import WithdrawForm
from media_library.desk.withdrawing.withdrawals import trail
from media_library.models import Asset, Withdrawal
from media_library.rights.usages import uses_of
from media_library.rules.numbers import numbers_in
from media_library.rules.standing import AssetState
from media_library.searching.finding import Finding, find_assets

MOST_FOUND = 48
MOST_AT_ONCE = 200
# Also what is not in the library yet: somebody may say no before anybody has said yes.
STATES = (AssetState.READY, AssetState.IN_REVIEW, AssetState.ASKED_BACK, AssetState.REJECTED)


@desk_view(MAY_KEEP)
def start(request: DeskRequest) -> HttpResponse:
    told = request.POST if request.method == "POST" else request.GET
    chosen = _chosen(request, told.getlist("asset"))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and chosen and form.is_valid():
        return _withdraw(request, chosen, form)
    words = told.get("q", "").strip()[:200]
    language, today = reading_language(), timezone.localdate()
    found: Any = []
    if words and not chosen:
        query = Finding(text=words, states=STATES)
        own = organisations_for(request.user, MAY_KEEP).values("pk")
        found = find_assets(user=request.user, query=query, on=today).filter(organisation__in=own)
        found = with_pictures(found, language=language)[:MOST_FOUND]
    shown = with_pictures(Asset.objects.filter(pk__in=chosen), language=language)
    return desk_page(
        request,
        "withdrawing/start.html",
        title=_("Withdraw pictures or videos"),
        tab="withdrawals",
        icon="lock",
        trail=trail(),
        words=words,
        found=cards_of(found, language=language, on=today) if found else [],
        chosen=cards_of(shown.order_by("pk"), language=language, on=today) if chosen else [],
        uses=uses_of(chosen) if chosen else [],
        form=form,
    )


def _chosen(request: DeskRequest, keys: list[str]) -> list[int]:
    numbers = numbers_in(keys)[:MOST_AT_ONCE]
    own = organisations_for(request.user, MAY_KEEP).values("pk")
    seen = Asset.objects.visible_to(request.user).filter(pk__in=numbers, organisation__in=own)
    states = [state.value for state in STATES]
    return list(seen.filter(state__in=states).values_list("pk", flat=True))


def _withdraw(request: DeskRequest, chosen: list[int], form: WithdrawForm) -> HttpResponse:
    told = form.cleaned_data
    try:
        made = withdraw_assets(
            assets=Asset.objects.filter(pk__in=chosen),
            asked_by=told["asked_by"],
            reason=told["reason"],
            originals=Withdrawal.Original(told["originals"]),
            recorded_by=request.user,
            now=timezone.now(),
        )
    except NothingToWithdraw:
        messages.info(request, _("There was nothing left to withdraw."))
        return redirect("media_desk:withdrawals")
    messages.success(
        request, _("Withdrawn: hidden everywhere. The certificate follows when all is done.")
    )
    return redirect("media_desk:withdrawal", key=made.uuid)
