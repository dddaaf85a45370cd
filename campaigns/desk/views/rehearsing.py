"""Rehearsals: started from a campaign, stopped by hand, read as a diff against the plan."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from campaigns.actions.rehearse_campaign import is_running, rehearse_campaign, stop_rehearsal
from campaigns.desk.access import MAY_ENTER, MAY_PLAN, DeskRequest, desk_view, may_act, must_act
from campaigns.desk.layout import desk_page
from campaigns.desk.rehearsal_diff import diff_of
from campaigns.desk.rehearsal_form import RehearsalForm
from campaigns.models import Campaign, Rehearsal
from campaigns.refused import CampaignRefused
from campaigns.rehearsal.handling import clock_of
from campaigns.rules.local_time import both_clocks
from campaigns.wording import words_for

MOST_SHOWN = 20


@desk_view(MAY_PLAN)
def rehearse(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask which test channels to play on, start, and list the rehearsals before."""
    found = get_object_or_404(Campaign, pk=pk)
    must_act(request.user, MAY_PLAN, found.organisation_id)
    form = RehearsalForm(request.POST or None, campaign=found)
    if request.method == "POST" and form.is_valid():
        try:
            started = rehearse_campaign(
                campaign=found,
                test_channels=form.test_channels(),
                speed=form.cleaned_data["speed"],
                by=request.user,
                now=timezone.now(),
            )
        except CampaignRefused as refused:
            form.add_error(None, words_for(refused.refusal))
        else:
            messages.success(request, _("The rehearsal has begun."))
            return redirect("campaign_desk:rehearsal", started.pk)
    return desk_page(
        request,
        "rehearsal_start.html",
        title=_("Rehearse “%(campaign)s”") % {"campaign": found.name},
        tab="campaigns",
        icon="history",
        trail=[_back_to(found)],
        campaign=found,
        form=form,
        earlier=found.rehearsals.select_related("asked_by")[:MOST_SHOWN],
        status=422 if form.is_bound else 200,
    )


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def rehearsal(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what differs from the plan first; what went as planned is folded."""
    found = get_object_or_404(Rehearsal.objects.select_related("campaign", "asked_by"), pk=pk)
    campaign, running = found.campaign, is_running(found)
    return desk_page(
        request,
        "rehearsal.html",
        title=_("Rehearsal of “%(campaign)s”") % {"campaign": campaign.name},
        tab="campaigns",
        icon="history",
        trail=[_back_to(campaign)],
        rehearsal=found,
        campaign=campaign,
        diff=diff_of(found),
        running=running,
        may_stop_it=running and may_act(request.user, MAY_PLAN, campaign.organisation_id),
        **(_clocks_now(found) if running else {}),
    )


@desk_view(MAY_PLAN, methods=("POST",))
def stop(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Rehearsal.objects.select_related("campaign"), pk=pk)
    must_act(request.user, MAY_PLAN, found.campaign.organisation_id)
    number = stop_rehearsal(rehearsal=found, now=timezone.now())
    said = ngettext(
        "The rehearsal is stopped: %(number)s post was not played.",
        "The rehearsal is stopped: %(number)s posts were not played.",
        number,
    )
    messages.success(request, said % {"number": number})
    return redirect("campaign_desk:rehearsal", pk)


def _back_to(campaign: Campaign) -> tuple[str, str]:
    return campaign.name, reverse("campaign_desk:campaign", args=[campaign.pk])


def _clocks_now(found: Rehearsal) -> dict[str, Any]:
    """Return what the campaign's clock shows, and when the last post is played."""
    ends_at: datetime = found.posts.aggregate(last=Max("due_at"))["last"]
    instant = clock_of(found).campaign(min(timezone.now(), ends_at))
    return {
        "campaign_now": timezone.localtime(instant),
        "campaign_clocks": both_clocks(instant),
        "ends_at": ends_at,
    }
