"""Grants of rights, added and revoked, and the way to withdraw an asset."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from media_library.actions.grant_rights import grant_rights, revoke_grant
from media_library.actions.withdrawing import withdraw_assets
from media_library.desk.access import MAY_KEEP, DeskRequest, asset_for, desk_view
from media_library.desk.layout import desk_page
from media_library.desk.library.describing import trail_of
from media_library.desk.library.forms import GrantForm, WithdrawForm
from media_library.models import Grant, Withdrawal
from media_library.rights.usages import uses_of


@desk_view(MAY_KEEP)
def grant(request: DeskRequest, key: UUID) -> HttpResponse:
    asset = asset_for(request.user, key, roles=MAY_KEEP)
    form = GrantForm(
        request.POST or None,
        initial={"holder": asset.rights_holder or asset.creator, "licence": asset.licence},
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        grant_rights(
            asset=asset,
            holder=told["holder"],
            licence=told["licence"],
            channels=form.chosen_channels(),
            languages=told["languages"],
            until=told["until"],
            may_be_reused_by_eu=told["may_be_reused_by_eu"],
            note=told["note"],
            granted_by=request.user.shown_name,
            now=timezone.now(),
        )
        messages.success(request, _("The grant is recorded."))
        return redirect("media_desk:asset", key=asset.uuid)
    return desk_page(
        request,
        "library/grant.html",
        title=_("Record a grant of rights"),
        trail=trail_of(asset),
        asset=asset,
        form=form,
    )


@desk_view(MAY_KEEP, methods=("POST",))
def revoke(request: DeskRequest, key: UUID, pk: int) -> HttpResponse:
    asset = asset_for(request.user, key, roles=MAY_KEEP)
    given = Grant.objects.filter(asset=asset, pk=pk).first()
    if given is None:
        raise Http404
    revoke_grant(grant=given, now=timezone.now())
    messages.success(request, _("The grant is revoked."))
    return redirect("media_desk:asset", key=asset.uuid)


@desk_view(MAY_KEEP)
def withdraw(request: DeskRequest, key: UUID) -> HttpResponse:
    """Ask once more, show what it will reach, and withdraw."""
    asset = asset_for(request.user, key, roles=MAY_KEEP)
    if asset.is_withdrawn:
        messages.info(request, _("This is withdrawn already."))
        return redirect("media_desk:asset", key=asset.uuid)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        withdraw_assets(
            assets=[asset],
            asked_by=told["asked_by"],
            reason=told["reason"],
            originals=Withdrawal.Original(told["originals"]),
            recorded_by=request.user,
            now=timezone.now(),
        )
        messages.success(
            request, _("Withdrawn: hidden everywhere. The certificate follows when all is done.")
        )
        return redirect("media_desk:asset", key=asset.uuid)
    return desk_page(
        request,
        "library/withdraw.html",
        title=_("Withdraw"),
        trail=trail_of(asset),
        asset=asset,
        form=form,
        uses=uses_of([asset.pk]),
    )
