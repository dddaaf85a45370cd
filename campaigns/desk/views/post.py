"""One post: its words, how they weigh and look, its time, its approval and its fate."""

import json
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.actions.approve_variant import ASKABLE
from campaigns.actions.edit_variant import edit_variant
from campaigns.desk.access import (
    MAY_EDIT,
    MAY_ENTER,
    MAY_PLAN,
    DeskRequest,
    desk_view,
    may_act,
    must_act,
    zone_of,
)
from campaigns.desk.approval_card import approval_card
from campaigns.desk.doubting import doubt_about
from campaigns.desk.fate import history_of, occurrences_of
from campaigns.desk.forms import NoteForm, PlanForm, PostForm, SightForm, WaiveForm
from campaigns.desk.funding import asked_of
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.measuring import Measured, measured, stored
from campaigns.desk.post_times import post_times
from campaigns.desk.shown_clashes import shown_clashes
from campaigns.desk.standing import standing_of
from campaigns.models import Delivery, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import both_clocks, resolve
from campaigns.series import running_series
from campaigns.sources import not_yet_sent
from campaigns.turns import Turn, telling_turn
from campaigns.wording import words_for
from outbox.rules.refusals import Refusal
from outbox.rules.states import State


def found_post(pk: int) -> Variant:
    """Get a post with everything its page needs, or answer 404."""
    deliveries = Delivery.objects.order_by("occurrence")
    return get_object_or_404(
        Variant.objects.select_related(
            "message__campaign__organisation",
            "channel__organisation",
            "author",
            "source_page",
            "series",
        ).prefetch_related("photos__photo", Prefetch("deliveries", queryset=deliveries)),
        pk=pk,
    )


@desk_view(MAY_ENTER)
def post(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a post; POST saves its words, or only measures them where asked to."""
    found = found_post(pk)
    if request.method != "POST":
        return post_page(request, found)
    must_act(request.user, MAY_EDIT, found.message.campaign.organisation_id)
    form = PostForm(request.POST, post=found)
    if not form.is_valid():
        return post_page(request, found, form=form, status=422)
    if "check" in request.POST:
        weighed = measured(found, changes=form.changes(), alts=form.alts())
        return post_page(request, found, form=form, weighed=weighed, is_unsaved=True)
    try:
        edit_variant(
            variant=found,
            changes=form.changes(),
            alts=form.alts(),
            seen_hash=form.cleaned_data["seen_hash"],
            by=request.user,
            now=timezone.now(),
        )
    except CampaignRefused as refused:
        return _not_saved(request, found, form, refused.refusal)
    messages.success(request, _("The post is saved."))
    return redirect("campaign_desk:post", pk)


def _not_saved(
    request: DeskRequest, found: Variant, form: PostForm, refusal: Refusal
) -> HttpResponse:
    """Keep what was typed. After a conflict, saving again is a choice made with open eyes."""
    if refusal.code != "changed-since":
        form.add_error(None, words_for(refusal))
        return post_page(request, found, form=form, status=409)
    typed = request.POST.copy()
    typed["seen_hash"] = found.payload_hash
    form = PostForm(typed, post=found)
    form.is_valid()
    weighed = measured(found, changes=form.changes(), alts=form.alts())
    return post_page(
        request, found, form=form, weighed=weighed, is_unsaved=True, is_conflict=True, status=409
    )


@desk_view(MAY_EDIT, methods=("POST",))
def measure(request: DeskRequest, pk: int) -> JsonResponse:
    """Weigh typed words: counts, problems and preview, by the code that will send them."""
    found = found_post(pk)
    must_act(request.user, MAY_EDIT, found.message.campaign.organisation_id)
    form = PostForm(request.POST, post=found)
    form.is_valid()
    weighed = measured(found, changes=form.changes(), alts=form.alts())
    context = {"weighed": weighed, "post": found}
    return JsonResponse(
        {
            "counts": [
                {
                    "used": count.used,
                    "limit": count.limit,
                    "unit": count.unit,
                    "is_over": count.used > count.limit,
                }
                for count in weighed.counts
            ],
            "problems": list(weighed.problems),
            "weight": render_to_string("campaigns/desk/parts/weight.html", context, request),
            "preview": render_to_string("campaigns/desk/parts/preview.html", context, request),
        }
    )


def post_page(
    request: DeskRequest,
    found: Variant,
    *,
    form: PostForm | None = None,
    plan_form: PlanForm | None = None,
    note_form: NoteForm | None = None,
    sight_form: SightForm | None = None,
    waive_form: WaiveForm | None = None,
    weighed: Measured | None = None,
    is_unsaved: bool = False,
    is_conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Render a post's page; whatever form was filled in wrongly comes back as it was typed."""
    holds = active_holds()
    campaign = found.message.campaign
    turn = telling_turn(found, now=timezone.now())
    return desk_page(
        request,
        "post.html",
        title=found.title,
        tab="calendar",
        icon="openquote",
        trail=[(campaign.name, reverse("campaign_desk:campaign", args=[campaign.pk]))],
        status=status,
        post=found,
        campaign=campaign,
        standing=standing_of(turn, holds=holds),
        form=form or PostForm(post=found),
        plan_form=plan_form or PlanForm(post=found, own_zone=zone_of(request.user)),
        note_form=note_form or NoteForm(initial={"seen_hash": found.payload_hash}),
        sight_form=sight_form or SightForm(),
        rules=asked_of(found, typed=waive_form),
        doubt=doubt_about(found) if not_yet_sent().filter(pk=found.pk).exists() else None,
        weighed=weighed or stored(found),
        stored=stored(found) if is_conflict else None,
        is_unsaved=is_unsaved,
        is_conflict=is_conflict,
        payload_json=json.dumps(found.payload, indent=2, ensure_ascii=False),
        occurrences=occurrences_of(found, holds=holds),
        history=history_of(found),
        clashes=shown_clashes(found),
        times=post_times(found),
        **_timing(turn),
        **_ways(request, found),
    )


def _timing(turn: Turn) -> dict[str, Any]:
    found, at = turn.post, turn.at
    if at is None:
        return {"resolved": None}
    planned = datetime.fromisoformat(found.planned_local)
    return {
        "resolved": resolve(local=planned, zone=found.zone),
        "planned": planned,
        "clocks": both_clocks(at),
        "local": timezone.localtime(at),
        "is_past": at < timezone.now(),
    }


def _ways(request: DeskRequest, found: Variant) -> dict[str, Any]:
    """Say which steps lie open, so that the page shows no button that would only refuse."""
    states = {delivery.state for delivery in found.deliveries.all()}
    final = {State.CANCELLED, State.FAILED, State.EXPIRED}
    # A series goes on after a day of it went out.
    gone = {State.SENT} if running_series(found) else set()
    is_open = states <= {State.READY, *final, *gone}
    organisation_id = found.message.campaign.organisation_id
    may_edit = may_act(request.user, MAY_EDIT, organisation_id)
    card = approval_card(found, user=request.user, now=timezone.now())
    return {
        "is_open": is_open,
        "card": card,
        "may_edit": may_edit,
        "may_plan": may_act(request.user, MAY_PLAN, organisation_id),
        "may_submit": is_open and may_edit and found.state in ASKABLE,
        "may_waive": is_open and card.may_waive,
    }
