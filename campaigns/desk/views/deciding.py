"""What people decide about a post: its time, its approval, its way back or out."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.actions.approve_variant import approve_variant, send_back_variant, submit_variant
from campaigns.actions.decide_delivery import cancel_delivery, repeat_delivery, resolve_delivery
from campaigns.actions.plan_variant import plan_variant
from campaigns.actions.waive_rule import waive_rule
from campaigns.desk.access import MAY_APPROVE, MAY_EDIT, MAY_PLAN, DeskRequest, desk_view, zone_of
from campaigns.desk.forms import NoteForm, PlanForm, Seen, SightForm, WaiveForm
from campaigns.desk.views.post import found_post, post_page
from campaigns.models import Delivery
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import Oddity, Resolved
from campaigns.wording import words_for


@desk_view(MAY_PLAN, methods=("POST",))
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    found = found_post(pk)
    form = PlanForm(request.POST, post=found, own_zone=zone_of(request.user))
    if form.is_valid():
        try:
            resolved = plan_variant(
                variant=found,
                local=form.wall_time(),
                zone=form.cleaned_data["zone"],
                by=request.user,
                now=timezone.now(),
            )
        except CampaignRefused as refused:
            form.add_error(None, words_for(refused.refusal))
        else:
            _tell_time(request, resolved, asked=form.wall_time().strftime("%H:%M"))
            return redirect("campaign_desk:post", pk)
    return post_page(request, found_post(pk), plan_form=form, status=422)


def _tell_time(request: DeskRequest, resolved: Resolved, *, asked: str) -> None:
    said = date_format(resolved.local, "j F Y, H:i")
    if resolved.oddity is Oddity.GAP:
        sentence = _(
            "The clocks go forward that night and jump over %(asked)s. The post goes out at "
            "%(said)s instead."
        )
        messages.warning(request, sentence % {"asked": asked, "said": said})
    elif resolved.oddity is Oddity.FOLD:
        sentence = _(
            "The clocks go back that night, so %(asked)s comes twice. The post goes out the first "
            "time: %(said)s, still summer time."
        )
        messages.warning(request, sentence % {"asked": asked, "said": said})
    else:
        messages.success(request, _("The time is set: %(said)s.") % {"said": said})


@desk_view(MAY_EDIT, methods=("POST",))
def submit(request: DeskRequest, pk: int) -> HttpResponse:
    return _decided(
        request,
        pk,
        lambda: submit_variant(variant=found_post(pk), by=request.user, now=timezone.now()),
        _("The post waits for approval now."),
    )


@desk_view(MAY_APPROVE, methods=("POST",))
def approve(request: DeskRequest, pk: int) -> HttpResponse:
    return _decided(
        request,
        pk,
        lambda: approve_variant(
            variant=found_post(pk),
            seen_hash=request.POST.get("seen_hash", ""),
            by=request.user,
            now=timezone.now(),
        ),
        _("The post is approved."),
    )


@desk_view(MAY_APPROVE, methods=("POST",))
def waive(request: DeskRequest, pk: int) -> HttpResponse:
    form = WaiveForm(request.POST)
    if not form.is_valid():
        return post_page(request, found_post(pk), waive_form=form, status=422)
    return _decided(
        request,
        pk,
        lambda: waive_rule(
            variant=found_post(pk),
            rule=form.cleaned_data["rule"],
            reason=form.cleaned_data["reason"],
            seen_hash=form.cleaned_data["seen_hash"],
            by=request.user,
            now=timezone.now(),
        ),
        _("The rule is waived for this post as it stands now."),
    )


@desk_view(MAY_APPROVE, methods=("POST",))
def send_back(request: DeskRequest, pk: int) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return post_page(request, found_post(pk), note_form=form, status=422)
    return _decided(
        request,
        pk,
        lambda: send_back_variant(
            variant=found_post(pk),
            note=form.cleaned_data["note"],
            by=request.user,
            now=timezone.now(),
        ),
        _("The post went back to its author."),
    )


@desk_view(MAY_PLAN, methods=("POST",))
def cancel(request: DeskRequest, delivery_pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=delivery_pk)
    return _decided(
        request,
        delivery.variant_id,
        lambda: cancel_delivery(delivery=delivery, by=request.user, now=timezone.now()),
        _("The post is taken back and will not go out. Give it a new time to plan it again."),
    )


@desk_view(MAY_PLAN, methods=("POST",))
def resolve(request: DeskRequest, delivery_pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=delivery_pk)
    form = SightForm(request.POST)
    if not form.is_valid():
        return post_page(request, found_post(delivery.variant_id), sight_form=form, status=422)
    is_there = form.cleaned_data["is_there"] == Seen.YES
    return _decided(
        request,
        delivery.variant_id,
        lambda: resolve_delivery(
            delivery=delivery,
            is_there=is_there,
            remote_url=form.cleaned_data["remote_url"],
            by=request.user,
            now=timezone.now(),
        ),
        _("Thank you. It counts as sent.")
        if is_there
        else _("Thank you. It goes out again, if it is not too late."),
    )


@desk_view(MAY_PLAN, methods=("POST",))
def repeat(request: DeskRequest, pk: int) -> HttpResponse:
    return _decided(
        request,
        pk,
        lambda: repeat_delivery(variant=found_post(pk), by=request.user, now=timezone.now()),
        _("The post goes out again now."),
    )


def _decided(
    request: DeskRequest, pk: int, decide: Callable[[], object], done: str
) -> HttpResponse:
    """Carry out a decision and say what came of it, on the post's page."""
    try:
        decide()
    except CampaignRefused as refused:
        messages.error(request, words_for(refused.refusal))
    else:
        messages.success(request, done)
    return redirect("campaign_desk:post", pk)
