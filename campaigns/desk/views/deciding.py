"""What people decide about a post: its time, its approval, its way back or out."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts.rules.roles import Role
from campaigns.actions.approve_variant import approve_variant, send_back_variant, submit_variant
from campaigns.actions.decide_delivery import cancel_delivery, repeat_delivery, resolve_delivery
from campaigns.actions.plan_variant import plan_variant
from campaigns.actions.waive_rule import waive_rule
from campaigns.approving import Case, case_of, desk_day, powers_of
from campaigns.clashing import clashes_of
from campaigns.desk.access import (
    MAY_EDIT,
    MAY_ENTER,
    MAY_PLAN,
    DeskRequest,
    desk_view,
    must_act,
    zone_of,
)
from campaigns.desk.forms import NoteForm, PlanForm, Seen, SightForm, WaiveForm
from campaigns.desk.time_words import words_of_time
from campaigns.desk.views.post import found_post, post_page
from campaigns.models import Delivery, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import Step
from campaigns.rules.local_time import Resolved
from campaigns.wording import words_for


def own_post(request: DeskRequest, pk: int, allowed: Iterable[Role]) -> Variant:
    """Get a post that the person may change in one of these roles, or refuse."""
    found = found_post(pk)
    must_act(request.user, allowed, found.message.campaign.organisation_id)
    return found


def post_to_decide(request: DeskRequest, pk: int, *, step: str = "") -> tuple[Variant, Case]:
    """Get a post of which the person may decide a step, the open one or the message, or refuse.

    Whose roles they hold that day counts, so that a deputy may. What else speaks against it (an
    own post, changed words) is said by the action.
    """
    found = found_post(pk)
    case = case_of(found)
    steps = [step] if step else [case.step, Step.MESSAGE]
    powers = powers_of(request.user, on=desk_day(timezone.now()))
    if not any(power.covers(case, one) for power in powers for one in steps):
        raise PermissionDenied
    return found, case


@desk_view(MAY_PLAN, methods=("POST",))
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    found = own_post(request, pk, MAY_PLAN)
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
            _tell_time(request, resolved, asked=form.wall_time())
            for clash in clashes_of([found])[found.pk]:
                messages.warning(request, clash.words)
            return redirect("campaign_desk:post", pk)
    return post_page(request, found_post(pk), plan_form=form, status=422)


def _tell_time(request: DeskRequest, resolved: Resolved, *, asked: datetime) -> None:
    tell = messages.warning if resolved.oddity else messages.success
    tell(request, words_of_time(resolved, asked=asked))


@desk_view(MAY_EDIT, methods=("POST",))
def submit(request: DeskRequest, pk: int) -> HttpResponse:
    found = own_post(request, pk, MAY_EDIT)
    return _decided(
        request,
        pk,
        lambda: submit_variant(variant=found, by=request.user, now=timezone.now()),
        _("The post waits for approval now."),
    )


# A deputy has no role of a reviewer's own, so the guard of these lets the whole desk in; whether
# somebody may decide about this post is asked next.
@desk_view(MAY_ENTER, methods=("POST",))
def approve(request: DeskRequest, pk: int) -> HttpResponse:
    found, case = post_to_decide(request, pk)
    is_last = request.POST.get("step", "") != Step.LANGUAGE or case.is_last
    return _decided(
        request,
        pk,
        lambda: approve_variant(
            variant=found,
            seen_hash=request.POST.get("seen_hash", ""),
            step=request.POST.get("step", ""),
            by=request.user,
            now=timezone.now(),
        ),
        _("The post is approved.")
        if is_last
        else _("The language is approved. The post waits for somebody to approve the message."),
    )


@desk_view(MAY_ENTER, methods=("POST",))
def waive(request: DeskRequest, pk: int) -> HttpResponse:
    found, _case = post_to_decide(request, pk, step=Step.MESSAGE)
    form = WaiveForm(request.POST)
    if not form.is_valid():
        return post_page(request, found, waive_form=form, status=422)
    return _decided(
        request,
        pk,
        lambda: waive_rule(
            variant=found,
            rule=form.cleaned_data["rule"],
            reason=form.cleaned_data["reason"],
            seen_hash=form.cleaned_data["seen_hash"],
            by=request.user,
            now=timezone.now(),
        ),
        _("The rule is waived for this post as it stands now."),
    )


@desk_view(MAY_ENTER, methods=("POST",))
def send_back(request: DeskRequest, pk: int) -> HttpResponse:
    found, _case = post_to_decide(request, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return post_page(request, found, note_form=form, status=422)
    return _decided(
        request,
        pk,
        lambda: send_back_variant(
            variant=found,
            note=form.cleaned_data["note"],
            by=request.user,
            now=timezone.now(),
        ),
        _("The post went back to its author."),
    )


@desk_view(MAY_PLAN, methods=("POST",))
def cancel(request: DeskRequest, delivery_pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=delivery_pk)
    own_post(request, delivery.variant_id, MAY_PLAN)
    return _decided(
        request,
        delivery.variant_id,
        lambda: cancel_delivery(delivery=delivery, by=request.user, now=timezone.now()),
        _("The post is taken back and will not go out. Give it a new time to plan it again."),
    )


@desk_view(MAY_PLAN, methods=("POST",))
def resolve(request: DeskRequest, delivery_pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=delivery_pk)
    own_post(request, delivery.variant_id, MAY_PLAN)
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
    found = own_post(request, pk, MAY_PLAN)
    return _decided(
        request,
        pk,
        lambda: repeat_delivery(variant=found, by=request.user, now=timezone.now()),
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
